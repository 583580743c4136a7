/**
 * Entry of what reads files of assessments; fetched when the first file is opened.
 *
 * The schema is compiled when the site is built, so no text is ever made into code in the browser.
 */
import validate from "assessment-schema"
import { fitOf, readAssessment } from "./import_file.mjs"

/** @typedef {{ read: typeof read, fitOf: typeof fitOf }} Reader What this module gives */

/**
 * Read the bytes of a file.
 *
 * @param {Uint8Array} bytes - All of it
 * @param {(framework: string) => boolean} isKnown - Whether the site has a framework
 */
export function read(bytes, isKnown) {
  return readAssessment(bytes, validate, isKnown)
}

export { fitOf }
