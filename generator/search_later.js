// Starts the theme's search when something is looked for: until then a page neither builds an index
// nor keeps one, which takes a core for a second. Stands in for the theme's own worker, THEIRS,
// which is loaded from the same folder. Messages have a `type`: 0 brings the index, 1 says that it
// is ready, 2 asks, 3 answers.
const THEIRS = "{theirs}"
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]

/** What theirs begins with. */
let setup = null
/** What has been asked while theirs builds its index; null before that. */
let waiting = null
/** Whether theirs hears what comes. */
let passing = false

function first(event) {
  if (passing) return
  event.stopImmediatePropagation()
  const message = event.data
  if (waiting) {
    waiting.push(message)
  } else if (message.type === SETUP) {
    setup = message
    postMessage({ type: READY })
  } else if (message.type === QUERY && message.data.trim() === "") {
    postMessage({ type: RESULT, data: { items: [] } })
  } else {
    waiting = [message]
    begin()
  }
}

function begin() {
  const say = self.postMessage
  // The first thing that theirs says is that it is ready, which has been said before.
  self.postMessage = () => {
    self.postMessage = say
    removeEventListener("message", first)
    for (const asked of waiting) hear(asked)
  }
  importScripts(THEIRS)
  passing = true
  hear(setup)
  passing = false
}

function hear(data) {
  dispatchEvent(new MessageEvent("message", { data }))
}

addEventListener("message", first)
