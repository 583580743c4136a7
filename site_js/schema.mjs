/** The published JSON Schema of an assessment, compiled to plain code: no eval in the browser. */
import { readFileSync } from "node:fs"
import { Ajv2020 } from "ajv/dist/2020.js"
import standalone from "ajv/dist/standalone/index.js"

const FILE = new URL("../generator/static/assessment.schema.json", import.meta.url)

/** @returns {object} The schema as it is published */
export function readSchema() {
  return JSON.parse(readFileSync(FILE, "utf8"))
}

/** @returns {string} A module whose default export is the check */
export function schemaCode() {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    code: { source: true, esm: true },
  })
  return standalone(ajv, ajv.compile(readSchema()))
}

/** @type {import("esbuild").Plugin} Lets modules import the check as `assessment-schema` */
export const schemaPlugin = {
  name: "assessment-schema",
  setup(build) {
    build.onResolve({ filter: /^assessment-schema$/ }, ({ path }) => ({
      path,
      namespace: "schema",
    }))
    build.onLoad({ filter: /.*/, namespace: "schema" }, () => ({
      contents: schemaCode(),
      resolveDir: import.meta.dirname,
    }))
  },
}
