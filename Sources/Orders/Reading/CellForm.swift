import Catalogs
import Expressions
import JSONLines
import Patterns

/// What a field's JSON value may be, prepared so that reading an order copies nothing of the catalog.
enum CellForm {
  case boolean
  case value(NameTable)
  case set(NameTable)
  case number(Number)
  case text(Text)

  struct Text {
    /// The most characters.
    var maximum: Int
    var pattern: Pattern?
    /// Whether the empty text counts as none, which need not have the pattern's form.
    var mayBeMissing: Bool

    /// Whether the text, which has `length` characters, has the form asked for.
    func allows(_ text: JSONString, length: Int) -> Bool {
      guard let pattern, length > 0 || !mayBeMissing else { return true }
      return text.withSpan { pattern.matches($0) }
    }
  }

  struct Number: BitwiseCopyable {
    var scale: Int
    /// Mantissas at the scale.
    var lowest: Int64
    var highest: Int64
    var step: Int64

    func allows(_ mantissa: Int64) -> Bool {
      // The distance may exceed 63 bits where the range does.
      mantissa >= lowest && mantissa <= highest && UInt64(bitPattern: mantissa &- lowest) % UInt64(step) == 0
    }
  }

  /// `values` are the names of a choice's values.
  init(_ characteristic: Characteristic, values: NameTable?) {
    switch characteristic.type {
    case .boolean: self = .boolean
    case .value: self = .value(values!)
    case .set: self = .set(values!)
    case .text(let maximum):
      self = .text(
        Text(maximum: maximum, pattern: characteristic.pattern, mayBeMissing: !characteristic.isObligatory))
    case .number(let number):
      self = .number(
        Number(
          scale: number.scale, lowest: number.range.lowerBound, highest: number.range.upperBound,
          step: characteristic.step))
    }
  }
}
