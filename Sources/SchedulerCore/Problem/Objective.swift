/// What makes one schedule better than another: levels of measures, the first level first.
///
/// A level is a sum of measures, each times its weight; a later level decides only where all before it are equal. So
/// `[[tardiness × 3 + setUps], [makespan]]` trades three weighted seconds of tardiness for a second of set-up, and
/// takes the shorter of two schedules that come to the same.
public struct Objective: Hashable, Sendable {
  /// A figure of a schedule that can be minimised.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// Sum over the jobs of weight times tardiness, in seconds.
    case tardiness
    /// Jobs that are late.
    case lateJobs = "late"
    /// When the last operation ends, in seconds from the beginning of the horizon.
    case makespan
    /// Work on set-ups, in seconds: open time at full efficiency.
    case setUps = "set-ups"
    /// Sum over the jobs of weight times the time from release to completion, in seconds.
    case flow
    /// Sum over the jobs of weight times the time by which they are complete before they are due, in seconds.
    case earliness
    /// What the power that machines draw while they work costs by the tariff.
    case energy
  }

  /// A measure of a sum.
  public struct Term: Hashable, Sendable {
    /// What counts.
    public var measure: Measure
    /// How often it counts; from 1 to 2²⁰.
    public var weight: Int64

    /// A measure that counts once unless told otherwise.
    public init(_ measure: Measure, weight: Int64 = 1) {
      self.measure = measure
      self.weight = weight
    }
  }

  /// Sums of measures, the most important first; neither they nor any of them may be empty.
  public var levels: [[Term]]

  /// An objective of levels; the validation checks them.
  public init(levels: [[Term]]) {
    self.levels = levels
  }

  /// Weighted tardiness; among equals the least set-ups, then the least makespan, then the fewest late jobs.
  public static let usual = Objective(
    levels: [[Term(.tardiness)], [Term(.setUps)], [Term(.makespan)], [Term(.lateJobs)]])

  /// Reads levels parted by commas, each a sum of measures with or without a weight: `3*tardiness+set-ups,makespan`. Nil
  /// for anything else.
  public init?(_ text: String) {
    levels = []
    for level in text.split(separator: ",", omittingEmptySubsequences: false) {
      var terms: [Term] = []
      for term in level.split(separator: "+", omittingEmptySubsequences: false) {
        let parts = term.split(separator: "*", omittingEmptySubsequences: false)
        guard let name = parts.last, parts.count <= 2, let measure = Measure(rawValue: String(name)),
          let weight = parts.count == 1 ? 1 : Int64(parts[0])
        else { return nil }
        terms.append(Term(measure, weight: weight))
      }
      levels.append(terms)
    }
    guard isWellFormed else { return nil }
  }

  /// Whether every level has a measure, no measure stands twice in one, and the weights keep their bounds.
  var isWellFormed: Bool {
    !levels.isEmpty
      && levels.allSatisfy { level in
        !level.isEmpty && Set(level.map(\.measure)).count == level.count
          && level.allSatisfy { (1...1 << 20).contains($0.weight) }
      }
  }

  /// Whether any level looks at a measure.
  func counts(_ measure: Measure) -> Bool {
    levels.contains { $0.contains { $0.measure == measure } }
  }
}
