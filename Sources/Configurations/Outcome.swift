/// What a configuration came to.
public enum Outcome: Sendable {
  /// The row holds the completed configuration.
  case valid
  /// Could still become valid, but the customer must give these fields first.
  case incomplete(missing: [Int])
  /// No completion of the customer's choices keeps the rules.
  case invalid(Conflict)
  /// The search's work limit was reached, or it was told to stop; the name of the limit or the reason.
  case undecided(String)
}

/// Why choices cannot be completed: some of them that no valid configuration has, and what of the catalog rules those out.
///
/// *Minimal* means: without any one of the choices named, the other named ones belong to a valid configuration; and without
/// any one of the constraints named, the named choices would keep the other named ones. No conflict of the order has fewer choices;
/// among conflicts with equally many it is the first in catalog order.
public struct Conflict: Hashable, Sendable {
  /// Some of the customer's choices.
  public struct Members: Hashable, Sendable {
    /// Indices of fields that the customer set, in catalog order.
    public var choices: [Int] = []
    /// Indices of counts for which the customer listed instances, in catalog order.
    public var lists: [Int] = []

    /// No choices.
    public init() {}
  }

  /// Indices of the model's constraints, in catalog order.
  public var constraints: [Int]
  /// The choices that cannot be had together.
  public var members: Members
  /// Those of `members` that it does not suffice to give up alone, because other choices of the order conflict as well.
  public var insufficient: Members
  /// Whether the conflict is minimal and `insufficient` complete; false where the work limit came before that was shown.
  public var isProven: Bool

  /// Indices of fields that the customer set and that conflict.
  public var choices: [Int] { members.choices }
  /// Indices of counts for which the customer listed instances and that conflict.
  public var lists: [Int] { members.lists }

  init(constraints: [Int], members: AskedChoices, insufficient: AskedChoices, isProven: Bool) {
    self.constraints = constraints
    self.members = Members(members)
    self.insufficient = Members(insufficient)
    self.isProven = isProven
  }
}

extension Conflict.Members {
  init(_ asked: AskedChoices) {
    for choice in asked.all {
      switch choice {
      case .cell(let field, _, _): choices.append(field)
      case .list(let count, _): lists.append(count)
      case .question: break
      }
    }
  }
}

/// What the customer asked for, apart from the cells in the row.
public struct Choices: Sendable {
  /// Indices of fields whose cells were given.
  public var fields: [Int]
  /// By count: how many instances he listed; nil: not mentioned.
  public var listed: [Int?]

  public init(fields: [Int], listed: [Int?]) {
    self.fields = fields
    self.listed = listed
  }
}
