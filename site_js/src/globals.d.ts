/**
 * What `build.mjs` knows about the pinned Pyodide package and the built runtime, and writes into the worker.
 * Read nowhere but in `worker.mjs`.
 */
declare const PYODIDE_RUNTIME: {
  /** Head of Pyodide's own lock file: which Python and which ABI the wasm was built for. */
  info: Record<string, string>
  /** The files of the runtime that the worker was built with, by name. */
  files: Record<string, { bytes: number; integrity: string }>
}
