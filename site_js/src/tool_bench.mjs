/** What a page needs of a framework once it knows which one: words, rules, and scoring by them. */
import { openScorer } from "./scorer.mjs"
import { runtimeLine } from "./status.mjs"
import { Texts } from "./texts.mjs"

/** @import { Scorer } from "./scorer.mjs" */
/** @import { ToolFramework } from "./picker.mjs" */
/** @import { RuleItem } from "./measures.mjs" */
/** @import { Step } from "./steps.mjs" */
/** @import { PageTexts } from "./types.mjs" */

/**
 * @typedef {object} ToolRules
 * @property {string} version
 * @property {{ id: string, choices: string[] }[]} profile
 * @property {{ id: string, items: string[] }[]} sections
 * @property {(RuleItem & ToolItem)[]} items - As far as pages read them; parts likewise
 * @property {{ from: string, to: string, items: Record<string, string | null> }[]} [id_maps]
 *
 * @typedef {{ kind: string, levels?: Record<string, string | number>, steps?: Step[] }} ToolItem
 *
 * @typedef {{ texts: Texts, rules: ToolRules, scorer: Scorer }} Bench
 */

/** Fetches each framework once. */
export class ToolBench {
  #root
  #page
  #onLine
  /** @type {Map<string, Promise<Bench>>} */
  #open = new Map()

  /**
   * @param {HTMLElement} root - With data-worker and data-runtime
   * @param {PageTexts & { frameworks: Record<string, ToolFramework> }} page - Words of the page
   * @param {(line: string) => void} onLine - Told how far the start of scoring
   *   has come; empty once it has started
   */
  constructor(root, page, onLine) {
    this.#root = root
    this.#page = page
    this.#onLine = onLine
  }

  /**
   * @param {string} framework - Its id
   * @returns {Promise<Bench>} All of it; scoring may still be starting
   * @throws {Error} If anything cannot be fetched; the next call tries anew
   */
  open(framework) {
    const opened = this.#open.get(framework) ?? this.#fetch(framework)
    this.#open.set(framework, opened)
    opened.catch(() => this.#open.delete(framework))
    return opened
  }

  /**
   * @param {string} framework
   * @returns {Promise<Bench>}
   */
  async #fetch(framework) {
    const { dataset } = this.#root
    const locale = dataset.locale ?? document.documentElement.lang
    const { rules: address, words: own } = this.#page.frameworks[framework]
    const [words, rules] = await Promise.all([fetched(own[locale]), fetched(address)])
    const texts = new Texts({ ...words, js: { ...words.js, ...this.#page.js } }, locale)
    const scorer = await openScorer(
      { worker: dataset.worker ?? "", runtime: dataset.runtime ?? "", rules: address },
      (state) => {
        this.#onLine(state.name === "ready" ? "" : runtimeLine(state, texts))
        if (state.name === "failed") this.#open.delete(framework)
      },
    )
    return { texts, rules, scorer }
  }
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: HTTP status ${response.status}`)
  return response.json()
}
