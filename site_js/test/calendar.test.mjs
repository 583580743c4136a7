import assert from "node:assert/strict"
import { test } from "node:test"
import { calendarFile, isDay } from "../src/calendar.mjs"

const now = new Date("2026-11-22T06:07:08.900Z")
const file = (/** @type {any[]} */ ...events) => calendarFile(events, { name: "Plan", now })

test("an event is a whole day with its stamp, and ends the day after", () => {
  const text = file({ id: "ab 1", day: "2026-12-31", summary: "Möte" })
  assert.deepEqual(text.split("\r\n"), [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tumstock//Plan//SV",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:Plan",
    "BEGIN:VEVENT",
    "UID:ab-1@tumstock",
    "DTSTAMP:20261122T060708Z",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "SUMMARY:Möte",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ])
})

test("what would end or part a value is escaped", () => {
  const description = "a;b,c\\d\r\nny rad\u0007\rtill"
  const text = file({ id: "1", day: "2026-01-01", summary: "x\nBEGIN:VEVENT", description })
  assert.ok(text.includes("\r\nSUMMARY:x\\nBEGIN:VEVENT\r\n"))
  assert.ok(text.includes("\r\nDESCRIPTION:a\\;b\\,c\\\\d\\nny rad \\ntill\r\n"))
})

test("long lines are folded at 75 octets, never inside a character", () => {
  const summary = "å😀 ".repeat(60)
  const text = file({ id: "1", day: "2026-01-01", summary })
  const lines = text.split("\r\n")
  for (const line of lines) assert.ok(new TextEncoder().encode(line).length <= 75, line)
  assert.ok(!text.includes("\ufffd") && !/[^\r]\n/.test(text))
  assert.ok(text.replaceAll("\r\n ", "").includes(`SUMMARY:${summary}`))
})

test("days that are none are left out", () => {
  assert.deepEqual(
    ["2026-02-28", "2028-02-29", "2026-02-29", "2026-13-01", "våren", "", undefined].map(isDay),
    [true, true, false, false, false, false, false],
  )
  assert.ok(!file({ id: "1", day: "2026-02-30", summary: "x" }).includes("VEVENT"))
})
