// Unit propagation by two watched literals (Moskewicz, Madigan, Zhao, Zhang, Malik: Chaff, 2001), the referee's hot
// loop.
//
// When a literal becomes true, each clause that watches its negation is looked at. While the watch's blocker is true,
// nothing need be done, whether the clause still lives or not. Otherwise the clause is read: a deleted one loses the
// watch; a true or open literal takes over the watch; with none left, the other watched literal becomes true, or the
// clause is falsified. Taking literals off the trail needs no repair: a clause whose watched literal is false was made
// true, or falsified, after the other literals had become false.

extension DRATChecker {
  /// Propagates the trail from `head` on; whether a clause is falsified.
  mutating func propagate() -> Bool {
    while head < trail.count {
      let literal = trail[head]
      head &+= 1
      if visitWatches(of: literal ^ 1) { return true }
    }
    return false
  }

  /// Looks at every clause that watches a literal that has become false; whether one is falsified.
  @inline(__always)
  private mutating func visitWatches(of falsified: Int32) -> Bool {
    let start = watches.start(falsified)
    let end = start &+ watches.count(falsified)
    var kept = start
    var place = start
    while place < end {
      let watch = watches[place]
      place &+= 1
      if values[watch.blocker] > 0 {
        watches[kept] = watch
        kept &+= 1
        continue
      }
      if clauses.isDead(watch.clause) { continue }
      let first = Int(watch.clause) &+ ClauseArena.headerSize
      let other = clauses[first] ^ clauses[first &+ 1] ^ falsified
      let otherValue = values[other]
      if otherValue > 0 {
        watches[kept] = Watch(clause: watch.clause, blocker: other)
        kept &+= 1
        continue
      }
      if let replacement = openPlace(from: first &+ 2, to: first &+ clauses.size(watch.clause)) {
        let literal = clauses[replacement]
        clauses[replacement] = falsified
        clauses[first] = other
        clauses[first &+ 1] = literal
        watches.append(Watch(clause: watch.clause, blocker: other), to: literal)
        continue
      }
      watches[kept] = Watch(clause: watch.clause, blocker: other)
      kept &+= 1
      if otherValue < 0 {
        watches.close(falsified, kept: kept, next: place)
        return true
      }
      assign(other, because: watch.clause)
    }
    watches.truncate(falsified, to: kept &- start)
    return false
  }

  /// The first place of a literal that is not false.
  @inline(__always)
  private func openPlace(from first: Int, to end: Int) -> Int? {
    var place = first
    while place < end {
      if values[clauses[place]] >= 0 { return place }
      place &+= 1
    }
    return nil
  }
}
