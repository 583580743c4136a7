// Lighthouse on the addresses that come in as lines; goes out as a line of JSON for each.
//
// Usage: node run.mjs BROWSER < lines of {"address", "categories"}
// A line out: {"address", "scores": {category: 0..1 or null}, "lost": [audit], "error", "version"}

import { createInterface } from "node:readline"
import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"

const [browser] = process.argv.slice(2)
const chrome = await launch({
  chromePath: browser,
  chromeFlags: ["--no-sandbox", "--disable-gpu", "--headless=new", "--disable-extensions"],
})
try {
  for await (const line of createInterface({ input: process.stdin })) {
    const { address, categories } = JSON.parse(line)
    const settings = { port: chrome.port, logLevel: "error", onlyCategories: categories }
    const { lhr } = await lighthouse(address, settings)
    process.stdout.write(JSON.stringify({ address, ...told(lhr) }) + "\n")
  }
} finally {
  await chrome.kill()
}

/** Scores and what cost them, of a result of Lighthouse. */
function told(lhr) {
  const scores = {}
  const lost = []
  for (const [name, category] of Object.entries(lhr.categories)) {
    scores[name] = category.score
    for (const { id, weight } of category.auditRefs) {
      const { score, displayValue, details } = lhr.audits[id]
      if (weight > 0 && score !== null && score < 1) {
        const where = (details?.items ?? []).slice(0, 2).map((item) => item.node?.snippet ?? "")
        lost.push([name, id, score, displayValue ?? "", ...where].join(" ").trim())
      }
    }
  }
  return { scores, lost, error: lhr.runtimeError?.message ?? null, version: lhr.lighthouseVersion }
}
