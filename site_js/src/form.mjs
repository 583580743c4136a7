/**
 * Entry of the form page: makes the static form save, score and explain itself.
 *
 *   form -> views (item_view, why, problems, summary, radar, rule, evidence, clear, status)
 *        -> session -> store            answers, saved
 *        -> score_loop -> scoring_client -> protocol -> worker      answers, scored
 *
 * The form is complete without any of this; each part that fails leaves the others working.
 */
import { beginScoring } from "./early_port.mjs"
import { FormController } from "./form_controller.mjs"
import { knowDecimalMark } from "./locale.mjs"
import { followSections } from "./sections.mjs"
import { openStore } from "./session_only.mjs"
import { Texts } from "./texts.mjs"

for (const form of document.querySelectorAll("form[data-module='form']"))
  if (form instanceof HTMLFormElement) {
    const words = JSON.parse(form.querySelector("#ts-texts")?.textContent ?? "{}")
    const texts = new Texts(words, form.dataset.locale ?? document.documentElement.lang)
    if (words.decimal_mark) knowDecimalMark(texts.locale, words.decimal_mark)
    beginScoring(form.dataset) // where the head has not
    followSections(form)
    const opened = openStore().catch(() => null) // on its way while the page is made ready
    // In turns of their own: reading the scripts and reading the form together are felt.
    setTimeout(() => {
      const controller = new FormController(form, texts, opened)
      setTimeout(() => void controller.start())
    })
  }
