import Diagnostics
import Quantities

/// What is wrong with an attribute's text, apart from its place.
struct ValueFlaw {
  var code: String
  var message: String
  /// The faulty scalars; nil: the whole text.
  var range: Range<Int>?
  var suggestion: String?

  init(_ code: String, _ message: String, range: Range<Int>? = nil, suggestion: String? = nil) {
    self.code = code
    self.message = message
    self.range = range
    self.suggestion = suggestion
  }
}

extension ValueKind {
  /// The first flaw in `value` as text of this kind, or nil where it has the form it must have.
  func flaw(in value: String) -> ValueFlaw? {
    if let flaw = emptiness(of: value) { return flaw }
    switch self {
    case .text, .expression, .file, .template, .cells: return nil
    case .pattern: return patternFlaw(in: value)
    case .id, .step, .reference, .references, .path, .slashPath: return nameFlaw(in: value)
    case .integer, .decimal, .amount: return numberFlaw(in: value)
    case .boolean: return wordFlaw(Word(value, 0..<value.unicodeScalars.count), among: ["true", "false"])
    case .word(let words): return wordFlaw(Word(value, 0..<value.unicodeScalars.count), among: words)
    case .words(let words): return value.words.lazy.compactMap { wordFlaw($0, among: words) }.first
    case .date, .time, .duration, .days: return timeFlaw(in: value)
    case .unit, .currency: return codeFlaw(in: value)
    case .language, .languages: return languageFlaw(in: value)
    }
  }

  private func emptiness(of value: String) -> ValueFlaw? {
    switch self {
    case .references, .text: return nil
    default: return value.trimmed.isEmpty ? ValueFlaw("empty-value", "is empty; it must be \(form)") : nil
    }
  }

  /// What a text of this kind must be, as the end of "it must be".
  var form: String {
    switch self {
    case .id: "a name: a letter or '_', then letters, digits, '_', '-' or '.'"
    case .step: "a name or a plain number"
    case .reference: "an id"
    case .references: "ids separated by white space"
    case .path: "an id, or a path such as 'door.handle'"
    case .slashPath: "ids joined by '/'"
    case .text: "text"
    case .expression: "an expression"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .decimal: "a decimal number such as 12.5"
    case .amount: "a decimal number that is not negative"
    case .boolean: "'true' or 'false'"
    case .word(let words): "one of \(quoted(words))"
    case .words(let words): "some of \(quoted(words))"
    case .date: "a date such as 2026-12-18"
    case .time: "a time of day from 00:00 to 24:00"
    case .duration: "a duration such as PT4M or PT1H30M"
    case .days: "a duration of whole days such as P5D"
    case .unit: "a unit code of UN/ECE Recommendation 20 such as MMT"
    case .currency: "a currency code of ISO 4217 such as CNY"
    case .language: "a language tag such as 'en'"
    case .languages: "language tags separated by white space, such as 'zh en'"
    case .file: "a file's path relative to this file"
    case .template: "a part's id, with '{characteristic}' for a value's id"
    case .cells: "cells separated by white space"
    case .pattern: "a regular expression of XML Schema"
    }
  }
}

/// The words in quotation marks, joined by commas.
func quoted(_ words: [String]) -> String { words.map { "'\($0)'" }.joined(separator: ", ") }
