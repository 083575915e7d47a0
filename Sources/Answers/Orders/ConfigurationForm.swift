import Catalogs
import Configurations
import ConstraintModels
import Expressions
import JSONLines
import Quantities

/// How a model's configurations are written: every name and value prepared, components nested as they are.
final class ConfigurationForm: Sendable {
  private enum Step: Sendable {
    case field(Int)
    /// A component: its name; where it is not there at all, on to `end`.
    case open(count: Int, name: PreparedText.Piece, isSingle: Bool, end: Int)
    /// An instance that may not be there.
    case instance(Int, end: Int)
    case endInstance
    case close(isSingle: Bool)
  }
  /// Without references, so that nothing is counted.
  private struct FieldForm: Sendable, BitwiseCopyable {
    enum Kind: UInt8, Sendable, BitwiseCopyable { case value, number, set, text }

    var kind: Kind
    var slot: Int
    var scale: Int
    /// The name and `{"value":`.
    var name: PreparedText.Piece
    /// Of none in a choice: the name, `null` and `,"by":`.
    var unset: PreparedText.Piece
    /// Where `values` has the field's values: of a choice the name, the value and `,"by":`; of a set the members.
    var firstValue: Int
    var valueCount: Int
  }

  private let model: ProductModel
  private let text: PreparedText
  private let steps: [Step]
  private let fields: [FieldForm]
  private let values: [PreparedText.Piece]
  /// By field: the text that it holds by default, where that is not empty.
  private let presets: [Int: String]
  private let by: (customer: PreparedText.Piece, byDefault: PreparedText.Piece, formula: PreparedText.Piece)

  init(_ model: ProductModel) {
    self.model = model
    var builder = PreparedText.Builder()
    by = (
      builder.add("\"customer\"}"), builder.add("\"default\"}"), builder.add("\"formula\"}")
    )
    var values: [PreparedText.Piece] = []
    fields = model.fields.map { Self.form(of: $0, model, &values, &builder) }
    self.values = values
    presets = Self.presets(model)
    var steps: [Step] = []
    Self.addSteps(of: 0, model, &steps, &builder)
    self.steps = steps
    text = builder.finish()
  }

  private static func presets(_ model: ProductModel) -> [Int: String] {
    var presets: [Int: String] = [:]
    for (i, field) in model.fields.enumerated() {
      let preset = model.characteristic(of: field).textDefault
      if !preset.isEmpty { presets[i] = preset }
    }
    return presets
  }

  private static func form(
    of field: Field, _ model: ProductModel, _ values: inout [PreparedText.Piece], _ builder: inout PreparedText.Builder
  ) -> FieldForm {
    let characteristic = model.characteristic(of: field)
    let name = "\(quoted(characteristic.id)):{\"value\":"
    var form = FieldForm(
      kind: .value, slot: field.slot, scale: 0, name: builder.add(name), unset: builder.add("\(name)null,\"by\":"),
      firstValue: values.count, valueCount: 0)
    switch characteristic.type {
    case .boolean: values += ["false", "true"].map { builder.add("\(name)\($0),\"by\":") }
    case .value(let domain, _): values += domain.values.map { builder.add("\(name)\(quoted($0)),\"by\":") }
    case .set(let domain):
      form.kind = .set
      values += domain.values.map { builder.add(quoted($0)) }
    case .number(let number): (form.kind, form.scale) = (.number, number.scale)
    case .text: form.kind = .text
    }
    form.valueCount = values.count - form.firstValue
    return form
  }

  private static func addSteps(
    of instance: Int, _ model: ProductModel, _ steps: inout [Step], _ builder: inout PreparedText.Builder
  ) {
    for field in model.fieldRange(of: instance) where !model.characteristic(of: model.fields[field]).isHidden {
      steps.append(.field(field))
    }
    for (i, count) in model.counts.enumerated() where count.instance == instance {
      let component = model.product(of: instance).components[count.component]
      let isSingle = component.maximumCount == 1
      let open = steps.count
      let name = builder.add("\(quoted(component.id)):")
      steps.append(.open(count: i, name: name, isSingle: isSingle, end: 0))
      for inner in count.instances {
        let start = steps.count
        steps.append(.instance(inner, end: 0))
        addSteps(of: inner, model, &steps, &builder)
        steps.append(.endInstance)
        steps[start] = .instance(inner, end: steps.count)
      }
      steps.append(.close(isSingle: isSingle))
      steps[open] = .open(count: i, name: name, isSingle: isSingle, end: steps.count)
    }
  }

  /// Writes an order's configuration as one object.
  func write(_ order: ValidOrder, to writer: inout JSONWriter) {
    let (cells, isThere) = (order.configuration.cells, order.configuration.isThere)
    writer.openObject()
    var next = 0
    while next < steps.count {
      let step = steps[next]
      next += 1
      switch step {
      case .field(let field): write(field, cells[fields[field].slot], of: order, to: &writer)
      case .open(let count, let name, let isSingle, let end):
        if isSingle, cells[model.counts[count].slot] < 1 {
          next = end
          continue
        }
        text.write(name, to: &writer)
        if !isSingle { writer.openArray() }
      case .instance(let instance, let end):
        if isThere[instance] { writer.openObject() } else { next = end }
      case .endInstance: writer.closeObject()
      case .close(let isSingle): if !isSingle { writer.closeArray() }
      }
    }
    writer.closeObject()
  }

  private func write(_ field: Int, _ cell: Int64, of order: ValidOrder, to writer: inout JSONWriter) {
    let form = fields[field]
    switch form.kind {
    case .value: text.write(cell < 0 ? form.unset : values[form.firstValue + Int(cell)], to: &writer)
    case .number:
      text.write(form.name, to: &writer)
      if form.scale == 0 {
        writer.integer(cell)
      } else {
        writer.decimal(FixedDecimal(mantissa: cell, scale: form.scale).normalized)
      }
      writer.append(",\"by\":")
    case .set:
      text.write(form.name, to: &writer)
      writer.openArray()
      for i in 0..<form.valueCount where cell >> Int64(i) & 1 == 1 {
        text.write(values[form.firstValue + i], to: &writer)
      }
      writer.closeArray()
      writer.append(",\"by\":")
    case .text:
      text.write(form.name, to: &writer)
      writer.string(order.text(field) ?? (cell == 0 ? "" : presets[field] ?? ""))
      writer.append(",\"by\":")
    }
    close(field, order, to: &writer)
  }

  private func close(_ field: Int, _ order: ValidOrder, to writer: inout JSONWriter) {
    let setters = order.configuration.setters
    switch setters.kinds[field] {
    case .customer: text.append(by.customer, to: &writer)
    case .byDefault: text.append(by.byDefault, to: &writer)
    case .formula: text.append(by.formula, to: &writer)
    case .rules:
      writer.append("\"rule\",\"rules\":")
      writer.openArray()
      for constraint in setters.rules[field] ?? [] { writer.string(order.forms.constraints[constraint].id) }
      writer.closeArray()
      writer.closeObject()
    }
  }
}
