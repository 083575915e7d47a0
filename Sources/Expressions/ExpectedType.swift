import Quantities

/// What the place where an expression stands wants from it.
public enum ExpectedType: Sendable {
  case boolean
  /// A number in that unit, or in whatever unit where nil, at whatever scale.
  case number(unit: Unit?)
  /// A number brought to that unit, at whatever scale: from another unit of its dimension by exact conversion. One without
  /// a unit is taken to be in it, and so is a rate times something else; a unit of the same dimension that is only assumed
  /// is refused, since nobody can tell.
  case measure(Unit)
  /// The same, but where a unit of the same dimension is only assumed, the formula has converted it itself: `width / 1000`
  /// is in metres.
  case quantity(Unit)
  /// A number of nothing in particular, such as an amount of money: without a unit, or a count of pieces.
  case plain
  /// A value of the domain; gives untyped literals such as `'oak'` their meaning.
  case value(ChoiceDomain)
  /// The content of a cell of that type. A number is brought to the type's scale, which may not lose digits; its range
  /// may exceed the type's, which is for the caller to judge. An unset value suits only an optional type.
  case type(ValueType)
  case any
}
