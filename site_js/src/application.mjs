/**
 * Entry of the page of what one assessment brings to an application.
 *
 *   application -> application_page -> application_view, application_facts
 *                                   -> scorer -> worker
 *                                   -> store
 */
import { openApplication } from "./application_page.mjs"

for (const root of document.querySelectorAll("[data-module='application']"))
  if (root instanceof HTMLElement) {
    const page = JSON.parse(root.querySelector("#ts-texts")?.textContent ?? "{}")
    void openApplication(root, page, new URLSearchParams(location.search))
  }
