/**
 * Shapes of the data that the browser side passes on: what is saved, what is asked, what is shown.
 *
 * Types alone, no code. Numbers in results are text with a decimal point, as scoring writes them.
 */

/**
 * One evidence entry of an answer.
 *
 * @typedef {object} Evidence
 * @property {string} [text] - In the team's words
 * @property {string} [kind] - Id from the framework's evidence_kinds
 * @property {string[]} [levels] - Steps that it supports
 * @property {string} [date] - YYYY-MM-DD
 * @property {string} [by] - Whose it is, in an assessment that several have agreed on
 */

/**
 * An answer to one item. Keys that are not listed belong to later versions or other tools and
 * are kept as they are.
 *
 * @typedef {object} Answer
 * @property {string} [level] - Level id
 * @property {Record<string, string>} [statements] - met, passed or not_met by statement id
 * @property {string[]} [points] - Ids of the points that are met; empty: none is
 * @property {string | number} [count] - How many points are met, where they are not named
 * @property {Record<string, unknown>} [inputs] - Text, list of texts or counts by name, by input id
 * @property {string} [rating] - As typed
 * @property {true} [unknown] - "Don't know"
 * @property {{ reason: string }} [not_applicable]
 * @property {{ score: string, reason: string }} [override]
 * @property {Evidence[]} [evidence]
 * @property {string} [note]
 * @property {string} [target] - Level id or score that the team aims at
 * @property {string} [period]
 * @property {Improvement[]} [improvements]
 * @property {Record<string, string>} [typed] - Text of list inputs as it was typed, by input id
 */

/**
 * An idea of how to get better at one item.
 *
 * @typedef {object} Improvement
 * @property {string} id - Of its own, so that the plan can point at it
 * @property {string} [text]
 * @property {string} [priority] - 1 to 5, 1 highest
 */

/**
 * The assessment file. Keys that are not listed are kept as they are.
 *
 * @typedef {object} Assessment
 * @property {"tumstock-assessment"} format
 * @property {number} format_version
 * @property {{ id: string, version: string }} framework
 * @property {Record<string, unknown>} assessment - id, locale, created, changed and later more
 * @property {Record<string, string>} profile
 * @property {Record<string, Answer>} answers - By item id; items that no longer exist too
 * @property {Previous} [previous] - What this one follows up, to be shown beside it
 * @property {Record<string, string>} [best_practice] - By section id
 * @property {Record<string, unknown>} [plan]
 * @property {Record<string, string>} [dmaic] - By phase
 * @property {Record<string, string>} [review] - By field
 * @property {Consensus} [consensus] - Of several assessors: what each said, what they agreed on
 * @property {Former[]} [former] - What had no place any more when the framework got new versions
 */

/**
 * Answers of an earlier version that no later one has an item for; they count nowhere.
 *
 * @typedef {object} Former
 * @property {{ id: string, version: string }} framework - That they were given in
 * @property {Record<string, Answer>} answers - By item id of then
 * @property {Consensus} [consensus] - Whole as it was, where a part of it had no place any more
 */

/**
 * One of the assessments that a joint one is made of.
 *
 * @typedef {object} Origin
 * @property {string} id - Of its own among the origins
 * @property {string} [title] - What its assessor is called
 * @property {string} [organisation]
 * @property {string} [unit]
 * @property {string} [participants]
 * @property {string} [date] - YYYY-MM-DD
 */

/**
 * What several assessors said and agreed on.
 *
 * @typedef {object} Consensus
 * @property {Origin[]} origins
 * @property {Record<string, Agreed>} items - By item id; only those that were chosen
 * @property {"all" | "adopted"} [evidence] - Whose evidence a choice takes along; all unless said
 * @property {Record<string, { profile: Record<string, string>, answers: Record<string, Answer>,
 *   best_practice?: Record<string, string> }>} [values] - What each origin said, whole, by its id
 *
 * @typedef {object} Agreed
 * @property {string} [adopted] - Id of the origin whose answer it is; own: the group's own
 * @property {string} [reason] - Why
 * @property {{ origin: string, status?: string, level?: string, score?: string }[]} values - What
 *   scoring gave each origin when it was chosen; status unless scored
 */

/**
 * An earlier assessment, as a follow-up carries it.
 *
 * @typedef {Pick<Assessment, "assessment" | "framework" | "profile" | "answers">} Previous
 */

/**
 * What scoring says about one item.
 *
 * @typedef {object} ItemResult
 * @property {string} kind
 * @property {"open" | "partial" | "scored" | "unknown" | "not_applicable" | "not_assessable" | "recorded"} status
 * @property {string | null} score - null unless scored
 * @property {string} lowest - Still possible
 * @property {string} highest - Still possible
 * @property {string} min - Of the item
 * @property {string} max - Of the item
 * @property {string | null} level
 * @property {string | null} documented_score
 * @property {boolean} unknown
 * @property {boolean} overridden
 * @property {Explanation} explanation
 * @property {string} [group] - Id of the group that it is a part of
 * @property {boolean} [counts] - Of a part: whether it is scored
 * @property {string[]} [parts] - Of a group: ids of its parts
 */

/**
 * Where a score comes from; which keys there are depends on the kind.
 *
 * @typedef {object} Explanation
 * @property {Record<string, string>} [values] - Measured and derived values by id
 * @property {number} [row] - Row of the table that fired, from 1
 * @property {boolean} [picked] - The level was picked although values are measured
 * @property {string | null} [measured] - Level that the measured values give
 * @property {string[]} [missing] - Inputs still to be entered
 * @property {Notice[]} [notices]
 * @property {{ statement: string, state: string }[]} [held_by] - What the next step lacks
 * @property {string} [step]
 * @property {number} [met]
 * @property {number} [of]
 * @property {number} [answered]
 * @property {number} [count]
 * @property {string[]} [flags]
 * @property {Record<string, string[][]>} [tables] - Figures by group: names, then the figure
 * @property {Record<string, string>} [limits] - Limits that were used, by input id
 * @property {string[]} [edited] - Those of them that the team set itself
 * @property {string | null} [computed] - Score before it was set by hand
 * @property {string} [by] - reason or profile, of an item that is not applicable
 * @property {string} [rule] - Rule by which the profile made it not applicable
 */

/**
 * @typedef {object} Notice
 * @property {"gap" | "overlap" | "outside" | "condition"} kind
 * @property {string} rule
 * @property {string} [value] - Id of the value that it concerns
 * @property {string | null} [shown] - That value
 * @property {string | null} [from] - Printed limit below
 * @property {string | null} [to] - Printed limit above
 */

/**
 * @typedef {object} SectionResult
 * @property {string} id
 * @property {string} points - Sum of the scored items, before the weight
 * @property {string} weight - Exact, such as 2/3
 * @property {string | null} score - null while anything in it is open
 * @property {string} [subtotal]
 * @property {string} lowest
 * @property {string} highest
 * @property {string} min
 * @property {string} max
 * @property {string | null} percent
 * @property {string | null} [lowest_percent]
 * @property {string | null} [highest_percent]
 * @property {string | null} documented_score
 * @property {number} answered
 * @property {number} count
 */

/**
 * @typedef {object} TotalResult
 * @property {"sum" | "met_share" | "none"} kind
 * @property {string} unit
 * @property {number} answered
 * @property {number} count
 * @property {boolean} complete
 * @property {number} [unknown]
 * @property {number} [overridden]
 * @property {string | null} [score]
 * @property {string | null} [exact] - As a whole number or a fraction
 * @property {string} [subtotal]
 * @property {string} [lowest]
 * @property {string} [highest]
 * @property {string} [min]
 * @property {string} [max]
 * @property {string | null} [percent]
 * @property {string | null} [documented_score]
 * @property {string | null} [documented_subtotal]
 * @property {string | null} [band]
 * @property {{ id: string, from: string, to: string, possible: boolean }[]} [bands]
 * @property {{ id: string, from: string, missing: string } | null} [next_band]
 * @property {number} [met] - Of a share: items that are met
 * @property {number} [partly] - Of a share: items that are partly met; they never count
 * @property {number} [not_met] - Of a share
 * @property {number} [not_applicable] - Of a share
 * @property {ShareBase[]} [bases] - Of a share: one for each number of items that may apply
 */

/**
 * The figures of a share, for one number of items that may apply.
 *
 * @typedef {object} ShareBase
 * @property {number} applicable - Items that apply
 * @property {number} met
 * @property {number} open - Items that are not judged yet
 * @property {string | null} percent - null where nothing applies
 * @property {ShareThreshold[]} thresholds
 *
 * @typedef {object} ShareThreshold
 * @property {string} id
 * @property {string} share - Exact, such as 4/5
 * @property {number} needed - Met items that it takes
 * @property {number} missing - 0 where it is reached
 * @property {boolean | null} reached
 * @property {boolean} possible - Whether what is open would do
 */

/**
 * @typedef {object} Result
 * @property {"tumstock-result"} format
 * @property {Record<string, ItemResult>} items - Parts of groups too
 * @property {SectionResult[]} sections
 * @property {TotalResult} total
 */

/**
 * What next steps and targets add to the total.
 *
 * @typedef {object} Gains
 * @property {"tumstock-gains"} format
 * @property {string} kind - Of the total
 * @property {string | null} max - Highest total; null while the profile leaves it open
 * @property {GainStep[]} gains - Largest first
 * @property {GainTarget[]} targets - Largest first, those that cannot be counted last
 * @property {(Effect & { sections: SectionAims[] }) | null} together - All targets of scored items
 *
 * @typedef {object} Effect
 * @property {string | null} gain - What the total rises by
 * @property {string | null} band - Newly reached for certain
 * @property {string[]} thresholds - Newly reached
 *
 * @typedef {{ score: string | null, level: string | null }} Standing
 *
 * @typedef {object} Needs
 * @property {{ statement: string, state: string }[]} [lacking] - Of a ladder
 * @property {number} [points] - Of a checklist: how many more
 *
 * @typedef {Effect & { item: string, kind: string, from: Standing, to: Standing, needs: Needs,
 *   overridden: boolean }} GainStep
 * @typedef {Effect & { item: string, kind: string, status: string, from: Standing | null,
 *   to: Standing, reached: boolean | null }} GainTarget
 *
 * @typedef {object} SectionAims
 * @property {string} id
 * @property {string | null} score - null while anything in it is open
 * @property {string} lowest
 * @property {string} highest
 * @property {string} max
 */

/**
 * Something in an assessment that has to be mended before it can be scored.
 *
 * @typedef {object} Problem
 * @property {string} code
 * @property {string | null} item - null: the assessment as a whole
 * @property {string} path - answers.<item>.<key>...
 * @property {unknown} [expected]
 * @property {string | null} [found]
 */

/**
 * @typedef {object} Refusal
 * @property {"tumstock-refusal"} format
 * @property {Problem[]} problems
 */

/**
 * Words of the page, as JSON in `#ts-texts`. A text is a string in the page's language, or
 * carries the language it fell back to.
 *
 * @typedef {string | { text: string, lang: string }} Text
 *
 * @typedef {object} PageTexts
 * @property {Record<string, unknown>} js - Interface strings; the `js` subtree of the ui files
 * @property {string} [decimal_mark] - What stands between whole and decimals
 * @property {Record<string, Text>} sections - Titles by section id
 * @property {Record<string, Text>} bands - Labels by band id
 * @property {Record<string, Text>} [thresholds] - Labels by threshold id
 * @property {Record<string, Text>} rules - Plain words by rule id
 * @property {Record<string, Text>} [evidence_kinds] - Labels by id
 * @property {Record<string, ItemTexts>} items - By item id, parts of groups too
 *
 * @typedef {object} ItemTexts
 * @property {Text} title
 * @property {Record<string, Text>} [inputs] - Labels by input id
 * @property {Record<string, Text>} [derived] - Labels by id
 * @property {Record<string, Text>} [levels] - By level id
 * @property {Record<string, Text>} [statements] - By statement id
 * @property {Record<string, Text>} [points] - By point id
 * @property {Record<string, Text>} [flags] - Of an indicator, by flag id
 * @property {Record<string, Text>} [units] - Units of inputs by input id, where there is one
 * @property {Record<string, Record<string, Text>>} [choices] - Labels of choices by input id
 * @property {Record<string, Record<string, ColumnTexts>>} [columns] - Of tables, by input and column id
 *
 * @typedef {object} ColumnTexts
 * @property {Text} label
 * @property {string} type
 * @property {boolean} required - Whether a row without it is not complete
 * @property {Record<string, Text>} [choices] - Labels by choice id
 */

export {}
