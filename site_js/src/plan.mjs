/**
 * Entry of the page of one assessment's plan.
 *
 *   plan -> plan_page -> views (plan_ideas, plan_rows, undo)
 *                     -> session -> store
 *                     -> action_plan, calendar, history
 */
import { openPlan } from "./plan_page.mjs"

for (const root of document.querySelectorAll("[data-module='plan']"))
  if (root instanceof HTMLElement) {
    const page = JSON.parse(root.querySelector("#ts-texts")?.textContent ?? "{}")
    void openPlan(root, page, new URLSearchParams(location.search).get("a"))
  }
