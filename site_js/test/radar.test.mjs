import assert from "node:assert/strict"
import { test } from "node:test"
import { axesOf, fits, layOut, outline, overlayPath, pointOf, wrap } from "../src/radar.mjs"
import { placeOn } from "../src/rule.mjs"

/** @param {Record<string, string>} dataset */
const row = (dataset) => ({ dataset, label: "Del", lang: null })

test("axes are shares of each section's highest score, and rows without one are left out", () => {
  const rows = [row({ lowest: "4", highest: "12.5", max: "15" }), row({ max: "0" }), row({})]
  assert.deepEqual(axesOf(rows), [{ label: "Del", lang: null, lowest: 4 / 15, highest: 12.5 / 15 }])
})

test("the first axis points up and the others follow clockwise", () => {
  const near = (/** @type {{ x: number, y: number }} */ { x, y }) => [
    Math.round(x) + 0,
    Math.round(y) + 0,
  ]
  assert.deepEqual(near(pointOf(0, 4, 1)), [0, -100])
  assert.deepEqual(near(pointOf(1, 4, 1)), [100, 0])
  assert.deepEqual(near(pointOf(2, 4, 0.5)), [0, 50])
})

test("an outline goes through the same points and is closed, with three axes too", () => {
  const path = outline([1, 0.5, 0])
  const { x, y } = pointOf(1, 3, 0.5)
  assert.match(path, /^M0,-100L/)
  assert.ok(path.includes(`${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`), path)
  assert.match(path, /Z$/)
})

test("labels are cut into at most three short lines", () => {
  assert.deepEqual(wrap("Personal"), ["Personal"])
  assert.deepEqual(wrap("Produkter och tjenester"), ["Produkter och", "tjenester"])
  assert.deepEqual(wrap("Ett två tre fyra fem sex sju åtta nio tio elva tolv").length, 3)
  assert.match(
    wrap("Arbetslivsförberedande samarbetspartner kvalitetsutveckling resultat").at(-1) ?? "",
    /…$/,
  )
})

test("a value has its place on a scale, and what lies outside stays at the end", () => {
  assert.equal(placeOn(25, 25, 125), 0)
  assert.equal(placeOn(75, 25, 125), 50)
  assert.equal(placeOn(100 / 3, 0, 100), 33.33)
  assert.equal(placeOn(18.5, 20, 100), 0)
})

test("the drawing is as large as its labels need, and no larger", () => {
  const { at, box } = layOut([["Personal"], ["Ordnandet av", "tjänsten"], ["Innehåll"]])
  assert.deepEqual(
    at.map(({ x }) => Math.sign(x)),
    [0, 1, -1],
  )
  assert.ok(box.height < 220, "three axes leave no empty room below")
  assert.ok(box.width > 2 * 110 + 60)
})

test("labels that would be too small to read give way to numbers", () => {
  const titles = ["Ledelse", "Strategi", "Medarbeiderresultater", "Samfunn", "Forretningsresultat"]
  assert.equal(fits(titles, 700), true)
  assert.equal(fits(titles, 350), false)
  assert.equal(fits(["Ja", "Nej", "Kanske"], 350), true)
})

test("an overlay where all is known is a closed line", () => {
  assert.equal(overlayPath([1, 0.5, 0]), outline([1, 0.5, 0]))
})

test("an overlay leaves a gap where nothing is known, and goes on across the first axis", () => {
  assert.equal(overlayPath([1, 1, null, 1]), "M0,-100L100,0M-100,0L0,-100")
  assert.equal(overlayPath([0.5, 1, 1, null]), "M0,-50L100,0L0,100")
})

test("what has no known neighbour has no line", () => {
  assert.equal(overlayPath([1, null, 1, null]), "")
  assert.equal(overlayPath([null, null, null]), "")
})
