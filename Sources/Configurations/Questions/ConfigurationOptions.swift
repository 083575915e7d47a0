/// What can be chosen beside some choices: for everything that a customer may say, what can still be completed and what cannot.
///
/// Complete and free of dead ends: a content is *conflicting* if and only if no valid configuration has it together with the customer's
/// other choices. Of an instance that is not there yet, what it could have if it were.
public struct ConfigurationOptions: Sendable {
  public enum Status: String, Sendable {
    /// The choices and what completes them are a valid configuration.
    case complete
    /// They can be completed, but the customer must say more.
    case incomplete
    /// No valid configuration has the choices.
    case conflicting
    /// The work limit came first.
    case undecided
  }
  /// How a content, or a field, stands.
  public enum State: String, Sendable {
    /// The customer chose it.
    case chosen
    /// It is what stands as long as nobody says otherwise.
    case `default`
    /// Nothing else is possible.
    case forced
    /// It can be chosen.
    case free
    /// Nothing valid has it beside the other choices.
    case conflicting
    /// The work limit came first.
    case undecided
  }
  /// One content: a value's index, -1 where nothing is chosen, 0 or 1 of a Boolean, a member's index of a multiple choice.
  public struct Option: Hashable, Sendable {
    public var content: Int64
    public var state: State
  }
  /// Contents of a number, of a text's length or of a count that stand alike; from one to the next it is a step.
  public struct Stretch: Hashable, Sendable {
    public var contents: ClosedRange<Int64>
    public var state: State
  }
  /// What a field or a count can be.
  public struct Item: Sendable {
    /// Index among the model's fields, or counts.
    public var index: Int
    /// Whether its instance is there in the configuration as it stands.
    public var isThere: Bool
    public var state: State
    /// As it stands; nil where nothing stands, or the customer must say it.
    public var content: Int64?
    /// Of choices and Booleans; empty for others.
    public var options: [Option] = []
    /// Of numbers, texts and counts, ascending, all of the domain; empty for others.
    public var stretches: [Stretch] = []
    /// From one content of a stretch to the next.
    public var step: Int64 = 1
  }

  public var status: Status
  /// Every field that can be chosen, in catalog order.
  public var fields: [Item] = []
  /// Every count that can be chosen, in catalog order.
  public var counts: [Item] = []
  /// Fields that the customer must give.
  public var missing: [Int] = []
  /// Why the choices conflict, where they do.
  public var conflict: Conflict?
  /// By slot, the completion as it stands; empty where there is none.
  public var cells: [Int64] = []
}
