import Searches

/// Moves of several cars at a time: a car that goes elsewhere while those between make room, a stretch that is turned round, a
/// stretch in any new order.
///
/// All work alike. The stretch is written anew at once and its old cars are kept; then the change is counted; then either
/// the windows are settled (`keepStretch`) or the old cars come back (`dropStretch`).
extension LineWalk {
  /// What was done to a stretch: it tells which windows inside can have changed in sum.
  enum Rearrangement {
    /// The first car went to the end.
    case firstToEnd
    /// The last car went to the beginning.
    case lastToBeginning
    /// The stretch was turned round.
    case turned
    /// Anything.
    case shuffled
  }

  /// Rewrites the stretch and says how the cost changes. `keepStretch` or `dropStretch` has to follow.
  ///
  /// Cost: linear in the stretch, for the cars; windows are looked at only across the ends, unless it was shuffled.
  mutating func rearrange(
    _ first: Int32, _ last: Int32, _ kind: Rearrangement, random: inout SearchRandom
  ) -> Int64 {
    for position in first...last { kept[position] = cars[position] }
    let paintBefore = model.paint.map { paintCost(first, min(last + $0.longestRun, positions - 1)) }
    write(first, last, kind, random: &random)
    var change: Int64 = 0
    for ratio in 0..<ratioCount {
      change &+= ratioWeights[ratio] &* Int64(windowChange(ratio, first, last, kind))
    }
    if let paint = model.paint, let paintBefore {
      change &+= paintCost(first, min(last + paint.longestRun, positions - 1)) &- paintBefore
    }
    for part in parts { change &+= levellingChange(part, first, last) }
    return change
  }

  private func write(_ first: Int32, _ last: Int32, _ kind: Rearrangement, random: inout SearchRandom) {
    switch kind {
    case .firstToEnd:
      for position in first..<last { cars[position] = kept[position + 1] }
      cars[last] = kept[first]
    case .lastToBeginning:
      for position in first..<last { cars[position + 1] = kept[position] }
      cars[first] = kept[last]
    case .turned:
      for position in first...last { cars[position] = kept[first + last - position] }
    case .shuffled:
      for position in first..<last {
        let other = position + random.below(last - position + 1)
        (cars[position], cars[other]) = (cars[other], cars[position])
      }
    }
  }

  private func windowChange(_ ratio: Int32, _ first: Int32, _ last: Int32, _ kind: Rearrangement) -> Int32 {
    let length = window[ratio]
    if kind == .shuffled || last - first + 1 < length { return change(ratio, first - length + 1, last) }
    let across = change(ratio, first - length + 1, first - 1) + change(ratio, last - length + 2, last)
    // Windows inside a turned stretch are the old ones turned round; those inside a rotated one are the old ones, but for one.
    switch kind {
    case .firstToEnd: return across + after(ratio, last - length + 1) - before(ratio, first)
    case .lastToBeginning: return across + after(ratio, first) - before(ratio, last - length + 1)
    case .turned, .shuffled: return across
    }
  }

  private func before(_ ratio: Int32, _ begin: Int32) -> Int32 {
    violation(counts[ratio * positions + begin], most[ratio])
  }

  private func after(_ ratio: Int32, _ begin: Int32) -> Int32 {
    violation(present(ratio, from: begin, to: begin + window[ratio] - 1), most[ratio])
  }

  /// By how much the windows that begin in a range now count more.
  private func change(_ ratio: Int32, _ from: Int32, _ to: Int32) -> Int32 {
    let (from, to) = (max(from, firstWindow[ratio]), min(to, lastWindow[ratio]))
    guard from <= to else { return 0 }
    let (length, limit, row) = (window[ratio], most[ratio], ratio * positions)
    var count = present(ratio, from: from, to: from + length - 1)
    var units = violation(count, limit) &- violation(counts[row &+ from], limit)
    var begin = from
    while begin < to {
      count &+= has(ratio, at: begin &+ length) &- has(ratio, at: begin)
      begin &+= 1
      units &+= violation(count, limit) &- violation(counts[row &+ begin], limit)
    }
    return units
  }

  /// Puts the old cars back.
  func dropStretch(_ first: Int32, _ last: Int32) {
    for position in first...last { cars[position] = kept[position] }
  }

  /// Makes the rewritten stretch part of the order.
  ///
  /// - Parameter change: what `rearrange` said.
  mutating func keepStretch(_ first: Int32, _ last: Int32, change: Int64) {
    for ratio in 0..<ratioCount { settle(ratio, first, last) }
    for part in parts { settleDeviations(part, first, last) }
    cost &+= change
  }

  private func settle(_ ratio: Int32, _ first: Int32, _ last: Int32) {
    let length = window[ratio]
    let (from, to) = (max(first - length + 1, firstWindow[ratio]), min(last, lastWindow[ratio]))
    guard from <= to else { return }
    var count = present(ratio, from: from, to: from + length - 1)
    var begin = from
    let row = ratio * positions
    while true {
      let old = counts[row + begin]
      if old != count {
        counts[row + begin] = count
        settle(ratio, window: begin, from: old, to: count)
      }
      if begin == to { return }
      count += has(ratio, at: begin + length) - has(ratio, at: begin)
      begin += 1
    }
  }
}
