/**
 * Start the runtime under Node and make it work, for `runtime.py`.
 *
 *   node probe.mjs run PYODIDE STDLIB SCORING REQUESTS   answers requests, lists what was imported;
 *       what Python holds can be kept, too
 *   node probe.mjs compile PYODIDE STDLIB FOLDER COMPILING [lean]
 *       compiles every .py below FOLDER in place, by what the file COMPILING defines
 *
 * The zips reach Python the way the site's worker hands them over (`fsInit`, PYTHONPATH). Prints
 * one JSON object as its last line; whatever goes wrong ends the process with status 1.
 */
import { readFile } from "node:fs/promises"
import path from "node:path"
import { pathToFileURL } from "node:url"

const SCORING_PATH = "/lib/tumstock_scoring.zip"
const [mode, pyodide, stdlib, target, file, kind] = process.argv.slice(2)

/** @param {{ scoring?: Uint8Array }} options */
async function start({ scoring }) {
  const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")).href)
  return loadPyodide({
    indexURL: pyodide,
    stdLibURL: stdlib,
    fullStdLib: false,
    env: scoring ? { PYTHONPATH: SCORING_PATH } : { PYTHONNODEBUGRANGES: "1" },
    _makeSnapshot: Boolean(scoring),
    fsInit: async (/** @type {any} */ files) => {
      if (scoring) files.writeFile(SCORING_PATH, scoring)
    },
  })
}

async function run() {
  const requests = JSON.parse(await readFile(file, "utf8"))
  const python = await start({ scoring: await readFile(target) })
  const call = python.pyimport("scoring.boundary").call
  python.makeMemorySnapshot() // throws where nothing can be kept of a start for later ones
  const replies = requests.map((/** @type {string} */ request) => call(request))
  // an exception that crosses over is formatted by Python: traceback and what it needs
  let crossed = false
  try {
    call()
  } catch (error) {
    crossed = String(error).includes("TypeError")
  }
  if (!crossed) throw new Error("a Python exception did not come across as one")
  const imported = python.runPython(
    "import sys; sorted({f for m in sys.modules.values() if (f := getattr(m, '__file__', None))})",
  )
  return { imported: imported.toJs(), replies }
}

async function compile() {
  const python = await start({})
  python.mountNodeFS("/mnt", target)
  python.runPython(await readFile(file, "utf8"))
  const compiling = python.globals.get("compile_below")
  const count = compiling.callKwargs("/mnt", { lean: kind === "lean" })
  return { compiled: count }
}

try {
  const result = await (mode === "run" ? run() : compile())
  console.log(JSON.stringify(result))
} catch (error) {
  // the message alone: Node would print the source line too, a megabyte of it
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
