import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// The cell's content that a literal means as a value of `type`; nil, reported, where it means none.
  ///
  /// Texts mean their length, and a set is read from its values' ids between white space.
  func literal(_ text: String, as type: ValueType, at place: @autoclosure () -> SourceRange) -> Int64? {
    switch type {
    case .boolean:
      if text == "true" || text == "false" { return text == "true" ? 1 : 0 }
      report("bad-word", at: place(), "'\(text)' is none of 'true', 'false'")
      return nil
    case .value(let domain, _): return value(text, of: domain, at: place())
    case .set(let domain):
      let indices = text.words.map { value($0.text, of: domain, at: place()) }
      guard indices.allSatisfy({ $0 != nil }) else { return nil }
      return indices.reduce(0) { $0 | 1 << ($1 ?? 0) }
    case .number(let type): return number(text, as: type, at: place())
    case .text(let maximumLength):
      let length = text.unicodeScalars.count
      if length <= maximumLength { return Int64(length) }
      report("text-too-long", at: place(), "the text has \(length) characters, but may have \(maximumLength)")
      return nil
    }
  }

  private func value(_ id: String, of domain: ChoiceDomain, at place: @autoclosure () -> SourceRange) -> Int64? {
    if let index = domain.index(of: id) { return Int64(index) }
    guard !isExcused(id) else { return nil }
    report(
      "unknown-value", at: place(), "'\(id)' is no value of '\(domain.id)'",
      suggestion: suggestion(for: id, among: domain.values))
    return nil
  }

  private func number(_ text: String, as type: NumberType, at place: @autoclosure () -> SourceRange) -> Int64? {
    guard let number = FixedDecimal(text) else {
      report("bad-number", at: place(), "'\(text)' is no number")
      return nil
    }
    guard let mantissa = number.mantissa(atScale: type.scale) else {
      let digits = type.scale == 0 ? "must be a whole number" : "has more than \(type.scale) digits after the point"
      report("too-many-digits", at: place(), "\(text) \(digits)")
      return nil
    }
    guard type.range.contains(mantissa) else {
      report("value-outside", at: place(), "\(text) is not within \(type.boundsText)")
      return nil
    }
    return mantissa
  }
}

extension NumberType {
  /// Its bounds as people write them.
  var boundsText: String { "\(text(range.lowerBound)) to \(text(range.upperBound))" }

  /// A mantissa of this type as people write it.
  func text(_ mantissa: Int64) -> String { FixedDecimal(mantissa: mantissa, scale: scale).text() }
}
