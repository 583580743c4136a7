/** Reads files for comparing: by the same reader, with the same refusals; nothing is stored. */
import { MOST_BYTES } from "./import_limits.mjs"
import { showSize } from "./locale.mjs"

/** @import { FileProblem } from "./json_reader.mjs" */
/** @import { Reader } from "./reader.mjs" */
/** @import { Assessment } from "./types.mjs" */

/**
 * A file that was opened: what it holds, or why it cannot be read.
 *
 * @typedef {{ name: string, assessment: Assessment, problems: null }
 *   | { name: string, assessment: null, problems: FileProblem[] }} OpenedFile
 */

/**
 * Read a file.
 *
 * @param {File} file - As it was picked
 * @param {Reader} reader - Reads its bytes
 * @param {(framework: string) => boolean} isKnown - Whether the site has a framework
 * @param {string} locale - For sizes
 * @returns {Promise<OpenedFile>} What it holds
 */
export async function openFile(file, reader, isKnown, locale) {
  const { name, size } = file
  if (size > MOST_BYTES) {
    const words = { size: showSize(size, locale), most: showSize(MOST_BYTES, locale) }
    return { name, assessment: null, problems: [{ code: "too_big", words }] }
  }
  const read = reader.read(new Uint8Array(await file.arrayBuffer()), isKnown)
  if ("problems" in read) return { name, assessment: null, problems: read.problems }
  return { name, assessment: read.assessment, problems: null }
}
