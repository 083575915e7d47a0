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

/// Choices and constraints that cannot hold together, none of which could be left out: without any one of them the rest
/// can be kept.
public struct Conflict: Hashable, Sendable {
  /// Indices of the model's constraints, in catalog order.
  public var constraints: [Int]
  /// Indices of fields that the customer set, in catalog order.
  public var choices: [Int]
  /// Indices of counts for which the customer listed instances, in catalog order.
  public var lists: [Int]

  public init(constraints: [Int], choices: [Int], lists: [Int]) {
    self.constraints = constraints
    self.choices = choices
    self.lists = lists
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
