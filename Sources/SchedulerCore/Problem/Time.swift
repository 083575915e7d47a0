/// Seconds since a zero that the caller chooses; instants and durations alike. Every instant of a problem lies within
/// ±2⁴⁰ seconds (some 34,000 years) of that zero, which the validation checks, so that sums never overflow.
public typealias Time = Int64

extension Int64 {
  /// The largest distance from zero that a `Time` of a problem may have.
  static let farthestTime: Time = 1 << 40
}
