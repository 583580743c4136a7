/**
 * Dates of a plan as a calendar file, RFC 5545.
 *
 * Each row with a date is an event of that whole day, which leaves the day free.
 */

/**
 * An event.
 *
 * @typedef {object} CalendarEvent
 * @property {string} id - Of its own, so that a newer file replaces the event and doubles nothing
 * @property {string} day - YYYY-MM-DD
 * @property {string} summary - One line
 * @property {string} [description] - Any number of lines
 */

const MOST_OCTETS = 75
const encoder = new TextEncoder()

/**
 * A calendar file.
 *
 * @param {CalendarEvent[]} events - Those without a real date are left out
 * @param {object} options
 * @param {string} options.name - Of the calendar
 * @param {Date} options.now - When it is written
 * @returns {string} Lines end with CRLF and are folded at 75 octets
 */
export function calendarFile(events, { name, now }) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tumstock//Plan//SV",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.filter(({ day }) => isDay(day)).flatMap((event) => eventLines(event, now)),
    "END:VCALENDAR",
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join("")
}

/**
 * Whether there is such a day.
 *
 * @param {unknown} day - Such as 2026-02-28
 * @returns {day is string} false for 2026-02-30 and for other text
 */
export function isDay(day) {
  if (typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
}

/**
 * @param {CalendarEvent} event
 * @param {Date} now
 */
function eventLines({ id, day, summary, description }, now) {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return [
    "BEGIN:VEVENT",
    `UID:${id.replaceAll(/[^\w.-]/g, "-")}@tumstock`,
    `DTSTAMP:${now.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${next.replaceAll("-", "")}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]
}

/**
 * Text as a value: what would end or part it is escaped, other control characters go.
 *
 * @param {string} text
 */
function escaped(text) {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
}

/**
 * A line cut into pieces of at most 75 octets, never inside a character.
 *
 * @param {string} line
 */
function folded(line) {
  const pieces = [""]
  let octets = 0
  for (const sign of line) {
    const size = encoder.encode(sign).length
    if (octets + size > MOST_OCTETS) {
      pieces.push(" ")
      octets = 1
    }
    pieces[pieces.length - 1] += sign
    octets += size
  }
  return pieces.join("\r\n")
}
