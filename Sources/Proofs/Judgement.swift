/// What the referee says of a refutation.
public enum Judgement: Sendable, Equatable {
  /// Every step up to the contradiction is right: the formula is unsatisfiable.
  case accepted(Acceptance)
  /// The first bad step; nothing is said of the formula.
  case refused(BadStep)
}

/// The figures of an accepted refutation.
public struct Acceptance: Sendable, Equatable {
  /// The step after which the contradiction stood; 0 when the formula alone shows it by unit propagation.
  ///
  /// The steps after it are read, so that a broken text is refused, but from a contradiction everything follows.
  public var contradiction = 0
  /// Clauses checked and added until then.
  public var additions = 0
  /// Those among them that needed resolution on their first literal (RAT) rather than unit propagation alone.
  public var resolutionAdditions = 0
  /// Clauses deleted until then.
  public var deletions = 0
  /// Deletions passed over: of a clause that is the reason of a unit, and, where tolerated, of a clause that is not
  /// there.
  public var ignoredDeletions = 0
}

/// A step of a refutation that does not follow, and why.
public struct BadStep: Error, Sendable, Equatable {
  /// Number of the step, counted from 1; for a proof that ends too early, one past its last step.
  public let step: Int
  /// Where the step begins.
  public let place: Place
  /// What is wrong with it.
  public let reason: Reason

  /// A place in the text of a proof.
  public enum Place: Sendable, Equatable {
    /// A line of a text, counted from 1.
    case line(Int)
    /// An offset into a binary proof, counted from 0.
    case byte(Int)
  }

  /// Why a step is bad. Clauses are in DIMACS numbers.
  public enum Reason: Sendable, Equatable {
    /// The text is not a step of this format.
    case malformed(String)
    /// The clause follows neither by unit propagation nor by resolution on its first literal; if it has resolvents, the
    /// first clause whose resolvent does not follow.
    case notImplied(clause: [Int32], resolvedWith: [Int32]?)
    /// The clause to be deleted is not there.
    case unknownClause([Int32])
    /// No clause has this identifier, or it was deleted before.
    case unknownIdentifier(Int64)
    /// An added clause's identifier is not above all before it.
    case identifierNotIncreasing(Int64, previous: Int64)
    /// Under the clause's negation and the hints before, the hinted clause is neither unit nor falsified.
    case hintNotUnit(Int64, clause: [Int32])
    /// All hints were used and no clause was falsified; `candidate` is the resolution candidate whose hints these were.
    case hintsWithoutConflict(clause: [Int32], candidate: Int64?)
    /// A resolution candidate is named that does not contain the negation of the clause's first literal.
    case notACandidate(Int64, clause: [Int32])
    /// A clause contains the negation of the first literal, and no hints show that its resolvent follows.
    case missingCandidate(Int64, clause: [Int32])
    /// The proof ends and no contradiction has been derived.
    case noContradiction
  }
}

extension BadStep: CustomStringConvertible {
  /// The step, its place and the reason in one sentence without a full stop.
  public var description: String {
    switch place {
    case .line(let line): "step \(step) (line \(line)): \(reason)"
    case .byte(let byte): "step \(step) (byte \(byte)): \(reason)"
    }
  }
}

extension BadStep.Reason: CustomStringConvertible {
  /// The reason in one sentence without a full stop.
  public var description: String {
    switch self {
    case .malformed(let message): message
    case .notImplied(let clause, nil): "the clause (\(list(clause))) does not follow by unit propagation"
    case .notImplied(let clause, let other?):
      "the clause (\(list(clause))) follows neither by unit propagation nor by resolution on its first literal: "
        + "its resolvent with (\(list(other))) does not"
    case .unknownClause(let clause): "there is no clause (\(list(clause))) to delete"
    case .unknownIdentifier(let identifier): "there is no clause \(identifier)"
    case .identifierNotIncreasing(let identifier, let previous):
      "identifier \(identifier) is not above \(previous), the one before"
    case .hintNotUnit(let hint, let clause):
      "hint \(hint), the clause (\(list(clause))), is neither unit nor falsified when used"
    case .hintsWithoutConflict(let clause, nil): "the hints of (\(list(clause))) end without a falsified clause"
    case .hintsWithoutConflict(let clause, let candidate?):
      "the hints of (\(list(clause))) for its resolvent with clause \(candidate) end without a falsified clause"
    case .notACandidate(let identifier, let clause):
      "clause \(identifier) cannot be resolved with (\(list(clause))) on its first literal"
    case .missingCandidate(let identifier, let clause):
      "the hints of (\(list(clause))) leave out its resolvent with clause \(identifier)"
    case .noContradiction: "the proof ends without a contradiction"
    }
  }

  private func list(_ clause: [Int32]) -> String { clause.map(String.init).joined(separator: " ") }
}
