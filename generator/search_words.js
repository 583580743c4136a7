// Added to the stemmer of a search language, in the search worker: words are found in any form,
// and typed without the letters that a keyboard lacks.
//
// The index holds every word with its letters folded (å and ä as a, ö and ø as o, æ as ae), and
// as people write them otherwise (aa, ae, oe). What is typed is cut to its stem, folded, and
// looked for as the beginning of a word; whole words that were typed as they stand come first.

;((language) => {
  const plain = { å: "a", ä: "a", ö: "o", æ: "ae", ø: "o", é: "e", ü: "u" }
  const doubled = { ...plain, å: "aa", ä: "ae", ö: "oe", ø: "oe" }
  const single = { ...plain, æ: "a" }
  const SHORTEST_STEM = 3
  const AHEAD = 10

  /** @param {string} word @param {Record<string, string>} letters */
  const fold = (word, letters) => word.replace(/[åäöæøéü]/g, (letter) => letters[letter])

  const widen = (token) => {
    const word = token.toString()
    const forms = new Set([plain, doubled, single].map((letters) => fold(word, letters)))
    return [...forms].map((form) => token.clone(() => form))
  }
  lunr.Pipeline.registerFunction(widen, "widen")

  const original = lunr[language]
  lunr[language] = Object.assign(function () {
    original.call(this)
    this.pipeline.add(widen)
  }, original)

  const parse = lunr.QueryParser.prototype.parse
  lunr.QueryParser.prototype.parse = function () {
    const query = parse.call(this)
    for (const clause of query.clauses) {
      const [, word, star] = /^(.*?)(\*?)$/.exec(clause.term.toLowerCase())
      const stem = fold(original.stemmer(word), plain)
      clause.typed = fold(word, plain) + star
      clause.term = star && stem.length >= SHORTEST_STEM ? stem + star : clause.typed
    }
    return query
  }

  const ask = lunr.Index.prototype.query
  lunr.Index.prototype.query = function (fill) {
    return ask.call(this, (query) => {
      fill.call(query, query)
      for (const clause of [...query.clauses]) {
        if (clause.typed === undefined || clause.presence !== lunr.Query.presence.OPTIONAL) continue
        const whole = clause.typed.replace(/\*$/, "")
        query.clause({ term: whole, fields: clause.fields, boost: AHEAD, usePipeline: false })
      }
    })
  }
})
