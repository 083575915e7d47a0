/// How urgent a waiting operation is: apparent tardiness cost with set-ups (ATCS: Lee, Bhaskaran and Pinedo 1997; ATC:
/// Vepsalainen and Morton 1987), in its logarithm.
///
/// ATCS is w/p · exp(-slack⁺ / K₁p̄) · exp(-setUp / K₂s). Its binary logarithm is log w/p, less a fall that is linear
/// in the slack, less a penalty for the set-up: integers, no exponentials, and the order of two operations that both
/// still have slack never changes. `WaitingLine` lives on that.
struct DispatchingRule: Sendable {
  /// K₁ in hundredths: how many mean durations ahead the rule looks.
  var lookAhead: Int64
  /// For each operation the latest start that leaves its job on time.
  var latestStarts: [Time]
  /// How urgent each operation is from its latest start on, in units of `doubling`.
  var urgencies: [Int64]
  /// For each machine the set-up that halves the cost, in seconds.
  var setUpUnits: [Int64]

  /// Apparent tardiness cost with set-ups.
  ///
  /// - Parameter setUpLookAhead: K₂ in hundredths; it scales with the geometric mean of set-up and duration
  ///   (`LinePlan.setUpScales`), as the rule's authors recommend. Scaled by the mean set-up alone, short set-ups were
  ///   avoided at any price.
  init(lookAhead: Int64, setUpLookAhead: Int64, latestStarts: [Time], lines: LinePlan) {
    self.lookAhead = lookAhead
    self.latestStarts = latestStarts
    urgencies = lines.logarithms
    setUpUnits = lines.setUpScales.map { max(1, $0 * setUpLookAhead * 69 / 10_000) }
  }

  /// First come, first served by the times given, but for set-ups: one second of set-up is as bad as `setUpCost`
  /// seconds later in the order.
  init(targets: [Time], setUpCost: Int64, lines: LinePlan) {
    lookAhead = 1
    latestStarts = Array(repeating: -2 * .farthestTime, count: targets.count)
    urgencies = targets.map { -$0 * DispatchingRule.targetUnit }
    let setUpUnit = DispatchingRule.doubling / (DispatchingRule.targetUnit * setUpCost)
    setUpUnits = Array(repeating: max(1, setUpUnit), count: lines.setUpScales.count)
  }

  /// What a second of a target counts, in units of the logarithms: fine enough for a set-up cost of up to 4,096.
  private static let targetUnit: Int64 = 16

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
