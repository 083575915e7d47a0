// What the coefficients of a sum and the distances of its items' values have in common.

extension Engine {
  /// The limit of a sum, lowered to the nearest value that the sum can take.
  func tightened(_ limit: Int64, _ terms: [Term]) -> Int64 {
    var divisor: UInt128 = 0
    var value: Int128 = 0
    for term in terms {
      divisor = greatestCommonDivisor(divisor, distance(term))
      if divisor == 1 { return limit }
      if term.item >= 0 { value += Int128(term.coefficient) * Int128(domains.rootBounds[2 * term.item]) }
    }
    if divisor == 0 { return limit }
    let step = Int128(divisor)
    let excess = (Int128(limit) - value) % step
    return Int64(exactly: Int128(limit) - (excess < 0 ? excess + step : excess)) ?? limit
  }

  /// Whether two items of an equation have a common divisor, so that remainders may tell what bounds do not.
  ///
  /// Literals alone are left to the sums: they are decided quickly, and rounding helps them little.
  func hasCommonDivisors(_ terms: [Term]) -> Bool {
    var distances: [UInt128] = []
    for term in terms where term.item >= 0 && domains.rootBounds[2 * term.item] < domains.rootBounds[2 * term.item + 1]
    {
      distances.append(distance(term))
    }
    for term in terms where distance(term) > UInt128(Int64.max) { return false }
    for (place, one) in distances.enumerated() where one > 1 {
      for other in distances[..<place] where greatestCommonDivisor(one, other) > 1 { return true }
    }
    return false
  }

  /// What an item's contribution moves in multiples of.
  private func distance(_ term: Term) -> UInt128 {
    let magnitude = UInt128(term.coefficient.magnitude)
    return term.item < 0 ? magnitude : magnitude * UInt128(domains.strides[term.item])
  }
}
