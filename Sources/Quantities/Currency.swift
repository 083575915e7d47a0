/// A currency of ISO 4217 that has amounts: one of list one whose minor unit has a number of digits.
public struct Currency: Hashable, Sendable {
  /// The three-letter code, such as `CNY`.
  public let code: String
  /// How many decimal digits its minor unit has: 2 for most, 0 for the yen, 4 for the Chilean unidad de fomento.
  public let minorDigits: Int

  /// The currency of that code, upper case; nil where the list has none such.
  public init?(code: String) {
    guard let minorDigits = Currency.minorDigits[code] else { return nil }
    self.code = code
    self.minorDigits = minorDigits
  }

  /// Every code of the list, in order of digits and then of the alphabet; for suggestions.
  public static let codes = rows.flatMap(\.codes)

  private static let rows: [(digits: Int, codes: [String])] = list.split(separator: "\n").map { line in
    let words = line.split(separator: " ").map(String.init)
    guard let digits = words.first.flatMap({ Int($0) }) else { preconditionFailure("a line starts with a number") }
    return (digits, Array(words.dropFirst()))
  }

  private static let minorDigits = Dictionary(
    uniqueKeysWithValues: rows.flatMap { row in row.codes.map { ($0, row.digits) } })
}

extension Currency: CustomStringConvertible {
  public var description: String { code }
}
