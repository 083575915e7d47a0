/// Exchanging two cars: the move that is tried by far the most.
extension LineWalk {
  /// How the cost would change if the cars at two positions, the first before the second, were exchanged.
  ///
  /// Cost: constant, besides windows that hold both positions and the longest run of a colour.
  @inline(__always)
  func swapChange(_ first: Int32, _ second: Int32) -> Int64 {
    let (one, other) = (cars[first], cars[second])
    let (oneMask, otherMask) = (masks[one], masks[other])
    var change: Int64 = 0
    let ratios = ratioCount
    let (firstRow, secondRow) = (first &* ratios, second &* ratios)
    var later = UInt64(bitPattern: oneMask & ~otherMask)
    while later != 0 {
      let ratio = Int32(truncatingIfNeeded: later.trailingZeroBitCount)
      later &= later &- 1
      let units = gains[secondRow &+ ratio] &- losses[firstRow &+ ratio] &- inBoth(ratio, first, second)
      change &+= ratioWeights[ratio] &* Int64(units)
    }
    var earlier = UInt64(bitPattern: otherMask & ~oneMask)
    while earlier != 0 {
      let ratio = Int32(truncatingIfNeeded: earlier.trailingZeroBitCount)
      earlier &= earlier &- 1
      let units = gains[firstRow &+ ratio] &- losses[secondRow &+ ratio] &- inBoth(ratio, first, second)
      change &+= ratioWeights[ratio] &* Int64(units)
    }
    if hasPaint, colours[one] != colours[other] { change &+= paintSwapChange(first, second) }
    if hasParts { change &+= levellingSwapChange(first, second) }
    return change
  }

  /// Gains less losses over the windows of a ratio that hold both positions: they keep their count.
  @inline(__always)
  private func inBoth(_ ratio: Int32, _ first: Int32, _ second: Int32) -> Int32 {
    let length = window[ratio]
    if second &- first >= length { return 0 }
    let from = max(firstWindow[ratio], second &- length &+ 1)
    let to = min(lastWindow[ratio], first)
    var units: Int32 = 0
    var begin = from
    let row = ratio &* positions
    while begin <= to {
      let count = counts[row &+ begin]
      units &+= gain(count, most[ratio]) &- loss(count, most[ratio])
      begin &+= 1
    }
    return units
  }

  /// Exchanges two cars, the first before the second.
  ///
  /// - Parameter change: what `swapChange` says.
  mutating func swap(_ first: Int32, _ second: Int32, change: Int64) {
    let (one, other) = (cars[first], cars[second])
    var later = UInt64(bitPattern: masks[one] & ~masks[other])
    while later != 0 {
      let ratio = Int32(later.trailingZeroBitCount)
      later &= later &- 1
      shift(ratio, around: first, without: second, by: -1)
      shift(ratio, around: second, without: first, by: 1)
    }
    var earlier = UInt64(bitPattern: masks[other] & ~masks[one])
    while earlier != 0 {
      let ratio = Int32(earlier.trailingZeroBitCount)
      earlier &= earlier &- 1
      shift(ratio, around: second, without: first, by: -1)
      shift(ratio, around: first, without: second, by: 1)
    }
    cars[first] = other
    cars[second] = one
    for part in parts { swapDeviations(part, first, second, from: one, to: other) }
    cost &+= change
  }

  /// Counts one car more or less in the windows that hold a position and not another one.
  @inline(__always)
  private func shift(_ ratio: Int32, around position: Int32, without other: Int32, by step: Int32) {
    let length = window[ratio]
    var begin = max(firstWindow[ratio], position &- length &+ 1)
    var last = min(lastWindow[ratio], position)
    if other > position { last = min(last, other &- length) } else { begin = max(begin, other &+ 1) }
    let row = ratio &* positions
    while begin <= last {
      let count = counts[row &+ begin]
      counts[row &+ begin] = count &+ step
      settle(ratio, window: begin, from: count, to: count &+ step)
      begin &+= 1
    }
  }

  /// Brings gains and losses up to date where a window's count has changed.
  @inline(__always)
  func settle(_ ratio: Int32, window begin: Int32, from old: Int32, to new: Int32) {
    let limit = most[ratio]
    let moreGain = gain(new, limit) &- gain(old, limit)
    let moreLoss = loss(new, limit) &- loss(old, limit)
    if moreGain == 0 && moreLoss == 0 { return }
    let ratios = ratioCount
    var place = begin &* ratios &+ ratio
    let end = place &+ window[ratio] &* ratios
    while place < end {
      gains[place] &+= moreGain
      losses[place] &+= moreLoss
      place &+= ratios
    }
  }
}
