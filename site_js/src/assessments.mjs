/**
 * Entry of the page of all assessments: list them, make them, follow them up, keep and remove.
 *
 *   assessments -> desk -> views (assessment_list, details_form, storage_panel)
 *                       -> session_only -> store
 */
import { Desk } from "./desk.mjs"
import { Texts } from "./texts.mjs"

for (const root of document.querySelectorAll("[data-module='assessments']"))
  if (root instanceof HTMLElement) {
    const page = JSON.parse(root.querySelector("#ts-texts")?.textContent ?? "{}")
    const texts = new Texts(page, root.dataset.locale ?? document.documentElement.lang)
    void new Desk(root, texts, page.frameworks ?? {}).start()
  }
