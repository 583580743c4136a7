/** The list of sections: marks the one that is being read. */
import { all } from "./dom.mjs"

/** Top part of the window in which a section counts as being read. */
const READING_ZONE = "-10% 0px -75% 0px"

/**
 * Keep `aria-current` on the link to the section that is being read.
 *
 * @param {ParentNode} root - Holds `[data-section]` and `[data-section-link]`
 */
export function followSections(root) {
  const links = all(root, "[data-section-link]", HTMLElement)
  const sections = all(root, "[data-section]", HTMLElement)
  /** @type {Set<Element>} */
  const inZone = new Set()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) inZone.add(target)
        else inZone.delete(target)
      const current = sections.find((section) => inZone.has(section))
      // Between two sections the last one stays current.
      if (!current) return
      for (const link of links)
        if (link.dataset.sectionLink === current.dataset.section)
          link.setAttribute("aria-current", "true")
        else link.removeAttribute("aria-current")
    },
    { rootMargin: READING_ZONE },
  )
  for (const section of sections) observer.observe(section)
}
