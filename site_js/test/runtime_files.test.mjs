import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { test } from "node:test"
import { gzipSync } from "node:zlib"
import { FetchMeter } from "../src/fetch_meter.mjs"
import { RUNTIME_FILES, RuntimeFiles, WrongFileError } from "../src/runtime_files.mjs"

/** The smallest module there is. */
const WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])
const FOLDER = "https://example.org/assets/runtime/1/"
const WASM_URL = `${FOLDER}pyodide.asm.wasm`

/** @param {string} name */
const contentOf = (name) =>
  name.endsWith(".wasm")
    ? WASM
    : name.endsWith(".packed")
      ? gzipSync(name)
      : new TextEncoder().encode(name)

/** @param {Uint8Array} content */
const integrityOf = (content) => `sha256-${createHash("sha256").update(content).digest("base64")}`

const files = Object.fromEntries(
  RUNTIME_FILES.map((name) => {
    const content = contentOf(name)
    return [name, { bytes: content.length, integrity: integrityOf(content) }]
  }),
)

/**
 * A fetch that checks like a browser's.
 *
 * @param {(name: string, cache: string) => Uint8Array | number} serve - Content, or a status
 */
function fetching(serve) {
  /** @type {string[]} */
  const asked = []
  const fetch = async (/** @type {any} */ url, /** @type {RequestInit} */ { cache, integrity }) => {
    const name = String(url).slice(FOLDER.length)
    asked.push(`${name} ${cache}`)
    const content = serve(name, String(cache))
    if (typeof content === "number") return new Response("", { status: content })
    if (integrity && integrityOf(content) !== integrity) throw new TypeError("Failed to fetch")
    const headers = { "content-type": name.endsWith(".wasm") ? "application/wasm" : "text/plain" }
    return new Response(/** @type {any} */ (content), { headers })
  }
  return { asked, fetch: /** @type {typeof globalThis.fetch} */ (fetch) }
}

/**
 * @param {(name: string, cache: string) => Uint8Array | number} serve
 * @param {SubtleCrypto | null} [subtle]
 */
function started(serve, subtle = globalThis.crypto.subtle) {
  const { asked, fetch } = fetching(serve)
  const meter = new FetchMeter({ expected: {}, onProgress: () => {} })
  const options = { folder: FOLDER, files, meter, fetch, subtle: subtle ?? undefined }
  const runtime = new RuntimeFiles(options)
  return { asked, begun: { ...runtime.machine(), ...runtime.libraries() } }
}

test("every file is given once it has been checked, and taken from what the browser keeps", async () => {
  const { asked, begun } = started(contentOf)
  assert.ok((await begun.module) instanceof WebAssembly.Module)
  assert.equal(await begun.script, `${FOLDER}pyodide.asm.js`)
  assert.equal(new TextDecoder().decode(await begun.stdlib), "python_stdlib.packed")
  assert.equal(new TextDecoder().decode(await begun.scoring), "tumstock_scoring.packed")
  assert.deepEqual(
    asked,
    RUNTIME_FILES.map((name) => `${name} force-cache`),
  )
})

test("a file that the browser keeps and that is wrong is fetched anew", async () => {
  const spoilt = new Uint8Array([...WASM, 0, 1, 0]) // a module too, with a part of its own
  const { asked, begun } = started((name, cache) =>
    cache === "force-cache" ? spoilt : contentOf(name),
  )
  await Promise.all(Object.values(begun))
  assert.equal(asked.filter((one) => one.endsWith(" reload")).length, RUNTIME_FILES.length)
})

test("a module that compiles but is another one is never given", async () => {
  const { begun } = started((name) =>
    name.endsWith(".wasm") ? new Uint8Array([...WASM, 0, 1, 0]) : contentOf(name),
  )
  await assert.rejects(begun.module, WrongFileError)
})

test("a module that is cut short is named as a wrong file", async () => {
  const { begun } = started((name) => (name.endsWith(".wasm") ? WASM.slice(0, 5) : contentOf(name)))
  await assert.rejects(begun.module, /pyodide.asm.wasm/)
})

test("any other file that is wrong is refused by the browser and named", async () => {
  const { begun } = started((name) => (name.endsWith(".js") ? WASM : contentOf(name)))
  await assert.rejects(begun.script, /pyodide.asm.js: Failed to fetch/)
})

test("where no hash can be computed the browser checks the module too", async () => {
  const { begun } = started(
    (name) => (name.endsWith(".wasm") ? WASM.slice(0, 5) : contentOf(name)),
    null,
  )
  await assert.rejects(begun.module, /pyodide.asm.wasm: Failed to fetch/)
  assert.ok((await started(contentOf, null).begun.module) instanceof WebAssembly.Module)
})

test("a file that is not there is a failure by name", async () => {
  const { begun } = started((name) => (name.endsWith(".wasm") ? 404 : contentOf(name)))
  await assert.rejects(begun.module, {
    name: "TypeError",
    message: `${WASM_URL.split("/").at(-1)}: HTTP status 404`,
  })
})
