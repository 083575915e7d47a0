import Quantities

/// An expression after type checking: exact arithmetic on 64-bit cells, nothing else.
///
/// Names, scales, units and components are gone: a number is its mantissa, a chosen value its index (-1 for none), a
/// Boolean 0 or 1, a set its bits, a text its length; instances of components are unrolled. Every term carries bounds
/// that its value provably keeps while the cells keep theirs, so that no operation overflows and no divisor is 0. Terms
/// are immutable and may share parts. The static functions of the extension make them, folding what is constant.
public final class Term: Sendable {
  /// What a term does; the range of each operation's operands has been checked by whoever made it.
  public enum Kind: Hashable, Sendable {
    case constant(Int64)
    /// The content of a cell.
    case load(slot: Int)
    /// 1 where the operand is 0, else 0.
    case not(Term)
    /// 1 where all operands (at least two) are 1.
    case and([Term])
    /// 1 where any of the operands (at least two) is 1.
    case or([Term])
    case equal(Term, Term)
    case less(Term, Term)
    case lessOrEqual(Term, Term)
    /// Whether a value's index is in the mask; an unset value is in none.
    case member(Term, IndexMask)
    case add(Term, Term)
    case subtract(Term, Term)
    case multiply(Term, Term)
    /// The quotient, rounded to an integer; the divisor's range excludes 0.
    case divide(Term, Term, RoundingMode)
    case minimum(Term, Term)
    case maximum(Term, Term)
    case absolute(Term)
    /// The second operand where the first is 1, else the third.
    case choose(Term, Term, Term)
    /// A result column of the row that the arguments, one for each key column at its scale, select.
    case lookup(LookupTable, column: Int, [Term])
    /// Whether the set, a bit mask, holds the index; an unset one is in no set.
    case setContains(set: Term, index: Term)
    /// How many bits are set.
    case setSize(Term)
  }

  /// The operation and its operands.
  public let kind: Kind
  /// Proven bounds of the value.
  public let range: ClosedRange<Int64>
  /// Of the kind, kept because terms are compared and looked up often while programs are made.
  private let hash: Int

  init(_ kind: Kind, range: ClosedRange<Int64>) {
    self.kind = kind
    self.range = range
    var hasher = Hasher()
    kind.hash(into: &hasher)
    hash = hasher.finalize()
  }
}

extension Term: Hashable {
  /// Whether both are built alike; the proven ranges do not matter.
  public static func == (a: Term, b: Term) -> Bool {
    a === b || (a.hash == b.hash && a.kind == b.kind)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

extension Term {
  /// The operands, in order.
  public var operands: [Term] {
    switch kind {
    case .constant, .load: []
    case .not(let a), .member(let a, _), .absolute(let a), .setSize(let a): [a]
    case .and(let all), .or(let all), .lookup(_, _, let all): all
    case .equal(let a, let b), .less(let a, let b), .lessOrEqual(let a, let b), .add(let a, let b),
      .subtract(let a, let b),
      .multiply(let a, let b), .divide(let a, let b, _), .minimum(let a, let b), .maximum(let a, let b),
      .setContains(let a, let b):
      [a, b]
    case .choose(let condition, let a, let b): [condition, a, b]
    }
  }

  /// The value, where it is the same for all cells.
  public var constant: Int64? { range.lowerBound == range.upperBound ? range.lowerBound : nil }

  /// The cells that the value depends on, ascending, each once.
  public var slots: [Int] {
    var seen: Set<ObjectIdentifier> = []
    var slots: Set<Int> = []
    var open = [self]
    while let term = open.popLast() {
      guard seen.insert(ObjectIdentifier(term)).inserted else { continue }
      if case .load(let slot) = term.kind { slots.insert(slot) }
      open.append(contentsOf: term.operands)
    }
    return slots.sorted()
  }
}
