// The hot loop: visiting the watches of a literal that became true.
//
// Each clause of three and more watches its first two literals, and a false watched literal is allowed only while the other
// one is true with no higher level. When `literal` becomes true, the clauses watching its negation look for another literal that
// is not false; if there is none, the other watched literal is implied, or all are false. Going back keeps the
// invariant without work: what was true or open then is so again. The blocker, a literal of the clause seen
// true lately, saves the walk into the clause for most visits (Chu, Harwood and Stuckey 2009; MiniSat 2.1).
//
// The function is longer than others on purpose: it is the engine's innermost loop, and splitting it costs.

extension Engine {
  /// Visits the clauses that watch the negation of a literal that became true; false on conflict.
  @inline(__always)
  mutating func visitWatches(of literal: Literal) -> Bool {
    let list = Int(literal.code)
    let length = clauses.watches.count(list)
    if length == 0 { return true }
    let falsified = !literal
    let start = clauses.watches.start(list)
    var read = start
    var write = start
    let end = start &+ length
    var isFine = true
    visits: while read < end {
      let watch = clauses.watches[offset: read]
      read &+= 1
      let blockerValue = assignment.values[watch.blocker]
      if blockerValue > 0 || watch.clause < 0 {
        clauses.watches[offset: write] = watch
        write &+= 1
        if blockerValue > 0 { continue }
        if blockerValue == 0 {
          assign(watch.blocker, .literal(literal))
          continue
        }
        conflict = .literal(watch.blocker, .literal(literal))
        isFine = false
        break
      }
      let first = watch.clause &+ ClauseStore.header
      // The other watched literal goes first; exclusive-or of both watched codes and the falsified one gives it.
      let other = Literal(code: clauses.words[first] ^ clauses.words[first &+ 1] ^ falsified.code)
      let otherValue = assignment.values[other]
      if otherValue > 0 {
        clauses.watches[offset: write] = Watch(blocker: other, clause: watch.clause)
        write &+= 1
        continue
      }
      let last = first &+ clauses.words[watch.clause]
      var place = first &+ 2
      while place < last {
        let candidate = Literal(code: clauses.words[place])
        if assignment.values[candidate] >= 0 {
          clauses.words[first] = other.code
          clauses.words[first &+ 1] = candidate.code
          clauses.words[place] = falsified.code
          // The list of another literal: it never moves this one.
          clauses.watches.append(Watch(blocker: other, clause: watch.clause), to: Int((!candidate).code))
          continue visits
        }
        place &+= 1
      }
      clauses.watches[offset: write] = watch
      write &+= 1
      if otherValue < 0 {
        conflict = .clause(watch.clause)
        isFine = false
        break
      }
      assign(other, .clause(watch.clause))
    }
    if write != read {
      while read < end {
        clauses.watches[offset: write] = clauses.watches[offset: read]
        read &+= 1
        write &+= 1
      }
      clauses.watches.truncate(list, to: write &- start)
    }
    return isFine
  }
}
