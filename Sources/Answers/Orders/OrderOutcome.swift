import ConstraintModels
import Digests
import OrderStores
import Orders

/// What came of one order line: computed once; result lines, text, a catalog's tests, the store and planning read it.
public struct OrderOutcome: Sendable {
  /// How an order can end.
  public enum Conclusion: Sendable {
    case valid(ValidOrder)
    /// Could still become valid, but the customer must give the fields at these paths first.
    case incomplete(missing: [String])
    /// Choices and rules cannot hold together.
    case conflicting(OrderConflict)
    /// The line has mistakes, or what it asks for cannot be worked out.
    case refused([OrderProblem])
    /// The work limit of this name was reached.
    case undecided(limit: String)
    /// The line is no order.
    case unreadable(LineFault)
    /// Was accepted before; this is what was answered then.
    case duplicate(of: StoredOrderSummary)
    /// Its id was accepted before, with other content, of which this is the digest.
    case taken(first: ContentDigest)
  }

  /// Number of the input line, counted from 1.
  public var line: Int
  /// The order's id; nil where the line has none.
  public var order: String?
  /// Of the order's content; nil where the line is no order.
  public var digest: SHA256Digest?
  public var conclusion: Conclusion

  /// The outcome of the order with an id and a digest on a line.
  public init(line: Int, order: String?, digest: SHA256Digest?, _ conclusion: Conclusion) {
    self.line = line
    self.order = order
    self.digest = digest
    self.conclusion = conclusion
  }

  /// The outcome of a line that is no order.
  public init(line: Int, _ fault: LineFault) {
    self.init(line: line, order: nil, digest: nil, .unreadable(fault))
  }

  /// What a valid order is; nil for others.
  public var valid: ValidOrder? { if case .valid(let order) = conclusion { order } else { nil } }
}

/// Why a line is no order.
public struct LineFault: Hashable, Sendable {
  /// Stable, in kebab case, such as `malformed-json`.
  public var code: String
  public var message: String
  /// In characters, counted from 1; nil where the fault has no place in the line.
  public var column: Int?

  /// A fault of this code.
  public init(_ code: String, _ message: String, column: Int? = nil) {
    self.code = code
    self.message = message
    self.column = column
  }
}

/// A minimal conflict as the customer sees it: the author's rules, and his own choices.
public struct OrderConflict: Sendable {
  /// In catalog order.
  public var rules: [ConstraintForm]
  /// Each by its path, in catalog order.
  public var choices: [(path: String, content: FieldContent)]
  /// Components by path, and how many instances of each the customer listed.
  public var lists: [(path: String, count: Int)]
  /// Paths of those of the choices and lists that it does not suffice to give up alone.
  public var insufficient: [String]
  /// Whether all that was shown; false where the work limit came before.
  public var isProven: Bool

  /// A conflict of these.
  public init(
    rules: [ConstraintForm], choices: [(path: String, content: FieldContent)], lists: [(path: String, count: Int)],
    insufficient: [String] = [], isProven: Bool = true
  ) {
    self.rules = rules
    self.choices = choices
    self.lists = lists
    self.insufficient = insufficient
    self.isProven = isProven
  }
}
