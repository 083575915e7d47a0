import CatalogXML
import Diagnostics
import Quantities

/// Attributes as values. Each gives nil for what is missing or malformed: the language check has said so already.
extension XMLElement {
  /// The text of the attribute, if it has the form that the language wants.
  func string(_ name: String) -> String? {
    guard let attribute = attribute(name), let kind = kind(of: name), kind.flaw(in: attribute.value) == nil else {
      return nil
    }
    return attribute.value
  }

  /// What the language says of the attribute.
  private func kind(of name: String) -> ValueKind? {
    CatalogLanguage.element(self.name)?.attribute(name)?.kind
  }

  /// A whole number; `ValueKind` keeps it within an `Int`.
  func integer(_ name: String) -> Int? {
    string(name).flatMap { FixedDecimal($0)?.mantissa(atScale: 0) }.map(Int.init)
  }

  /// An exact decimal.
  func decimal(_ name: String) -> FixedDecimal? { string(name).flatMap { FixedDecimal($0) } }

  /// `true` or `false`.
  func boolean(_ name: String) -> Bool? { string(name).map { $0 == "true" } }

  /// A day.
  func date(_ name: String) -> CalendarDate? { string(name).flatMap { CalendarDate($0) } }

  /// A time of day.
  func time(_ name: String) -> LocalTime? { string(name).flatMap { LocalTime($0) } }

  /// A length of time.
  func duration(_ name: String) -> TimeSpan? { string(name).flatMap { TimeSpan($0) } }

  /// Whole days of a duration.
  func days(_ name: String) -> Int? { duration(name).map { Int($0.seconds / 86_400) } }

  /// A unit of measure.
  func unit(_ name: String) -> Unit? { string(name).flatMap { Unit(code: $0) } }

  /// A currency.
  func currency(_ name: String) -> Currency? { string(name).flatMap { Currency(code: $0) } }

  /// The pieces between white space; nil where the attribute is missing.
  func words(_ name: String) -> [Word]? { string(name).map(\.words) }

  /// The element's own id, if it is one.
  var id: String? { string("id") }

  /// Where its id stands, else its name.
  var idPlace: SourceRange { attribute("id")?.valuePlace ?? namePlace }
}

extension ElementDescription {
  /// The description of the attribute called `name`.
  func attribute(_ name: String) -> AttributeDescription? { attributes.first { $0.name == name } }
}

extension XMLAttribute {
  /// Where the word of its value stands.
  func place(_ word: Word) -> SourceRange { place(of: word.range) }
}
