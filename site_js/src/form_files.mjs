/** Files that a form gives: the assessment, and its answers as a table. */
import { assessmentTable } from "./assessment_table.mjs"
import { fileName, fileText } from "./assessment_file.mjs"
import { csvText } from "./csv.mjs"
import { download } from "./download.mjs"

/** @import { FormPage } from "./page.mjs" */
/** @import { Session } from "./session.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Result } from "./types.mjs" */

/**
 * What is saved is what goes into the file; where it cannot be saved, what the page holds.
 *
 * @param {Session} session - Holds the assessment
 * @param {AnyStore | null} store - null where nothing can be saved
 */
export async function saveFile(session, store) {
  await session.flush()
  const id = String(session.get(["assessment", "id"]))
  const saved = session.status.name === "saved"
  const record = saved ? await store?.load(id).catch(() => null) : null
  const assessment = record?.assessment ?? session.assessment
  download(fileText(assessment), fileName(assessment))
  if (record) await store?.exported(id, new Date().toISOString())
}

/**
 * Answers and notes for a spreadsheet; nothing reads it back, so it is no export.
 *
 * @param {Session} session - Holds the assessment
 * @param {FormPage} page - Its items
 * @param {Result | null} result - What scoring said last
 * @param {Texts} texts - Words of the page
 */
export function saveTable({ assessment }, page, result, texts) {
  const table = assessmentTable(assessment, [...page.items.values()], result, texts)
  const name = fileName(assessment).replace(/json$/, "csv")
  download(csvText(table), name, "text/csv;charset=utf-8")
}
