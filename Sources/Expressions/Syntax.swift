import Quantities

/// The tree of an expression, before names and types are looked at.
///
/// Chains of one associative operator are one node, however long they are, so that the tree is no deeper than the
/// author nested.
struct Syntax: Hashable {
  indirect enum Kind: Hashable {
    case number(FixedDecimal)
    case duration(TimeSpan)
    case text(String)
    case boolean(Bool)
    /// `door.handle`: the names between the dots.
    case path([Name])
    /// `min(a, b)`, `hinges.number(h, w)`.
    case call([Name], [Syntax])
    /// `('a', 'b')`: at least two.
    case list([Syntax])
    case not(Syntax)
    case negate(Syntax)
    /// At least two operands.
    case and([Syntax])
    case or([Syntax])
    case implies(Syntax, Syntax)
    case iff(Syntax, Syntax)
    case compare(Comparison, Syntax, Syntax)
    case isIn(Syntax, Syntax)
    /// Summands; those marked are subtracted, the first never is.
    case sum([Summand])
    /// Factors; those marked are divided by, the first never is.
    case product([Factor])
    case choose(Syntax, then: Syntax, else: Syntax)
  }

  struct Name: Hashable {
    var text: String
    var range: Range<Int>
  }

  struct Summand: Hashable {
    var subtracted: Bool
    var operand: Syntax
  }

  struct Factor: Hashable {
    var divided: Bool
    var operand: Syntax
  }

  enum Comparison: String, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "ne"
    case less = "lt"
    case lessOrEqual = "le"
    case greater = "gt"
    case greaterOrEqual = "ge"
  }

  var kind: Kind
  /// Offsets of Unicode scalars, from the first of the expression to the one after its last.
  var range: Range<Int>
}
