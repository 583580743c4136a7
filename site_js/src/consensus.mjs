/**
 * Entry of the page on which several assessors agree.
 *
 *   consensus -> consensus_page -> picker, agreement_view
 *                               -> consensus_work -> consensus_card -> consensus_said
 *                                                 -> session -> store
 *                                                 -> consensus_data
 */
import { ConsensusPage } from "./consensus_page.mjs"

for (const root of document.querySelectorAll("[data-module='consensus']"))
  if (root instanceof HTMLElement) {
    const page = JSON.parse(root.querySelector("#ts-texts")?.textContent ?? "{}")
    void new ConsensusPage(root, page).start(new URLSearchParams(location.search).get("a"))
  }
