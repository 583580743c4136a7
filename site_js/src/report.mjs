/**
 * Entry of the page of one assessment's report.
 *
 *   report -> report_page -> report_model -> report_summary, report_item, report_plan
 *                         -> report_view
 *                         -> scorer
 *   report_docx, report_xlsx: entries of their own, fetched when a file is asked for
 */
import { openReport } from "./report_page.mjs"

for (const root of document.querySelectorAll("[data-module='report']"))
  if (root instanceof HTMLElement) {
    const page = JSON.parse(root.querySelector("#ts-texts")?.textContent ?? "{}")
    void openReport(root, page, new URLSearchParams(location.search))
  }
