/**
 * The kept site as a page sees it: bring the service worker, know when the site is kept, and when
 * a newer one waits. Knows nothing of the DOM.
 *
 * Where there are no service workers (an old browser, a private window, plain http, storage that is
 * denied or full) nothing is said and nothing differs.
 */

/** A page that stays open looks for a newer site when it is looked at again, at most so often. */
const LOOK_AGAIN_MS = 3_600_000

/**
 *   spared    not kept yet, as the visitor's browser is to save data
 *   ready     all of the site is kept
 *
 * @typedef {"spared" | "ready"} OfflineState
 */

/** The site that is kept. */
export class OfflineSite {
  #container
  #address
  #onState
  #onNewer
  #onChanged
  /** @type {ServiceWorkerRegistration | null} */
  #registration = null
  /** @type {() => string[]} */
  #uses
  #looked = 0
  #sparing = false

  /**
   * @param {object} options
   * @param {ServiceWorkerContainer} options.container - `navigator.serviceWorker`
   * @param {string} options.address - Of the service worker, absolute
   * @param {(state: OfflineState) => void} options.onState - Told what the site is
   * @param {() => void} options.onNewer - Told when a newer site waits
   * @param {() => void} options.onChanged - Told when the newer one, asked for here, is there
   * @param {() => string[]} [options.uses] - Addresses of files of the page's own version
   */
  constructor({ container, address, onState, onNewer, onChanged, uses = () => [] }) {
    this.#container = container
    this.#address = address
    this.#onState = onState
    this.#onNewer = onNewer
    this.#onChanged = onChanged
    this.#uses = uses
    // A page of a first visit may be older than the site that comes to be kept while it is open.
    if (!container.controller)
      container.addEventListener("controllerchange", () => void this.#compare(), { once: true })
  }

  /**
   * Keep the site, or look whether a newer one is there.
   *
   * @param {object} [how]
   * @param {boolean} [how.sparing] - Whether nothing is to be fetched that was not asked for; a site
   *   that is kept already is kept up to date all the same
   * @param {number} [how.now] - In milliseconds
   */
  async start({ sparing = false, now = Date.now() } = {}) {
    try {
      this.#sparing = sparing
      if (sparing && !(await this.#known())) return this.#onState("spared")
      this.#looked = now
      const registered = await this.#container.register(this.#address, { updateViaCache: "none" })
      if (registered) this.#follow(registered)
    } catch {
      // Not to be had here: the site works as it does without.
    }
  }

  /**
   * Look for a newer site, or try again what failed, unless that was just done.
   *
   * @param {number} [now] - In milliseconds
   */
  async look(now = Date.now()) {
    if (now - this.#looked >= LOOK_AGAIN_MS) await this.start({ sparing: this.#sparing, now })
  }

  /**
   * Use the newer site in this tab, if it is the only one.
   *
   * @returns {Promise<number>} How many other tabs keep the older one; 0: `onChanged` follows
   */
  async takeNewer() {
    const waiting = this.#registration?.waiting
    if (!waiting) {
      this.#onChanged() // It is there already, by another way.
      return 0
    }
    const changed = new Promise((resolve) =>
      this.#container.addEventListener("controllerchange", resolve, { once: true }),
    )
    const others = /** @type {number} */ (await ask(waiting, "activate"))
    if (others === 0) void changed.then(() => this.#onChanged())
    return others
  }

  /** @returns {Promise<boolean>} Whether this site has a service worker already */
  async #known() {
    const found = await this.#container.getRegistration(this.#address)
    return found?.scope === new URL("./", this.#address).href
  }

  /** @param {ServiceWorkerRegistration} registration */
  #follow(registration) {
    if (registration === this.#registration) return
    this.#registration = registration
    registration.addEventListener("updatefound", () => this.#watch(registration.installing))
    this.#watch(registration.installing)
    if (registration.waiting && registration.active) this.#onNewer()
    if (registration.active) void this.#sayReady(registration.active)
  }

  /** @param {ServiceWorker | null} installing */
  #watch(installing) {
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed" && this.#registration?.active) this.#onNewer()
      if (installing.state === "activated") void this.#sayReady(installing)
    })
  }

  /** Offer the site that is kept, if the page is of another one. */
  async #compare() {
    const { controller } = this.#container
    if (controller && (await ask(controller, "has", this.#uses())) === false) this.#onNewer()
  }

  /** @param {ServiceWorker} active */
  async #sayReady(active) {
    if (await ask(active, "complete")) this.#onState("ready")
  }
}

/**
 * Ask a service worker.
 *
 * @param {ServiceWorker} worker
 * @param {"complete" | "activate" | "has"} kind
 * @param {string[]} [addresses] - That it may have
 * @returns {Promise<unknown>} Its answer; a worker that is gone never gives one
 */
function ask(worker, kind, addresses) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      resolve(data)
      port1.close()
    }
    worker.postMessage(addresses ? { kind, addresses } : { kind }, [port2])
  })
}
