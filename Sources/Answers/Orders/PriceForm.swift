import Configurations
import ConstraintModels
import JSONLines
import Quantities

/// How a price is written: the items' names prepared.
final class PriceForm: Sendable {
  private let text: PreparedText
  /// By price element: `{"id":"…",` and, inside a component, where.
  private let items: [PreparedText.Piece]
  private let currency: PreparedText.Piece
  private let digits: Int

  init(_ prices: PriceModel, _ model: ProductModel) {
    var builder = PreparedText.Builder()
    var items: [PreparedText.Piece] = []
    for element in prices.elements {
      let path = model.instances[element.instance].path
      let id = model.product(of: element.instance).prices[element.element].id
      let component = path.isEmpty ? "" : "\"component\":\(quoted(path)),"
      items.append(builder.add("{\"id\":\(quoted(id)),\(component)\"amount\":"))
    }
    self.items = items
    currency = builder.add(",\"currency\":\(quoted(prices.currency.code)),\"items\":")
    digits = prices.currency.minorDigits
    text = builder.finish()
  }

  /// Writes a price as one object: of one piece, of the whole order, and the items that make up one piece.
  func write(_ price: OrderPrice, to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("piece")
    write(price.piece, to: &writer)
    writer.key("total")
    write(price.total, to: &writer)
    text.append(currency, to: &writer)
    writer.openArray()
    for item in price.items {
      text.write(items[item.element], to: &writer)
      write(item.amount, to: &writer)
      writer.closeObject()
    }
    writer.closeArray()
    writer.closeObject()
  }

  /// An amount with the digits of its currency.
  func text(_ amount: Int64) -> String {
    FixedDecimal(mantissa: amount, scale: digits).text(minimumFractionDigits: digits)
  }

  private func write(_ amount: Int64, to writer: inout JSONWriter) {
    writer.quotedDecimal(FixedDecimal(mantissa: amount, scale: digits), minimumFractionDigits: digits)
  }
}
