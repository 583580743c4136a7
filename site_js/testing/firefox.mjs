/**
 * Firefox as the tests use it: reads what to do from standard input, one line of JSON each, and
 * answers each with one.
 *
 *   node firefox.mjs PATH_OF_FIREFOX
 *   {"goto": address}              -> {"value": null}
 *   {"evaluate": code, "argument": any}  -> {"value": what the function returned}
 *
 * A failure is answered with {"error": message}. The end of the input ends the browser.
 */
import { createInterface } from "node:readline"
import puppeteer from "puppeteer-core"

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.argv[2],
  headless: true,
  protocolTimeout: 600_000,
})
const page = await browser.newPage()

/** @param {any} asked */
async function answer(asked) {
  if (asked.goto) await page.goto(asked.goto)
  else return page.evaluate(`(${asked.evaluate})(${JSON.stringify(asked.argument)})`)
  return null
}

console.log(JSON.stringify({ value: await browser.version() }))
for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify({ value: (await answer(JSON.parse(line))) ?? null }))
  } catch (error) {
    console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }))
  }
}
await browser.close()
