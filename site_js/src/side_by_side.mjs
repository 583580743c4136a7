/**
 * Entry of the page that compares assessments.
 *
 *   side_by_side -> compare_page -> picker -> candidates, opened_file
 *                                -> tool_bench -> scorer
 *                                -> compare_view -> compare_totals, compare_items
 */
import { ComparePage } from "./compare_page.mjs"

for (const root of document.querySelectorAll("[data-module='side_by_side']"))
  if (root instanceof HTMLElement) {
    const page = JSON.parse(root.querySelector("#ts-texts")?.textContent ?? "{}")
    void new ComparePage(root, page).start(new URLSearchParams(location.search).getAll("a"))
  }
