import BillsOfMaterials
import Configurations
import Digests
import JSONLines
import Orders
import Quantities

/// What one thread needs to work on orders of one model: cells, registers and room for what comes out.
final class OrderDesk {
  let model: OrderModel
  let row: ConfigurationRow
  let configurator: Configurator
  let reader: ConfigurationReader
  var setters = Setters()
  var items: [PriceItem] = []
  var explosion = Explosion()
  var itemID: [UInt8] = []

  init(_ model: OrderModel, _ vocabulary: Vocabulary) {
    self.model = model
    row = ConfigurationRow(cellCount: model.model.cellCount, registerCount: model.registerCount)
    configurator = Configurator(model.completion, network: model.network)
    reader = ConfigurationReader(model.model, vocabulary)
  }

  /// What a text field holds: what the customer wrote; nil: its default.
  func text(_ field: Int) -> JSONString? { reader.texts[field] }

  func identify(_ hasher: inout SHA256Hasher, scratch: inout JSONWriter) {
    itemID.removeAll(keepingCapacity: true)
    model.identity.append(
      to: &itemID, row: row, hasher: &hasher, scratch: &scratch, isActive: { configurator.isActive($0, row) },
      text: { text($0) })
  }
}
