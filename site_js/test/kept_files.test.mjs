import assert from "node:assert/strict"
import { test } from "node:test"
import { KeptFiles, cacheName, entriesOf } from "../src/kept_files.mjs"

const ROOT = "https://name.github.io/guide/"
const LIST = {
  bytes: 7,
  named: { "assets/form-ABCDEFGH.js": "aaaaaaaaaaaaaaaaaaaaaaaa=" },
  plain: { "": "b=", "404.html": "c=", "sv/": "d=", "sv/ips/form/": "e=" },
}
const files = new KeptFiles(LIST, ROOT)

/** @param {string} place */
const find = (place) => files.find(`${ROOT}${place}`)

test("each file has the hash that a browser checks, and a revision unless its name has one", () => {
  assert.deepEqual(entriesOf(LIST, ROOT).slice(0, 2), [
    {
      url: `${ROOT}assets/form-ABCDEFGH.js`,
      revision: null,
      integrity: "sha256-aaaaaaaaaaaaaaaaaaaaaaaa=",
    },
    { url: ROOT, revision: "b=", integrity: "sha256-b=" },
  ])
})

test("a file is found whatever stands behind its address", () => {
  for (const asked of ["sv/ips/form/", "sv/ips/form/?a=1&b", "sv/ips/form/#item-1"])
    assert.deepEqual(find(asked), { kind: "kept", url: `${ROOT}sv/ips/form/` })
  assert.deepEqual(find("?x"), { kind: "kept", url: ROOT })
  assert.deepEqual(find("assets/form-ABCDEFGH.js"), {
    kind: "kept",
    url: `${ROOT}assets/form-ABCDEFGH.js`,
  })
})

test("names with signs of an address are found, in whatever way a page writes them", () => {
  // as `generator/offline.py` writes nr #1?.svg, 50 %.svg and a (å).svg
  const plain = { "i/nr%20%231%3F.svg": "a=", "i/50 %25.svg": "b=", "å ä/a (å).svg": "c=" }
  const list = { bytes: 3, named: {}, plain }
  const odd = new KeptFiles(list, ROOT)
  const asked = ["i/nr%20%231%3F.svg", "i/50%20%25.svg", "%C3%A5%20%C3%A4/a%20(%C3%A5).svg"]
  const found = asked.map((place) => odd.find(`${ROOT}${place}`).kind)
  assert.deepEqual(found, ["kept", "kept", "kept"])
  assert.deepEqual(
    entriesOf(list, ROOT).map(({ url }) => url),
    asked.map((place) => `${ROOT}${place}`),
  )
  assert.equal(odd.find(`${ROOT}å ä/none.svg`).kind, "missing")
})

test("an address that says nothing in any writing is not of the site", () => {
  assert.deepEqual(find("%E0%A4%A/x"), { kind: "foreign" })
  assert.deepEqual(find("sv/%E0%A4%A"), { kind: "missing" })
})

test("a page is found by its file, and without its last slash it has moved", () => {
  assert.deepEqual(find("sv/index.html"), { kind: "kept", url: `${ROOT}sv/` })
  assert.deepEqual(find("sv/ips/form?a=1"), { kind: "moved", url: `${ROOT}sv/ips/form/` })
})

test("what lies in a folder of the site is missing, what lies beside it is foreign", () => {
  assert.deepEqual(find("sv/none/"), { kind: "missing" })
  assert.deepEqual(find("assets/form-OLDEROLD.js"), { kind: "missing" })
  assert.deepEqual(find("other-project/sv/"), { kind: "foreign" })
  assert.deepEqual(files.find("https://name.github.io/other/sv/"), { kind: "foreign" })
  assert.deepEqual(files.find("https://elsewhere.example/guide/sv/"), { kind: "foreign" })
})

test("sites on one origin have a cache each, and none is called as that of the start", () => {
  const names = ["/", "/a/", "/a/b/"].map((path) => cacheName(`https://name.github.io${path}`))
  assert.deepEqual(names, ["tumstock-offline /", "tumstock-offline /a/", "tumstock-offline /a/b/"])
  for (const name of names) assert.doesNotMatch(name, /^tumstock-start-/)
})
