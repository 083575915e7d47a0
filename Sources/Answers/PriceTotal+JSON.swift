import JSONLines
import OrderStores
import Quantities

extension PriceTotal {
  /// The amount in whole units of the currency.
  public var decimal: FixedDecimal { FixedDecimal(mantissa: minorUnits, scale: currency.minorDigits) }

  /// For people: the amount with its currency's digits, and the currency.
  var text: String { "\(decimal.text(minimumFractionDigits: currency.minorDigits)) \(currency.code)" }

  /// Writes amount and currency as one object.
  func write(to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("total")
    writer.quotedDecimal(decimal, minimumFractionDigits: currency.minorDigits)
    writer.key("currency")
    writer.string(currency.code)
    writer.closeObject()
  }
}
