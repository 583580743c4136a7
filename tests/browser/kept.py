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
  for (;;) {{
    const found = await kept()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }}
}}
"""
"""The same, waited for."""
