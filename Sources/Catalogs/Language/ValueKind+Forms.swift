import Diagnostics
import Patterns
import Quantities

/// The checks of the single forms; each answers the first flaw.
extension ValueKind {
  /// Of ids and what is made of ids.
  func nameFlaw(in value: String) -> ValueFlaw? {
    switch self {
    case .id: return value.isName ? nil : ValueFlaw("bad-id", "'\(value)' is no id; it must be \(form)")
    case .references:
      return value.words.first { !$0.text.isStep }.map {
        ValueFlaw("bad-id", "'\($0.text)' is no id", range: $0.range)
      }
    case .slashPath:
      let isPath = value.words(separatedBy: "/").allSatisfy(\.text.isStep)
      return isPath ? nil : ValueFlaw("bad-id", "'\(value)' is no path; it must be \(form)")
    default: return value.isStep ? nil : ValueFlaw("bad-id", "'\(value)' is no id; it must be \(form)")
    }
  }

  /// Of numbers, whole ones within their bounds.
  func numberFlaw(in value: String) -> ValueFlaw? {
    let number = FixedDecimal(value)
    switch self {
    case .integer(let range):
      guard let whole = number?.mantissa(atScale: 0) else {
        return ValueFlaw("bad-number", "'\(value)' is no whole number")
      }
      return range.contains(whole) ? nil : ValueFlaw("number-out-of-range", "\(value) is not \(form)")
    case .amount:
      guard let number else { return ValueFlaw("bad-number", "'\(value)' is no decimal number") }
      return number.mantissa >= 0 ? nil : ValueFlaw("number-out-of-range", "\(value) is negative")
    default: return number == nil ? ValueFlaw("bad-number", "'\(value)' is no decimal number") : nil
    }
  }

  /// Of a word that must be one of a few.
  func wordFlaw(_ word: Word, among words: [String]) -> ValueFlaw? {
    guard !words.contains(word.text) else { return nil }
    return ValueFlaw(
      "bad-word", "'\(word.text)' is none of \(quoted(words))", range: word.range,
      suggestion: nearest(to: word.text, among: words))
  }

  /// Of dates, times of day and durations.
  func timeFlaw(in value: String) -> ValueFlaw? {
    switch self {
    case .date:
      return CalendarDate(value) == nil ? ValueFlaw("bad-date", "'\(value)' is no date; it must be \(form)") : nil
    case .time:
      return LocalTime(value) == nil ? ValueFlaw("bad-time", "'\(value)' is no time; it must be \(form)") : nil
    default:
      guard let span = TimeSpan(value), span.seconds >= 0 else {
        return ValueFlaw("bad-duration", "'\(value)' is no duration; it must be \(form)")
      }
      guard self == .days, span.seconds % 86_400 != 0 || span.seconds / 86_400 > 100_000 else { return nil }
      return ValueFlaw("bad-duration", "'\(value)' is not \(form)")
    }
  }

  /// Of units and currencies.
  func codeFlaw(in value: String) -> ValueFlaw? {
    if self == .unit {
      guard Unit(code: value) == nil else { return nil }
      let bySymbol = Unit.all.first { $0.symbol == value || $0.code == value.uppercased() }?.code
      return ValueFlaw(
        "bad-unit", "'\(value)' is no unit code of UN/ECE Recommendation 20",
        suggestion: bySymbol ?? nearest(to: value, among: Unit.codes))
    }
    guard Currency(code: value) == nil else { return nil }
    return ValueFlaw(
      "bad-currency", "'\(value)' is no currency code of ISO 4217 with amounts",
      suggestion: nearest(to: value, among: Currency.codes))
  }

  /// Of a regular expression.
  func patternFlaw(in value: String) -> ValueFlaw? {
    do {
      _ = try Pattern(value)
      return nil
    } catch {
      return ValueFlaw(
        error.isLimit ? "limit-pattern" : "bad-pattern", error.message, range: error.range, suggestion: error.suggestion
      )
    }
  }

  /// Of one language tag or several.
  func languageFlaw(in value: String) -> ValueFlaw? {
    for word in value.words {
      let parts = word.text.words(separatedBy: "-").map(\.text)
      let isTag = parts.allSatisfy { part in
        (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 }
      }
      guard isTag, parts[0].utf8.allSatisfy({ ($0 | 0x20) &- 97 < 26 }), parts[0].utf8.count >= 2 else {
        return ValueFlaw("bad-language", "'\(word.text)' is no language tag", range: word.range)
      }
    }
    return nil
  }
}
