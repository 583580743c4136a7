/**
 * Numbers, dates and times as people in the page's locale write them.
 *
 * Nothing here reads what people type: answers go to scoring as they were written.
 */

const MINUS = "\u2212"
const NO_BREAK_SPACE = "\u00a0"
const GROUPED_FROM_DIGITS = 5
/** @type {Map<string, string>} What stands between whole and decimals, by locale */
const marks = new Map()

/**
 * Say what a locale puts between whole and decimals.
 *
 * A page that knows it spares the browser its table of languages, which takes it longer to read
 * than a form may stand still.
 *
 * @param {string} locale - BCP 47 tag
 * @param {string} mark - `,` or `.`
 */
export function knowDecimalMark(locale, mark) {
  marks.set(locale, mark)
}

/** @param {string} locale */
function decimalMark(locale) {
  let mark = marks.get(locale)
  if (mark === undefined) {
    mark = new Intl.NumberFormat(locale).format(0.5).replace(/\d/g, "")
    marks.set(locale, mark)
  }
  return mark
}

/**
 * A number from a result, in the locale's writing.
 *
 * @param {string} text - With a decimal point, as scoring writes it: `-1250.5`
 * @param {string} locale - BCP 47 tag
 * @returns {string} `−1250,5`; whole parts of five digits and more are set apart in threes
 */
export function showNumber(text, locale) {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return text
  const [, sign, whole, decimals] = match
  const grouped =
    whole.length < GROUPED_FROM_DIGITS ? whole : whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK_SPACE)
  return `${sign && MINUS}${grouped}${decimals ? decimalMark(locale) + decimals : ""}`
}

/**
 * Two ends of a range; one number where they are the same.
 *
 * @param {string} lowest - As scoring writes it
 * @param {string} highest - As scoring writes it
 * @param {string} locale - BCP 47 tag
 * @returns {string} `26–122`
 */
export function showRange(lowest, highest, locale) {
  const low = showNumber(lowest, locale)
  return lowest === highest ? low : `${low}–${showNumber(highest, locale)}`
}

/**
 * A size in megabytes with one decimal.
 *
 * @param {number} bytes - 0 or more
 * @param {string} locale - BCP 47 tag
 * @returns {string} `3,1`
 */
export function showMegabytes(bytes, locale) {
  return showNumber((bytes / 1e6).toFixed(1), locale)
}

/**
 * A size with its unit.
 *
 * @param {number} bytes - 0 or more
 * @param {string} locale - BCP 47 tag
 * @returns {string} `12 kB`, from a tenth of a megabyte `3,1 MB`
 */
export function showSize(bytes, locale) {
  if (bytes >= 1e5) return `${showMegabytes(bytes, locale)}${NO_BREAK_SPACE}MB`
  return `${showNumber(String(Math.ceil(bytes / 1e3)), locale)}${NO_BREAK_SPACE}kB`
}

/**
 * The time of day.
 *
 * @param {Date} moment - When
 * @param {string} locale - BCP 47 tag
 * @returns {string} `12:34`
 */
export function showTime(moment, locale) {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(moment)
}

/**
 * The day, and the time of day.
 *
 * @param {Date} moment - When
 * @param {string} locale - BCP 47 tag
 * @returns {string} `9 januari 2026 12:34`, in the locale's order; a dash where it is no moment
 */
export function showMoment(moment, locale) {
  if (Number.isNaN(moment.getTime())) return "–"
  const format = /** @type {const} */ ({ dateStyle: "long", timeStyle: "short" })
  return new Intl.DateTimeFormat(locale, format).format(moment)
}

/**
 * A day.
 *
 * @param {string} day - YYYY-MM-DD; anything else is given back as it is
 * @param {string} locale - BCP 47 tag
 * @returns {string} `9 januari 2026`, in the locale's order
 */
export function showDay(day, locale) {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (!year) return day
  const moment = new Date(Number(year), Number(month) - 1, Number(date))
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(moment)
}

/**
 * A month and its year.
 *
 * @param {string} day - YYYY-MM-DD
 * @param {string} locale - BCP 47 tag
 * @returns {string} `jan. 2026`, in the locale's writing
 */
export function showMonth(day, locale) {
  const [year, month] = day.split("-").map(Number)
  const format = /** @type {const} */ ({ month: "short", year: "numeric" })
  return new Intl.DateTimeFormat(locale, format).format(new Date(year, month - 1, 1))
}
