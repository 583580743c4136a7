import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { afterEach, before, test } from "node:test"
import { fetchedJson, fetchedText } from "../src/fetched.mjs"

const { crypto, fetch } = globalThis
const TEXT = '{"a":"ä"}'
const NAME = createHash("sha256").update(TEXT).digest("hex").slice(0, 32)

/**
 * Let a site serve the same for whatever is asked for.
 *
 * @param {string} text
 * @param {number} [status]
 */
function serve(text, status = 200) {
  globalThis.fetch = async () => new Response(text, { status })
}

before(() => {
  const page = { baseURI: "https://example.org/sv/" }
  Object.defineProperty(globalThis, "document", { value: page, configurable: true })
})

afterEach(() => {
  globalThis.fetch = fetch
  Object.defineProperty(globalThis, "crypto", { value: crypto, configurable: true })
})

test("a file that is what its name says is read", async () => {
  serve(TEXT)
  assert.equal(await fetchedText(`../assets/texts/ips.sv-${NAME}.json`), TEXT)
  assert.deepEqual(await fetchedJson(`../assets/texts/ips.sv-${NAME}.json`), { a: "ä" })
})

test("one that was changed or cut short is refused by its name", async () => {
  const name = `../assets/frameworks/ips-${NAME}.json`
  for (const other of [TEXT.replace("ä", "a"), TEXT.slice(0, -1), ""]) {
    serve(other)
    await assert.rejects(fetchedText(name), {
      message: `${name}: what came is not what it should be`,
    })
  }
})

test("what a cache has kept of a bad moment is asked of the host itself", async () => {
  const name = `../assets/frameworks/ips-${NAME}.json`
  for (const bad of [new Response("", { status: 404 }), new Response(TEXT.slice(1))]) {
    /** @type {string[]} */
    const asked = []
    globalThis.fetch = async (_, { cache = "" } = {}) => {
      asked.push(cache)
      return cache === "reload" ? new Response(TEXT) : bad
    }
    assert.equal(await fetchedText(name), TEXT)
    assert.deepEqual(asked, ["default", "reload"])
  }
})

test("what is not there is told with what the host said", async () => {
  serve("", 404)
  await assert.rejects(fetchedText("../x.json"), { message: "../x.json: HTTP status 404" })
})

test("without a hash in the name, or where browsers compute none, it is taken as it comes", async () => {
  serve("other")
  assert.equal(await fetchedText("../assets/list.json"), "other")
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true })
  assert.equal(await fetchedText(`../assets/texts/ips.sv-${NAME}.json`), "other")
})
