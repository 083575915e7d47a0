import Answers
import BillsOfMaterials
import CatalogSessions
import Configurations
import Digests
import JSONLines
import Orders

/// What one thread needs to work on orders of one model: cells, registers and room for what comes out.
final class OrderWorkspace {
  let model: OrderModel
  let row: ConfigurationRow
  let configurator: Configurator
  let reader: ConfigurationReader
  var explosion = Explosion()
  private var itemID: [UInt8] = []

  /// `configurator` is one that already serves the thread in another slice with the same rules.
  init(_ model: OrderModel, _ vocabulary: Vocabulary, sharing configurator: Configurator?) {
    self.model = model
    row = ConfigurationRow(cellCount: model.model.cellCount, registerCount: model.registerCount)
    self.configurator = configurator ?? Configurator(model.completion, network: model.network)
    reader = ConfigurationReader(model.model, vocabulary)
  }

  /// What the customer chose, in the order that was read last.
  var choices: Choices { Choices(fields: reader.given, listed: reader.listed) }

  /// What he wrote in text fields that are still given, in the order of the fields.
  var texts: [GivenText] {
    if reader.texts.isEmpty { return [] }
    return reader.texts.filter { row.isGiven(model.model.fields[$0.key].slot) }.sorted { $0.key < $1.key }.map {
      GivenText(field: $0.key, text: $0.value.description)
    }
  }

  /// The id of the item whose configuration the row holds, as the configurator evaluated it last.
  func item(_ hasher: inout SHA256Hasher, scratch: inout JSONWriter) -> String {
    itemID.removeAll(keepingCapacity: true)
    model.identity.append(
      to: &itemID, row: row, hasher: &hasher, scratch: &scratch, isActive: { configurator.isActive($0, row) },
      text: { reader.texts[$0] })
    return String(decoding: itemID, as: UTF8.self)
  }

  /// A conflict of the order that was read last, as the customer sees it.
  func conflict(_ conflict: Conflict) -> OrderConflict {
    let fields = model.model.fields
    return OrderConflict(
      rules: conflict.constraints.map { model.forms.constraints[$0] },
      choices: conflict.choices.map { field in
        (
          fields[field].path,
          model.model.content(of: field, cell: row[fields[field].slot], text: reader.texts[field]?.description ?? "")
        )
      },
      lists: conflict.lists.map { (model.model.counts[$0].path, reader.listed[$0] ?? 0) },
      insufficient: conflict.insufficient.choices.map { fields[$0].path }
        + conflict.insufficient.lists.map { model.model.counts[$0].path },
      isProven: conflict.isProven)
  }
}
