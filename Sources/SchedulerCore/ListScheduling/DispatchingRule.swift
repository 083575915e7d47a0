/// How urgent a waiting operation is: apparent tardiness cost with set-ups (ATCS: Lee, Bhaskaran and Pinedo 1997; ATC:
/// Vepsalainen and Morton 1987), in its logarithm.
///
/// ATCS is w/p · exp(-slack⁺ / K₁p̄) · exp(-setUp / K₂s). Its binary logarithm is log w/p, less a fall that is linear
/// in the slack, less a penalty for the set-up: integers, no exponentials, and the order of two operations that both
/// still have slack never changes. `WaitingLine` lives on that.
struct DispatchingRule: Sendable {
  /// K₁ in hundredths: how many mean durations ahead the rule looks.
  var lookAhead: Int64
  /// K₂ in hundredths; it scales with the geometric mean of set-up and duration (`LinePlan.setUpScales`), as the rule's
  /// authors recommend. Scaled by the mean set-up alone, short set-ups were avoided at any price.
  var setUpLookAhead: Int64
  /// For each operation the latest start that leaves its job on time.
  var latestStarts: [Time]

  /// One doubling of the cost, in the units of the logarithms.
  static let doubling: Int64 = 1 << 16

  /// log w/p in units of `doubling`; a weight of 0 counts as 1/256.
  static func logarithm(weight: Int64, duration: Time) -> Int64 {
    (weight > 0 ? binaryLogarithm(weight) : -8 * doubling) - binaryLogarithm(duration)
  }

  /// log₂ in units of `doubling`, rounded down: the leading bit, then 16 squarings for the bits after the point.
  static func binaryLogarithm(_ number: Int64) -> Int64 {
    precondition(number > 0, "only positive numbers have a logarithm")
    let exponent = Int64(63 - number.leadingZeroBitCount)
    var mantissa = exponent > 31 ? UInt64(number) >> UInt64(exponent - 31) : UInt64(number) << UInt64(31 - exponent)
    var logarithm = exponent
    for _ in 0..<16 {
      mantissa = (mantissa &* mantissa) >> 31
      let carry = mantissa >> 32
      mantissa >>= carry
      logarithm = logarithm << 1 | Int64(carry)
    }
    return logarithm
  }
}
