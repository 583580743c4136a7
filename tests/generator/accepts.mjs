// Which files a schema accepts: JSON on standard input, a line of JSON for each that it refuses.
//
// { schemas: { name: schema }, files: [{ file, schema, data }] } -> { file, told }
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

const require = createRequire(new URL("../../site_js/package.json", import.meta.url))
const { default: Ajv } = require("ajv")

const { schemas, files } = JSON.parse(readFileSync(0, "utf8"))
// strict: a word that is no word of JSON Schema is an error, not a silence
const ajv = new Ajv({ strict: true, allowUnionTypes: true })
const accepts = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]),
)
for (const { file, schema, data } of files) {
  if (!accepts[schema](data)) {
    const told = ajv.errorsText(accepts[schema].errors)
    console.log(JSON.stringify({ file, told }))
  }
}
