/** A stand-in for the scoring worker. */
/** @import { FromWorker, ToWorker } from "../src/protocol.mjs" */

/** A worker that answers when the test says so. */
export class FakePort {
  /** @type {ToWorker[]} */
  sent = []
  terminated = false
  /** @type {((event: MessageEvent<FromWorker>) => void) | null} */
  onmessage = null
  /** @type {((event: any) => void) | null} */
  onerror = null
  postMessage = (/** @type {ToWorker} */ message) => this.sent.push(message)
  terminate = () => {
    this.terminated = true
  }

  /** @param {FromWorker} message */
  async say(message) {
    this.onmessage?.(/** @type {MessageEvent<FromWorker>} */ ({ data: message }))
    await settled()
  }

  /** @param {string} reply */
  async answer(reply) {
    await this.say({ kind: "reply", id: this.lastId, reply })
  }

  get calls() {
    return this.sent.flatMap((message) => (message.kind === "call" ? [message.request] : []))
  }

  get lastId() {
    return Math.max(...this.sent.map((message) => (message.kind === "call" ? message.id : 0)))
  }

  async becomeReady() {
    await this.say({ kind: "ready", milliseconds: 5, kept: false })
    await this.answer('{"loaded":{"id":"ips","version":"1"}}')
  }
}

/** Let everything run that waits for nothing. */
export const settled = () => new Promise((resolve) => setImmediate(resolve))
