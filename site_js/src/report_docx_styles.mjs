/** How a report looks in Word: A4, named styles that people can change, no colour that carries meaning. */
import { AlignmentType, BorderStyle, LevelFormat, convertMillimetersToTwip as mm } from "docx"

/** @import { INumberingOptions, IStylesOptions } from "docx" */

/** A4 with margins. */
export const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: mm(20), bottom: mm(20), left: mm(22), right: mm(22) },
}
/** Width of the text, in twentieths of a point. */
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right

const INK = "1C1F24"
const SOFT = "4B5059"
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "BBBBBB", space: 0 }

/**
 * A language as Word names it: with the country where it is most spoken if none is named.
 *
 * @param {string} lang - BCP 47 tag
 */
export function tagOf(lang) {
  const { language, region } = new Intl.Locale(lang).maximize()
  return region ? `${language}-${region}` : language
}

/** @type {INumberingOptions} */
export const LIST = {
  config: [
    {
      reference: "list",
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: "•",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: mm(6), hanging: mm(4) } } },
        },
      ],
    },
  ],
}

/**
 * Styles of a report.
 *
 * @param {string} lang - Its language, which the file is checked for spelling in
 * @returns {IStylesOptions}
 */
export function stylesOf(lang) {
  const heading = (/** @type {number} */ size, /** @type {number} */ before) => ({
    run: { size, bold: true, color: INK, font: "Calibri" },
    paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
  })
  const own = (
    /** @type {string} */ id,
    /** @type {import("docx").IRunStylePropertiesOptions} */ run,
    /** @type {import("docx").IParagraphStylePropertiesOptions} */ paragraph = {},
  ) => ({ id, name: id, basedOn: "Normal", run, paragraph, quickFormat: true })
  return {
    default: {
      document: {
        run: { font: "Calibri", size: 21, color: INK, language: { value: tagOf(lang) } },
        paragraph: { spacing: { after: 100, line: 269 } },
      },
      title: {
        run: { size: 56, bold: true, color: INK, font: "Calibri" },
        paragraph: { spacing: { after: 160 } },
      },
      heading1: heading(32, 420),
      heading2: heading(25, 300),
      heading3: heading(22, 240),
    },
    paragraphStyles: [
      own("Kind", { color: SOFT }, { spacing: { before: 3000, after: 120 } }),
      own("Subtitle", { size: 28 }, { spacing: { after: 480 } }),
      own("Notice", {}, { spacing: { before: 360 } }),
      own("Standing", { bold: true }),
      own("Label", { bold: true }, { spacing: { before: 120, after: 40 } }),
      own(
        "Mark",
        {},
        { indent: { left: mm(3) }, border: { left: { ...LINE, size: 24, color: INK, space: 6 } } },
      ),
      own("Cell", { size: 19 }, { spacing: { before: 40, after: 40, line: 250 } }),
      own("Head", { size: 19, bold: true }, { spacing: { before: 40, after: 40, line: 250 } }),
      own("Gap", { size: 8 }, { spacing: { after: 0 } }),
      own("Footer", { size: 16, color: SOFT }),
    ],
  }
}

/** Lines below rows alone. */
export const BORDERS = {
  top: LINE,
  bottom: LINE,
  insideHorizontal: LINE,
  left: { ...LINE, style: BorderStyle.NONE },
  right: { ...LINE, style: BorderStyle.NONE },
  insideVertical: { ...LINE, style: BorderStyle.NONE },
}
