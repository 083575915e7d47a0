import Quantities

/// What the place where an expression stands wants from it.
public enum ExpectedType: Sendable {
  case boolean
  /// A number in that unit, or in whatever unit where nil, at whatever scale.
  case number(unit: Unit?)
  /// A value of the domain; gives untyped literals such as `'oak'` their meaning.
  case value(ChoiceDomain)
  /// The content of a cell of that type. A number is brought to the type's scale, which may not lose digits; its range
  /// may exceed the type's, which is for the caller to judge. An unset value suits only an optional type.
  case type(ValueType)
  case any
}
