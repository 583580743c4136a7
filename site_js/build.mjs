/**
 * Bundle the browser side: `npm run build -- --runtime FOLDER --outdir FOLDER`.
 *
 * Writes every entry as <name>-<hash>.js, an ES module, a few as classic scripts, and meta.json, esbuild's own account of what went into the modules. Bundles of
 * earlier builds in the folder are removed. The worker carries the hashes of the runtime's files;
 * FOLDER is the folder that holds the folder of the one runtime there is.
 */
import { createHash } from "node:crypto"
import { readFile, readdir, rm, writeFile, mkdir } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { parseArgs } from "node:util"
import { build } from "esbuild"
import { schemaPlugin } from "./schema.mjs"
import { RUNTIME_FILES } from "./src/runtime_files.mjs"

const ENTRIES = [
  "form",
  "assessments",
  "plan",
  "application",
  "side_by_side",
  "consensus",
  "report",
  "report_docx",
  "report_xlsx",
  "reader",
  "worker",
  "offline",
]
/** Service workers, as all browsers take them, and what stands in a page itself. */
const CLASSIC = ["service_worker", "service_worker_off", "start"]
const here = import.meta.dirname
const { values } = parseArgs({
  options: {
    outdir: { type: "string", default: "dist" },
    runtime: { type: "string", default: "../generator/assets/runtime" },
  },
})
const outdir = path.resolve(here, values.outdir)

const pyodide = path.dirname(createRequire(import.meta.url).resolve("pyodide/package.json"))
const lock = JSON.parse(await readFile(path.join(pyodide, "pyodide-lock.json"), "utf8"))
const files = await runtimeFiles(path.resolve(here, values.runtime))

await mkdir(outdir, { recursive: true })
for (const name of await readdir(outdir)) {
  if (new RegExp(`^(${[...ENTRIES, ...CLASSIC].join("|")})-[A-Z0-9]+\\.js$`).test(name))
    await rm(path.join(outdir, name))
}

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: here,
  outdir,
  entryNames: "[name]-[hash]",
  bundle: true,
  target: ["es2022"],
  charset: "utf8",
  minify: true,
  legalComments: "eof",
  logLevel: "warning",
}
const { metafile } = await build({
  ...common,
  entryPoints: ENTRIES.map((name) => `src/${name}.mjs`),
  format: "esm",
  metafile: true,
  plugins: [schemaPlugin],
  // Pyodide's own loader goes into the worker; what it takes from Node it asks for under Node alone.
  external: ["node:*", "ws"],
  define: { PYODIDE_RUNTIME: JSON.stringify({ info: lock.info, files }) },
})
await build({
  ...common,
  entryPoints: CLASSIC.map((name) => `src/${name}.mjs`),
  format: "iife",
  define: { "process.env.NODE_ENV": '"production"' }, // leaves out what Workbox logs
})
await writeFile(path.join(outdir, "meta.json"), JSON.stringify(metafile))
for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
  console.log(`${path.basename(file)}  ${(bytes / 1024).toFixed(1)} KB`)
}

/** @param {string} folder - Holds the runtime's folder */
async function runtimeFiles(folder) {
  const found = await readdir(folder)
  if (found.length !== 1)
    throw new Error(`expected one runtime in ${folder}, found ${found.length}`)
  /** @type {Record<string, { bytes: number, integrity: string }>} */
  const files = {}
  for (const name of RUNTIME_FILES) {
    const content = await readFile(path.join(folder, found[0], name))
    const hash = createHash("sha256").update(content).digest("base64")
    files[name] = { bytes: content.length, integrity: `sha256-${hash}` }
  }
  return files
}
