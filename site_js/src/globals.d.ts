/**
 * What `build.mjs` knows about the pinned Pyodide package and writes into the worker.
 * Read nowhere but in `worker.mjs`.
 */
declare const PYODIDE_RUNTIME: {
  /** Head of Pyodide's own lock file: which Python and which ABI the wasm was built for. */
  info: Record<string, string>
  /** Unpacked size of the largest download, in bytes. */
  wasmBytes: number
}
