// The page above the languages: go on in the language that was read last.
try {
  const last = localStorage.getItem("tumstock-locale")
  const link = [...document.querySelectorAll("a[hreflang]")].find((one) => one.hreflang === last)
  if (link) location.replace(link.href + location.hash)
} catch {
  // Storage may be off; the links are there.
}
