/// A currency of ISO 4217.
public struct Currency: Hashable, Sendable {
  /// The three-letter code, such as `CNY`.
  public let code: String
  /// How many decimal digits its minor unit has: 2 for most, 0 for the yen.
  public let minorDigits: Int

  /// The currency of that code, upper case; nil where the list has none such.
  public init?(code: String) {
    guard let minorDigits = Currency.minorDigits(of: code) else { return nil }
    self.code = code
    self.minorDigits = minorDigits
  }

  private static func minorDigits(of code: String) -> Int? {
    if twoDigits.contains(code) { return 2 }
    if noDigits.contains(code) { return 0 }
    return threeDigits.contains(code) ? 3 : nil
  }

  /// Every code of the list, in order of digits and then as listed; for suggestions.
  public static var codes: [String] { twoDigits + noDigits + threeDigits }

  private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  /// Source: ISO 4217, list one.
  private static let twoDigits = list(
    """
    CNY EUR USD GBP CHF HKD TWD SGD AUD CAD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH INR IDR MYR THB PHP BDT PKR \
    LKR NPR MOP MNT KZT UZS AED SAR QAR ILS EGP MAD ZAR NGN KES GHS ETB TZS BRL MXN ARS COP PEN UYU BOB DOP CRC GTQ HNL NIO \
    PAB JMD TTD RSD MKD ALL BAM MDL GEL AMD AZN BYN KGS TJS TMT IRR LBP SYP YER AFN MMK KHR LAK BND FJD PGK
    """)
  private static let noDigits = list("JPY KRW VND CLP ISK PYG UGX XAF XOF XPF RWF BIF DJF GNF KMF VUV")
  private static let threeDigits = list("KWD BHD OMR JOD TND IQD LYD")
}

extension Currency: CustomStringConvertible {
  public var description: String { code }
}
