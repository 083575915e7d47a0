/// The answer to "is there a solution?".
public enum Verdict: Hashable, Sendable {
  /// There is one, and the solver shows it until the next question.
  case satisfied
  /// There is none; `failedAssumptions` names assumptions that cannot hold together.
  case unsatisfiable
  /// The work limit was reached first, or the solver's stop check said stop.
  case undecided(WorkLimit.Unit)
}

/// How much work a question may cost. Work is counted, not timed, so that a run is the same on every machine.
public struct WorkLimit: Hashable, Sendable {
  /// What is counted, and what ends a question beside counts.
  public enum Unit: Hashable, Sendable {
    case conflicts, propagations
    /// Nothing is counted: the solver's stop check said stop.
    case stopped
  }

  /// Most conflicts in one question.
  public var conflicts: Int
  /// Most entries of the trail propagated in one question, checked between constraints.
  public var propagations: Int

  /// No limit on what is not stated.
  public init(conflicts: Int = .max, propagations: Int = .max) {
    self.conflicts = conflicts
    self.propagations = propagations
  }

  /// No limit.
  public static let none = WorkLimit()
}

/// Something a caller wants decided, as one step of an order of preference.
public enum Preference: Hashable, Sendable, BitwiseCopyable {
  /// Make the literal true.
  case literal(Literal)
  /// Give the variable the smallest value that is left.
  case smallest(Variable)
  /// Give the variable the largest value that is left.
  case largest(Variable)
}

/// A caller's own way of deciding.
///
/// A decider that always proposes the first open wish of a fixed order gets the lexicographically preferred solution; see
/// `Solver.prefer(_:)` for why. Prefer that call where a fixed order is all that is wanted: it costs less.
public protocol Decider {
  /// The literal to make true next, which must be open in the solver, or nil for the solver's own choice.
  ///
  /// Bounds, truth and values may be read from the solver; new literals may not be made.
  mutating func nextDecision(in solver: Solver) -> Literal?
}
