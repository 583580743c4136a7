"""Finds the start that a visit has left for the next one."""

KEPT = """
async () => {
  const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0"))
  for (const name of await caches.keys()) {
    if (!name.startsWith("tumstock-start-")) continue
    const cache = await caches.open(name)
    for (const { url } of await cache.keys()) {
      // an entry is there before all of it has been written
      const found = await cache.match(url)
      const digest = await crypto.subtle.digest("SHA-256", await found.arrayBuffer())
      if (found.headers.get("x-digest") === hex(digest).join("")) return { name, url }
    }
  }
  return null
}
"""
"""Name of the cache and address of what lies in it, once it is whole; null before that."""

UNTIL_KEPT = f"""
async () => {{
  const kept = {KEPT.strip()}
  const patience = performance.now() + 60_000
  const late = () => new Promise((_, reject) => setTimeout(reject, 10_000, "a cache that hangs"))
  while (performance.now() < patience) {{
    const found = await Promise.race([kept(), late()])
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }}
  const room = JSON.stringify(await navigator.storage.estimate())
  throw new Error(`no start was kept; caches: ${{await caches.keys()}}; ${{room}}`)
}}
"""
"""The same, waited for; an evaluation has no time limit of its own, so it has one here."""
