// Unit propagation: the one loop that is allowed to be long.
//
// A literal that became true is looked up among the binary implications first, then the clauses that watch its negation are
// visited: a true blocker ends the visit, else a literal that is not false takes the watch over, else the other watched
// literal must be true. The watch list is compacted in place while it is read. (Moskewicz et al., Chaff, DAC 2001;
// Eén and Sörensson 2003.)

extension Engine {
  /// Propagates until nothing changes; gives false on a conflict, which is left in `conflict`.
  mutating func propagate() -> Bool {
    if tables.count == 0 || isWithoutTables { return propagateClauses() }
    while true {
      guard propagateClauses() else { return false }
      if tables.queue.isEmpty && tables.head == assignment.trail.count { return true }
      guard propagateTables() else { return false }
    }
  }

  /// Propagates clauses and sums.
  private mutating func propagateClauses() -> Bool {
    let level = self.level
    while assignment.head < assignment.trail.count {
      let cause = assignment.trail[assignment.head]
      assignment.head &+= 1
      work &+= 1
      if sums.count > 0 { sums.count(cause, -1) }
      let implied = clauses.implied.extents[cause]
      var place = implied.start
      let end = implied.start &+ implied.count
      while place < end {
        let literal = clauses.implied.elements[place]
        place &+= 1
        let value = assignment.values[literal]
        if value > 0 { continue }
        if value < 0 {
          conflict = Conflict(reason: .binary(cause), literal: literal)
          return false
        }
        assignment.assign(literal, level: level, reason: .binary(cause))
      }
      if !visitWatches(of: cause ^ 1, level) { return false }
      if sums.count > 0 && !visitSums(of: cause) { return false }
    }
    return true
  }

  @inline(__always)
  private mutating func visitWatches(of false: Int32, _ level: Int32) -> Bool {
    let extent = clauses.watches.extents[`false`]
    let end = extent.start &+ extent.count
    var (read, write) = (extent.start, extent.start)
    var isConsistent = true
    work &+= UInt64(extent.count)
    visits: while read < end {
      let watch = clauses.watches.elements[read]
      read &+= 1
      if assignment.values[watch.blocker] > 0 {
        clauses.watches.elements[write] = watch
        write &+= 1
        continue
      }
      let base = watch.clause &+ ClauseStore.header
      var other = clauses.words[base]
      if other == `false` {
        other = clauses.words[base &+ 1]
        clauses.words[base] = other
        clauses.words[base &+ 1] = `false`
      }
      let kept = Watch(clause: watch.clause, blocker: other)
      let value = assignment.values[other]
      if value > 0 {
        clauses.watches.elements[write] = kept
        write &+= 1
        continue
      }
      var place = base &+ 2
      let clauseEnd = base &+ clauses.words[watch.clause]
      while place < clauseEnd {
        let literal = clauses.words[place]
        if assignment.values[literal] >= 0 {
          clauses.words[base &+ 1] = literal
          clauses.words[place] = `false`
          clauses.watches.append(kept, to: Int(literal))
          continue visits
        }
        place &+= 1
      }
      clauses.watches.elements[write] = kept
      write &+= 1
      if clauses.words[watch.clause &+ 1] == ClauseStore.silenced { continue }
      if value < 0 {
        conflict = Conflict(reason: .clause(watch.clause), literal: other)
        isConsistent = false
        break
      }
      assignment.assign(other, level: level, reason: .clause(watch.clause))
    }
    while read < end {
      clauses.watches.elements[write] = clauses.watches.elements[read]
      write &+= 1
      read &+= 1
    }
    clauses.watches.extents[`false`].count = write &- extent.start
    return isConsistent
  }
}
