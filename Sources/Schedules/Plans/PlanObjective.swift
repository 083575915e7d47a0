import SchedulerCore

/// What makes one plan better than another: levels of measures, the first level first.
public struct PlanObjective: Hashable, Sendable {
  /// In the engine's terms.
  let engine: Objective

  /// Weighted tardiness; among equals the least set-ups, then the least makespan, then the fewest late orders.
  public static let usual = PlanObjective(engine: .usual)

  private init(engine: Objective) {
    self.engine = engine
  }

  /// Reads levels parted by commas, each a sum of measures with or without a weight: `3*tardiness+set-ups,makespan`; nil for
  /// anything else.
  public init?(_ text: String) {
    guard let engine = Objective(text) else { return nil }
    self.engine = engine
  }

  /// The names of the measures.
  public static var measures: [String] { Objective.Measure.allCases.map(\.rawValue) }

  /// Whether it needs the plant's prices of energy.
  var countsEnergy: Bool { engine.levels.contains { $0.contains { $0.measure == .energy } } }
}
