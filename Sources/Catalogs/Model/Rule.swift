import Diagnostics
import Expressions

/// What every valid configuration keeps (hard), or is reminded of (soft).
public struct Rule: Sendable {
  public enum Severity: Sendable { case hard, soft }

  public var id: String
  public var because: Labels
  public var place: SourceRange
  public var severity: Severity
  /// Of a soft rule: how much it matters against others.
  public var weight: Int
  public var effectivity: Effectivity
  /// The whole rule as one Boolean: `when implies require`, or `not (when and forbid)`.
  public var condition: Term

  public init(
    id: String, because: Labels, place: SourceRange, severity: Severity, weight: Int, effectivity: Effectivity,
    condition: Term
  ) {
    self.id = id
    self.because = because
    self.place = place
    self.severity = severity
    self.weight = weight
    self.effectivity = effectivity
    self.condition = condition
  }
}

/// Combinations of values that are allowed (all others are not), or excluded.
public struct CombinationTable: Sendable {
  /// What one cell of a row admits.
  public enum Cell: Hashable, Sendable {
    case any
    /// Sorted cell contents.
    case values([Int64])
    case range(ClosedRange<Int64>)

    public func admits(_ value: Int64) -> Bool {
      switch self {
      case .any: true
      case .values(let values): values.contains(value)
      case .range(let range): range.contains(value)
      }
    }
  }
  public enum Mode: Sendable { case allowed, excluded }

  public var id: String
  public var because: Labels
  public var place: SourceRange
  public var effectivity: Effectivity
  public var mode: Mode
  /// The table counts only where this holds; nil: everywhere.
  public var when: Term?
  public var slots: [Int]
  public var rows: [[Cell]]

  public init(
    id: String, because: Labels, place: SourceRange, effectivity: Effectivity, mode: Mode, when: Term?, slots: [Int],
    rows: [[Cell]]
  ) {
    self.id = id
    self.because = because
    self.place = place
    self.effectivity = effectivity
    self.mode = mode
    self.when = when
    self.slots = slots
    self.rows = rows
  }
}
