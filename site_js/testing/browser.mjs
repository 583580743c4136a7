/** What a browser has and Node has not, as far as the store needs it; the store itself is real. */
import "fake-indexeddb/auto"
import { Store } from "../src/store.mjs"

/** Channels that are open, by name. @type {Map<string, Set<Channel>>} */
const channels = new Map()

/** Tells the other channels of its name, soon; Node's own would keep the process alive. */
class Channel extends EventTarget {
  #peers

  /** @param {string} name */
  constructor(name) {
    super()
    this.#peers = channels.get(name) ?? new Set()
    channels.set(name, this.#peers.add(this))
  }

  /** @param {unknown} data */
  postMessage(data) {
    for (const peer of this.#peers)
      if (peer !== this)
        queueMicrotask(() => peer.dispatchEvent(new MessageEvent("message", { data })))
  }
}

/** Locks that are held or waited for. @type {Map<string, Promise<unknown>>} */
const held = new Map()

const locks = {
  /**
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} work
   */
  async request(name, work) {
    const turn = (held.get(name) ?? Promise.resolve()).then(work, work)
    held.set(
      name,
      turn.catch(() => {}),
    )
    return turn
  },
}

Object.assign(globalThis, { BroadcastChannel: Channel })
Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true })

let made = 0

/** @returns {string} A name that no database has yet */
export function newName() {
  made += 1
  return `tumstock-${made}`
}

/** @returns {Promise<Store>} The real store, on an empty database of its own */
export async function emptyStore() {
  return Store.open(newName())
}

/**
 * Everything in a store, in an order of its own, without what a clock says.
 *
 * @param {Store} store
 */
export async function contents(store) {
  const { records, newer, setAside } = await store.list()
  const all = records.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return { records: all, newer, setAside }
}

/** The storage of a tab. @implements {Storage} */
export class TabStorage {
  /** @type {Map<string, string>} */
  #all = new Map()
  /** Characters that fit. */
  room = Number.POSITIVE_INFINITY

  get length() {
    return this.#all.size
  }

  /** @param {number} at */
  key(at) {
    return [...this.#all.keys()][at] ?? null
  }

  /** @param {string} key */
  getItem(key) {
    return this.#all.get(key) ?? null
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    if (value.length > this.room) throw new DOMException("full", "QuotaExceededError")
    this.#all.set(key, value)
  }

  /** @param {string} key */
  removeItem(key) {
    this.#all.delete(key)
  }

  clear() {
    this.#all.clear()
  }
}
