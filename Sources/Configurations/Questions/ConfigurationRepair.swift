/// A way out of a conflict: choices to change so that the others can stay.
public struct ConfigurationRepair: Sendable {
  /// A choice that changes.
  public struct Change: Hashable, Sendable {
    /// Index of the field, or of the count for which instances were listed.
    public var index: Int
    public var isCount: Bool
    /// What the repaired configuration has instead; nil where the instance is not there any more.
    public var content: Int64?
  }

  /// In catalog order, fields before counts. Without any one of them the rest does not suffice.
  public var changes: [Change]
  /// By slot: the repaired configuration, in which what is not chosen is completed.
  public var cells: [Int64]
}

/// Ways out of a conflict, those that change least first.
public struct ConfigurationRepairs: Sendable {
  /// Fewest changes (or least weight) first, among equals those whose choices come first in catalog order; none contains another. Where
  /// the choices can be completed as they are, the only one changes nothing.
  public var repairs: [ConfigurationRepair] = []
  /// Whether these are all that were asked for; false where the work limit came first.
  public var isComplete = true
}

extension Configurator {
  /// The customer's choices in the order in which `repairs` counts their places.
  public func chosen(_ choices: Choices) -> [(index: Int, isCount: Bool)] {
    let fields = choices.fields.sorted().map { (index: $0, isCount: false) }
    let counts = choices.listed.enumerated().compactMap { count, listed -> (index: Int, isCount: Bool)? in
      guard let listed else { return nil }
      if listed == 0, case .computed = model.counts[count].source { return nil }
      return (count, true)
    }
    return fields + counts
  }
}
