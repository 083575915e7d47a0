extension Natural: CustomStringConvertible {
  /// The decimal digits; O(limbs squared).
  public var description: String {
    if isZero { return "0" }
    var rest = limbs
    var parts: [UInt64] = []
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for place in rest.indices.reversed() { (rest[place], remainder) = Self.divide(remainder, rest[place]) }
      while let last = rest.last, last == 0 { rest.removeLast() }
      parts.append(remainder)
    }
    let head = String(parts.removeLast())
    return parts.reversed().reduce(into: head) { text, part in
      let digits = String(part)
      text += String(repeating: "0", count: 19 - digits.utf8.count) + digits
    }
  }

  /// 10^19, the largest power of ten in a limb; its highest bit is set.
  private static let chunk: UInt64 = 10_000_000_000_000_000_000
  /// (2^128 - 1) / 10^19 - 2^64.
  private static let reciprocal: UInt64 = 0xD83C_94FB_6D2A_C34A

  /// Two limbs divided by 10^19, the upper one being less: two products instead of a division (Möller and Granlund, IEEE
  /// Transactions on Computers 2011, algorithm 4), which a count of a thousand digits does two thousand times.
  @inline(__always)
  static func divide(_ high: UInt64, _ low: UInt64) -> (quotient: UInt64, remainder: UInt64) {
    let product = reciprocal.multipliedFullWidth(by: high)
    let (fraction, carry) = product.low.addingReportingOverflow(low)
    var quotient = product.high &+ high &+ (carry ? 1 : 0) &+ 1
    var remainder = low &- quotient &* chunk
    if remainder > fraction {
      quotient &-= 1
      remainder &+= chunk
    }
    if remainder >= chunk {
      quotient &+= 1
      remainder &-= chunk
    }
    return (quotient, remainder)
  }
}
