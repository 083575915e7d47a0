import ConstraintModels
import JSONLines
import Orders

/// What a question about a configuration came to.
public enum Answered<Answer> {
  case answer(Answer)
  /// The question has mistakes.
  case refused([OrderProblem])

  /// The answer made into another one.
  public func map<Other>(_ transform: (Answer) -> Other) -> Answered<Other> {
    switch self {
    case .answer(let answer): .answer(transform(answer))
    case .refused(let problems): .refused(problems)
    }
  }
}

/// All minimal conflicts among a customer's choices, or the first of them.
public struct ConflictsAnswer: Sendable {
  public var conflicts: [OrderConflict]
  /// Whether there are no others.
  public var isComplete: Bool

  /// These conflicts.
  public init(conflicts: [OrderConflict], isComplete: Bool) {
    self.conflicts = conflicts
    self.isComplete = isComplete
  }

  /// Writes the answer's members, after those of an object that is open.
  public func write(to writer: inout JSONWriter) {
    writer.member("status", conflicts.isEmpty ? (isComplete ? "consistent" : "undecided") : "conflicting")
    writer.key("conflicts")
    writer.openArray()
    for conflict in conflicts { conflict.write(to: &writer) }
    writer.closeArray()
    writer.key("complete")
    writer.bool(isComplete)
  }
}

/// Ways out of a conflict, those that change least first.
public struct RepairsAnswer: Sendable {
  /// One way out.
  public struct Repair: Sendable {
    /// Paths of what changes and what it becomes; nil: the choice is let go.
    public var changes: [(path: String, content: FieldContent?)]
    /// What the repaired configuration comes to: valid, or incomplete where something is still to be chosen.
    public var conclusion: OrderOutcome.Conclusion

    /// A way out of these changes.
    public init(changes: [(path: String, content: FieldContent?)], conclusion: OrderOutcome.Conclusion) {
      self.changes = changes
      self.conclusion = conclusion
    }
  }

  public var repairs: [Repair]
  /// Whether these are all that were asked for; false where the work limit came first.
  public var isComplete: Bool

  /// These ways out.
  public init(repairs: [Repair], isComplete: Bool) {
    self.repairs = repairs
    self.isComplete = isComplete
  }

  /// Writes the answer's members, after those of an object that is open.
  public func write(to writer: inout JSONWriter) {
    let needsNone = repairs.first?.changes.isEmpty == true
    writer.member(
      "status", needsNone ? "consistent" : repairs.isEmpty ? (isComplete ? "unrepairable" : "undecided") : "conflicting"
    )
    writer.key("repairs")
    writer.openArray()
    for repair in repairs where !repair.changes.isEmpty { write(repair, to: &writer) }
    writer.closeArray()
    writer.key("complete")
    writer.bool(isComplete)
  }

  private func write(_ repair: Repair, to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("change")
    writer.openObject()
    for change in repair.changes {
      writer.key(named: change.path)
      if let content = change.content { content.write(to: &writer) } else { writer.null() }
    }
    writer.closeObject()
    switch repair.conclusion {
    case .valid(let order):
      writer.key("price")
      order.forms.price.write(order.price, to: &writer)
      writer.member("promise", order.promise.description)
      writer.key("configuration")
      order.forms.configuration.write(order, to: &writer)
    case .incomplete(let missing):
      writer.key("missing")
      writer.openArray()
      for path in missing { writer.string(path) }
      writer.closeArray()
    default: break
    }
    writer.closeObject()
  }
}

/// Why a value is forced or cannot be chosen, or that it can.
public struct ExplanationAnswer: Sendable {
  /// How the value stands.
  public enum Standing: String, Sendable {
    /// It can be chosen, and need not be.
    case free
    /// Nothing else is possible.
    case forced
    /// No valid configuration has it beside the other choices.
    case conflicting
    /// The work limit came first.
    case undecided
  }

  public var standing: Standing
  /// The choices and rules that make it so; nil where it is free or undecided.
  public var because: OrderConflict?

  /// A value that stands so.
  public init(_ standing: Standing, because: OrderConflict? = nil) {
    self.standing = standing
    self.because = because
  }

  /// Writes the answer's members, after those of an object that is open.
  public func write(to writer: inout JSONWriter) {
    writer.member("status", standing.rawValue)
    if let because {
      writer.key("because")
      because.write(to: &writer)
    }
  }
}
