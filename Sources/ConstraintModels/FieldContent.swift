import Catalogs
import Expressions
import Quantities

/// What a field holds, free of the cell that it is kept in.
public enum FieldContent: Hashable, Sendable {
  /// A choice without a value.
  case none
  case boolean(Bool)
  /// Without superfluous digits.
  case number(FixedDecimal)
  /// The id of a value.
  case value(String)
  /// Ids of values, in catalog order.
  case set([String])
  case text(String)
}

extension FieldContent: CustomStringConvertible {
  /// As an author writes it in a catalog's test: the ids of a set parted by blanks, nothing for no value.
  public var description: String {
    switch self {
    case .none: ""
    case .boolean(let bool): bool ? "true" : "false"
    case .number(let number): number.description
    case .value(let id): id
    case .set(let ids): ids.joined(separator: " ")
    case .text(let text): text
    }
  }
}

extension ProductModel {
  /// What the cell of the field at an index stands for. `text` is what a text field holds: its cell knows only how long it is.
  public func content(of field: Int, cell: Int64, text: @autoclosure () -> String) -> FieldContent {
    switch characteristic(of: fields[field]).type {
    case .boolean: .boolean(cell == 1)
    case .number(let number): .number(FixedDecimal(mantissa: cell, scale: number.scale).normalized)
    case .value(let domain, _): cell < 0 ? .none : .value(domain.values[Int(cell)])
    case .set(let domain):
      .set(domain.values.enumerated().filter { cell >> Int64($0.offset) & 1 == 1 }.map(\.element))
    case .text: .text(text())
    }
  }
}
