/// Usage of parts: for each part and position the sum of all deviations up to there is kept.
///
/// A car that is exchanged for one with `d` pieces more lowers the deviation by `D·d` at every position up to the other of the two;
/// the squares change by `(D·d)²` less `2·D·d` times the deviation, whose sum is the difference of two kept sums.
extension LineWalk {
  /// Counts a part anew and returns what it counts in all.
  func loadDeviations(_ part: Int) -> Int64 {
    var (deviation, sum, squares) = (Int64(0), Int64(0), Int64(0))
    for position in 0..<positions {
      if position >= model.lead {
        deviation += model.allPieces[part] - Int64(model.cars) * pieces(part, cars[position])
      }
      squares += deviation * deviation
      sum += deviation
      deviations[row(part) + position] = sum
    }
    return squares * model.partWeights[part]
  }

  private func row(_ part: Int) -> Int32 { Int32(part) * positions }

  private func pieces(_ part: Int, _ kind: Int32) -> Int64 {
    model.pieces[Int(kind) * parts.count + part]
  }

  /// How the cost of levelling would change if two cars were exchanged.
  func levellingSwapChange(_ first: Int32, _ second: Int32) -> Int64 {
    var change: Int64 = 0
    let length = Int64(second - first)
    for part in parts {
      let more = pieces(part, cars[second]) - pieces(part, cars[first])
      if more == 0 { continue }
      let step = Int64(model.cars) * more
      let between = deviations[row(part) + second - 1] - deviations[row(part) + first - 1]
      change += model.partWeights[part] * step * (step * length - 2 * between)
    }
    return change
  }

  /// Brings the sums of a part up to date after an exchange.
  func swapDeviations(_ part: Int, _ first: Int32, _ second: Int32, from one: Int32, to other: Int32) {
    let step = Int64(model.cars) * (pieces(part, other) - pieces(part, one))
    if step == 0 { return }
    var fall: Int64 = 0
    for position in first..<positions {
      if position < second { fall += step }
      deviations[row(part) + position] -= fall
    }
  }

  /// How the cost of a part changes by a stretch that has been rewritten.
  func levellingChange(_ part: Int, _ first: Int32, _ last: Int32) -> Int64 {
    var (shift, change) = (Int64(0), Int64(0))
    for position in first..<last {
      shift += Int64(model.cars) * (pieces(part, cars[position]) - pieces(part, kept[position]))
      let deviation = deviations[row(part) + position] - deviations[row(part) + position - 1]
      change += shift * (shift - 2 * deviation)
    }
    return change * model.partWeights[part]
  }

  /// Brings the sums of a part up to date after a stretch was rewritten.
  func settleDeviations(_ part: Int, _ first: Int32, _ last: Int32) {
    var (shift, fall) = (Int64(0), Int64(0))
    for position in first..<positions {
      if position <= last {
        shift += Int64(model.cars) * (pieces(part, cars[position]) - pieces(part, kept[position]))
        fall += shift
      } else if fall == 0 {
        return
      }
      deviations[row(part) + position] -= fall
    }
  }
}
