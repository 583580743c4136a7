/** Entry of what writes a report as a Word file; fetched when the first one is asked for. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx"
import { BORDERS, LIST, PAGE, TEXT_WIDTH, stylesOf, tagOf } from "./report_docx_styles.mjs"
import { clean, plain } from "./report_words.mjs"

/** @import { Report } from "./report_model.mjs" */
/** @import { Block, Fact, Runs, Table as ReportTable } from "./report_words.mjs" */

const LEVELS = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 }
/** Share of the width that the label of a fact takes. */
const LABEL = 0.36

/**
 * Write a report.
 *
 * @param {Report} report - From `reportOf`
 * @returns {Promise<Blob>} The file
 */
export async function write(report) {
  const { lang, title, kind, framework } = report
  const file = new Document({
    title,
    subject: plain(framework),
    description: kind,
    creator: "Tumstock",
    styles: stylesOf(lang),
    numbering: LIST,
    features: { updateFields: false },
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        footers: { default: footer(), first: new Footer({ children: [new Paragraph("")] }) },
        children: [...cover(report), ...report.blocks.flatMap((block) => written(block, lang))],
      },
    ],
  })
  return Packer.toBlob(file)
}

function footer() {
  const page = new TextRun({
    children: ["Tumstock  ", PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES],
  })
  return new Footer({
    children: [
      new Paragraph({ style: "Footer", alignment: AlignmentType.RIGHT, children: [page] }),
    ],
  })
}

/** @param {Report} report */
function cover({ lang, kind, title, framework, about, notice }) {
  return [
    new Paragraph({ style: "Kind", text: clean(kind) }),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: textRuns([{ text: title, lang: null }], lang),
    }),
    new Paragraph({ style: "Subtitle", children: textRuns(framework, lang) }),
    ...facts(about, lang),
    new Paragraph({ style: "Notice", text: clean(notice) }),
    new Paragraph({ children: [new PageBreak()] }),
  ]
}

/**
 * @param {Block} block
 * @param {string} lang
 * @returns {(Paragraph | Table)[]}
 */
function written(block, lang) {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: LEVELS[block.level], children: textRuns(block.runs, lang) })]
    case "text":
      return [
        new Paragraph({
          style: block.standing ? "Standing" : undefined,
          keepNext: block.standing,
          children: textRuns(block.runs, lang),
        }),
      ]
    case "labelled":
      return [label(block.label, lang), new Paragraph({ children: textRuns(block.runs, lang) })]
    case "marks":
      return block.marks.map(
        (mark) =>
          new Paragraph({
            style: "Mark",
            children: [
              new TextRun({ text: clean(mark.label), bold: true }),
              ...textRuns(mark.text ? [{ text: ` ${mark.text}`, lang: null }] : [], lang),
            ],
          }),
      )
    case "facts":
      return facts(block.facts, lang)
    case "list":
      return [
        ...(block.label ? [label(block.label, lang)] : []),
        ...block.items.map(
          (item) =>
            new Paragraph({
              style: "ListParagraph",
              numbering: { reference: "list", level: 0 },
              children: textRuns(item, lang),
            }),
        ),
      ]
    case "table":
      return [...tabled(block.table, lang), new Paragraph({ style: "Gap", text: "" })]
    default:
      // The drawing shows what the table below it says in figures.
      return []
  }
}

/**
 * @param {Runs} runs
 * @param {string} lang
 */
function label(runs, lang) {
  return new Paragraph({ style: "Label", keepNext: true, children: textRuns(runs, lang) })
}

/**
 * @param {Fact[]} rows
 * @param {string} lang
 */
function facts(rows, lang) {
  if (rows.length === 0) return []
  const widths = [LABEL, 1 - LABEL]
  const body = rows.map(
    ({ label: name, value }) =>
      new TableRow({
        cantSplit: isShort([name, value]),
        children: [name, value].map((runs, at) => cell(runs, widths[at], lang)),
      }),
  )
  return [grid(widths, body), new Paragraph({ style: "Gap", text: "" })]
}

/**
 * @param {ReportTable} table
 * @param {string} lang
 */
function tabled({ heads, rows }, lang) {
  const widths = heads.map(({ width }) => width)
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map(({ runs, width, numeric }) =>
      cell(runs, width, lang, { style: "Head", numeric }),
    ),
  })
  const body = rows.map(
    (cells) =>
      new TableRow({
        cantSplit: isShort(cells.map(({ runs }) => runs)),
        children: cells.map(({ runs }, at) =>
          cell(runs, widths[at], lang, { numeric: heads[at].numeric }),
        ),
      }),
  )
  return [grid(widths, [head, ...body])]
}

/**
 * @param {number[]} widths
 * @param {TableRow[]} rows
 */
function grid(widths, rows) {
  const columnWidths = widths.map((width) => Math.round(width * TEXT_WIDTH))
  return new Table({
    borders: BORDERS,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths,
    rows,
  })
}

/**
 * @param {Runs} runs
 * @param {number} width
 * @param {string} lang
 * @param {{ style?: string, numeric?: boolean }} [look]
 */
function cell(runs, width, lang, { style = "Cell", numeric = false } = {}) {
  const alignment = numeric ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new TableCell({
    width: { size: Math.round(width * TEXT_WIDTH), type: WidthType.DXA },
    children: [new Paragraph({ style, alignment, children: textRuns(runs, lang) })],
  })
}

/** @param {Runs[]} cells */
function isShort(cells) {
  return cells.every((runs) => plain(runs).length < 500)
}

/**
 * Words with their own language where they have one; lines stay lines.
 *
 * @param {Runs} runs
 * @param {string} lang
 */
function textRuns(runs, lang) {
  return runs.flatMap((words) =>
    words.text.split(/\r\n|\r|\n/).map(
      (line, at) =>
        new TextRun({
          text: clean(line),
          break: at > 0 ? 1 : undefined,
          language: words.lang && words.lang !== lang ? { value: tagOf(words.lang) } : undefined,
        }),
    ),
  )
}
