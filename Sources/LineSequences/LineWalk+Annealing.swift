import Glibc
import Searches

/// How a walk is cooled: through the priorities from the first to the last, for each from hot to cold.
struct LineCooling: Sendable {
  /// Temperature at the beginning of a priority's share, in its mean grains (`LineModel.Grain`): one violation more is accepted
  /// once in 800 times.
  static let hot = 0.15
  /// At its end, in its least grains: once in 270,000 times. Wider and narrower stretches of temperature were tried and did worse.
  static let cold = 0.08
  /// Moves tried in all.
  var moves: Int64
}

/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983) with the moves of Estellon, Gardi and Nouioua
/// (European Journal of Operational Research 191, 2008): mostly exchanges, then cars that go elsewhere, stretches turned and shuffled.
///
/// Most moves change nothing or are refused at sight, so speed comes from judging them without making them.
extension LineWalk {
  private static let noiseBits = 12
  /// Of 32 moves those from here on move stretches: with half as many or none orders were worse at the same time, with three times as many no
  /// better.
  private static let stretchesFrom: UInt64 = 28

  /// For equally likely draws u the values -ln u, so that a change up to temperature times that is accepted.
  private static let noise: [Double] = (0..<1 << noiseBits).map { (draw: Int) -> Double in
    let share = (Double(draw) + 0.5) / Double(1 << noiseBits)
    // Rounded, so that it does not matter in which last place a machine's logarithm errs.
    return (-65536 * log(share)).rounded() / 65536
  }

  /// Walks until the moves are used up or the cost is down to the target, and leaves the best order in `best`.
  ///
  /// - Parameter shouldStop: asked every few thousand moves.
  /// - Returns: moves tried.
  mutating func anneal(
    _ cooling: LineCooling, target: Int64, random: inout SearchRandom, shouldStop: () -> Bool
  ) -> Int64 {
    defer { if !isBestNoted { noteBest() } }
    let levels = Int64(model.grains.count)
    let step = max(1, min(4096, cooling.moves / (8 * max(levels, 1))))
    let steps = cooling.moves / step
    for index in 0..<steps {
      if bestCost <= target || openCount < 2 || shouldStop() { return index * step }
      let level = index * levels / steps
      let share = Double(index * levels - level * steps) / Double(steps)
      let grain = model.grains[Int(level)]
      let (hot, cold) = (LineCooling.hot * grain.mean, LineCooling.cold * grain.least)
      walk(step, temperature: hot * pow(cold / hot, share), target: target, random: &random)
    }
    return steps * step
  }

  /// Tries so many moves at one temperature.
  private mutating func walk(_ moves: Int64, temperature: Double, target: Int64, random: inout SearchRandom) {
    let noise = LineWalk.noise
    for _ in 0..<moves {
      let dice = random.next()
      let threshold = temperature * noise[Int(truncatingIfNeeded: dice & UInt64(noise.count &- 1))]
      let kind = (dice >> 12) & 31
      let first = open[LineWalk.scaled(dice >> 32, openCount)]
      if kind < LineWalk.stretchesFrom {
        exchange(first, open[random.below(openCount)], threshold)
      } else {
        moveStretch(first, kind, threshold, random: &random)
      }
      if cost < bestCost {
        bestCost = cost
        isBestNoted = false
        if cost <= target { return }
      }
    }
  }

  @inline(__always)
  private static func scaled(_ bits: UInt64, _ bound: Int32) -> Int32 {
    Int32(truncatingIfNeeded: (bits &* UInt64(UInt32(bitPattern: bound))) >> 32)
  }

  @inline(__always)
  private mutating func exchange(_ one: Int32, _ other: Int32, _ threshold: Double) {
    if cars[one] == cars[other] { return }
    let (first, second) = one < other ? (one, other) : (other, one)
    let change = swapChange(first, second)
    guard change <= 0 || Double(change) < threshold else { return }
    if change > 0 && !isBestNoted { noteBest() }
    swap(first, second, change: change)
  }

  /// Longest stretch that is moved.
  private static let longestStretch: Int32 = 48

  @inline(never)
  private mutating func moveStretch(
    _ first: Int32, _ kind: UInt64, _ threshold: Double, random: inout SearchRandom
  ) {
    let last = first + 1 + random.below(kind & 3 == 3 ? 7 : LineWalk.longestStretch)
    guard last < positions, decidedBefore[last + 1] == decidedBefore[first] else {
      return
    }
    let rearrangement: Rearrangement =
      switch kind & 3 {
      case 0: .firstToEnd
      case 1: .lastToBeginning
      case 2: .turned
      default: .shuffled
      }
    let change = rearrange(first, last, rearrangement, random: &random)
    if change <= 0 || Double(change) < threshold {
      if change > 0 && !isBestNoted { noteRewritten(first, last) }
      keepStretch(first, last, change: change)
    } else {
      dropStretch(first, last)
    }
  }

  /// Keeps the order as it was before a stretch was rewritten.
  private mutating func noteRewritten(_ first: Int32, _ last: Int32) {
    noteBest()
    for position in first...last { best[position] = kept[position] }
  }
}
