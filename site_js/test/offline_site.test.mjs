import assert from "node:assert/strict"
import { test } from "node:test"
import { OfflineSite } from "../src/offline_site.mjs"

const ADDRESS = "https://name.github.io/guide/sw.js"

/** Answers as a service worker does, through the port that comes with the question. */
class FakeWorker extends EventTarget {
  state = "installing"
  /** @type {string[]} */
  asked = []

  /** @param {Record<string, unknown>} answers - By kind of question */
  constructor(answers = { complete: true, activate: 0 }) {
    super()
    this.answers = answers
  }

  /** @param {{ kind: string }} question @param {MessagePort[]} ports */
  postMessage({ kind }, [port]) {
    this.asked.push(kind)
    port.postMessage(this.answers[kind])
    port.close()
  }

  /** @param {string} state */
  become(state) {
    this.state = state
    this.dispatchEvent(new Event("statechange"))
  }
}

/** @param {{ active?: FakeWorker, waiting?: FakeWorker, installing?: FakeWorker, scope?: string }} of */
function registrationOf({ active, waiting, installing, scope = "https://name.github.io/guide/" }) {
  return Object.assign(new EventTarget(), { active, waiting, installing, scope })
}

/**
 * @param {ReturnType<typeof registrationOf> | undefined} registration - What registering gives
 * @param {{ known?: ReturnType<typeof registrationOf> | null }} [more] - What is registered before
 */
function siteOf(registration, { known = registration } = {}) {
  /** @type {string[]} */
  const told = []
  /** @type {unknown[]} */
  const registered = []
  const container = Object.assign(new EventTarget(), {
    getRegistration: async () => known,
    register: async (/** @type {unknown[]} */ ...args) => {
      registered.push(args)
      return registration
    },
  })
  const site = new OfflineSite({
    container: /** @type {any} */ (container),
    address: ADDRESS,
    onState: (state) => told.push(state),
    onNewer: () => told.push("newer"),
    onChanged: () => told.push("changed"),
  })
  return { site, told, registered, container }
}

/** Time for what is on its way; waiting longer changes nothing. */
async function soon() {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** @param {() => boolean} holds */
async function until(holds) {
  while (!holds()) await soon()
}

test("the site is ready once its first service worker is active and says that all is there", async () => {
  const worker = new FakeWorker()
  const { site, told, registered } = siteOf(registrationOf({ installing: worker }))
  await site.start()
  assert.deepEqual(registered, [[ADDRESS, { updateViaCache: "none" }]])
  worker.become("installed")
  assert.deepEqual(told, [])
  worker.become("activated")
  await until(() => told.length > 0)
  assert.deepEqual(told, ["ready"])
})

test("nothing is said of a site that is not whole", async () => {
  const { site, told } = siteOf(registrationOf({ active: new FakeWorker({ complete: false }) }))
  await site.start()
  await soon()
  assert.deepEqual(told, [])
})

test("a first service worker that fails to install is not spoken of", async () => {
  const worker = new FakeWorker()
  const { site, told } = siteOf(registrationOf({ installing: worker }))
  await site.start()
  worker.become("redundant")
  await soon()
  assert.deepEqual(told, [])
})

test("a newer site is offered when it waits, and when it comes to wait", async () => {
  const active = new FakeWorker()
  const waits = siteOf(registrationOf({ active, waiting: new FakeWorker() }))
  await waits.site.start()
  assert.deepEqual(waits.told, ["newer"])

  const registration = registrationOf({ active })
  const comes = siteOf(registration)
  await comes.site.start()
  await until(() => comes.told.length > 0)
  const worker = new FakeWorker()
  registration.installing = worker
  registration.dispatchEvent(new Event("updatefound"))
  assert.deepEqual(comes.told, ["ready"])
  worker.become("installed")
  assert.deepEqual(comes.told, ["ready", "newer"])
})

test("the newer site is used in the only tab, and the page is told when it is there", async () => {
  const waiting = new FakeWorker({ activate: 0 })
  const { site, told, container } = siteOf(registrationOf({ active: new FakeWorker(), waiting }))
  await site.start()
  assert.equal(await site.takeNewer(), 0)
  assert.deepEqual(waiting.asked, ["activate"])
  assert.ok(!told.includes("changed"))
  container.dispatchEvent(new Event("controllerchange"))
  await until(() => told.includes("changed"))
})

test("with other tabs open nothing changes, whatever happens later", async () => {
  const waiting = new FakeWorker({ activate: 2 })
  const { site, told, container } = siteOf(registrationOf({ active: new FakeWorker(), waiting }))
  await site.start()
  assert.equal(await site.takeNewer(), 2)
  container.dispatchEvent(new Event("controllerchange"))
  await soon()
  assert.ok(!told.includes("changed"))
})

test("a newer site that is there already is taken by loading the page anew", async () => {
  const { site, told } = siteOf(registrationOf({ active: new FakeWorker() }))
  await site.start()
  assert.equal(await site.takeNewer(), 0)
  assert.ok(told.includes("changed"))
})

test("a browser that saves data keeps nothing unasked, but goes on with what it keeps", async () => {
  const registration = registrationOf({ installing: new FakeWorker() })
  const spared = siteOf(registration, { known: null })
  await spared.site.start({ sparing: true })
  assert.deepEqual(spared.told, ["spared"])
  assert.deepEqual(spared.registered, [])
  await spared.site.start()
  assert.equal(spared.registered.length, 1)

  const kept = siteOf(registration)
  await kept.site.start({ sparing: true })
  assert.equal(kept.registered.length, 1)

  const other = registrationOf({ active: new FakeWorker(), scope: "https://name.github.io/" })
  const above = siteOf(registration, { known: other })
  await above.site.start({ sparing: true })
  assert.deepEqual(above.registered, [])
})

test("where there is no service worker to be had, nothing is said", async () => {
  const blocked = siteOf(undefined)
  await blocked.site.start()
  assert.deepEqual(blocked.told, [])

  const denied = siteOf(undefined)
  denied.container.register = async () => {
    throw new DOMException("denied", "SecurityError")
  }
  await denied.site.start()
  await denied.site.look(Number.POSITIVE_INFINITY)
  assert.deepEqual(denied.told, [])
})

test("an open page looks for a newer site at most once an hour, and is told once", async () => {
  const registration = registrationOf({ active: new FakeWorker(), waiting: new FakeWorker() })
  const { site, told, registered } = siteOf(registration)
  await site.start({ now: 0 })
  const hour = 3_600_000
  for (const now of [1, hour - 1, hour, hour + 1, 2 * hour - 1, 2 * hour]) await site.look(now)
  assert.equal(registered.length, 3)
  assert.equal(told.filter((what) => what === "newer").length, 1)
})

test("a page of a first visit that is older than what comes to be kept is offered that", async () => {
  for (const has of [true, false]) {
    const { told, container } = siteOf(undefined, { known: null })
    const controller = new FakeWorker({ has })
    Object.assign(container, { controller })
    container.dispatchEvent(new Event("controllerchange"))
    await until(() => controller.asked.length > 0)
    await soon()
    assert.deepEqual(controller.asked, ["has"])
    assert.deepEqual(told, has ? [] : ["newer"])
  }
})
