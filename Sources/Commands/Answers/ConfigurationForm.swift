import Catalogs
import Configurations
import ConstraintModels
import Expressions
import JSONLines
import Quantities

/// How a model's configurations are written: every name and value prepared, components nested as they are.
struct ConfigurationForm: Sendable {
  private enum Step: Sendable {
    case field(Int)
    /// A component: its name; where it is not there at all, on to `end`.
    case open(count: Int, name: PreparedText.Piece, isSingle: Bool, end: Int)
    /// An instance that may not be there.
    case instance(Int, end: Int)
    case endInstance
    case close(isSingle: Bool)
  }
  private struct FieldForm: Sendable {
    var slot: Int
    var scale: Int
    /// The name and `{"value":`.
    var name: PreparedText.Piece
    /// For a choice, by value from 0: the name, the value and `,"by":`; the same for none in `unset`.
    var values: [PreparedText.Piece] = []
    var unset: PreparedText.Piece
    var kind: Kind

    enum Kind: Sendable {
      case value, number
      case set([PreparedText.Piece])
      case text(String)
    }
  }

  private let model: ProductModel
  private let text: PreparedText
  private var steps: [Step] = []
  private var fields: [FieldForm] = []
  private let by: (customer: PreparedText.Piece, byDefault: PreparedText.Piece, formula: PreparedText.Piece)

  init(_ model: ProductModel) {
    self.model = model
    var builder = PreparedText.Builder()
    by = (
      builder.add("\"customer\"}"), builder.add("\"default\"}"), builder.add("\"formula\"}")
    )
    for field in model.fields { fields.append(Self.form(of: field, model, &builder)) }
    var steps: [Step] = []
    Self.addSteps(of: 0, model, &steps, &builder)
    self.steps = steps
    text = builder.finish()
  }

  private static func form(of field: Field, _ model: ProductModel, _ builder: inout PreparedText.Builder) -> FieldForm {
    let characteristic = model.characteristic(of: field)
    let name = "\(quoted(characteristic.id)):{\"value\":"
    var form = FieldForm(
      slot: field.slot, scale: 0, name: builder.add(name), unset: builder.add("\(name)null,\"by\":"), kind: .value)
    switch characteristic.type {
    case .boolean: form.values = ["false", "true"].map { builder.add("\(name)\($0),\"by\":") }
    case .value(let domain, _): form.values = domain.values.map { builder.add("\(name)\(quoted($0)),\"by\":") }
    case .set(let domain): form.kind = .set(domain.values.map { builder.add(quoted($0)) })
    case .number(let number):
      form.kind = .number
      form.scale = number.scale
    case .text: form.kind = .text(characteristic.textDefault)
    }
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

  /// Writes the configuration that `row` holds as one object. `text` gives what the customer wrote in a text field.
  func write(
    _ row: ConfigurationRow, setters: Setters, configurator: Configurator, to writer: inout JSONWriter,
    text given: (Int) -> JSONString?, rule: (Int) -> String
  ) {
    writer.openObject()
    var next = 0
    while next < steps.count {
      let step = steps[next]
      next += 1
      switch step {
      case .field(let field): write(field, row, setters, to: &writer, text: given, rule: rule)
      case .open(let count, let name, let isSingle, let end):
        if isSingle, row[model.counts[count].slot] < 1 {
          next = end
          continue
        }
        text.write(name, to: &writer)
        if !isSingle { writer.openArray() }
      case .instance(let instance, let end):
        if configurator.isActive(instance, row) { writer.openObject() } else { next = end }
      case .endInstance: writer.closeObject()
      case .close(let isSingle): if !isSingle { writer.closeArray() }
      }
    }
    writer.closeObject()
  }

  private func write(
    _ field: Int, _ row: ConfigurationRow, _ setters: Setters, to writer: inout JSONWriter,
    text given: (Int) -> JSONString?, rule: (Int) -> String
  ) {
    let form = fields[field]
    let cell = row[form.slot]
    switch form.kind {
    case .value: text.write(cell < 0 ? form.unset : form.values[Int(cell)], to: &writer)
    case .number:
      text.write(form.name, to: &writer)
      if form.scale == 0 {
        writer.integer(cell)
      } else {
        writer.decimal(FixedDecimal(mantissa: cell, scale: form.scale).normalized)
      }
      writer.append(",\"by\":")
    case .set(let names):
      text.write(form.name, to: &writer)
      writer.openArray()
      for (i, name) in names.enumerated() where cell >> Int64(i) & 1 == 1 { text.write(name, to: &writer) }
      writer.closeArray()
      writer.append(",\"by\":")
    case .text(let preset):
      text.write(form.name, to: &writer)
      if let own = given(field) { writer.string(own) } else { writer.string(cell == 0 ? "" : preset) }
      writer.append(",\"by\":")
    }
    close(field, setters, to: &writer, rule: rule)
  }

  private func close(_ field: Int, _ setters: Setters, to writer: inout JSONWriter, rule: (Int) -> String) {
    switch setters.kinds[field] {
    case .customer: text.append(by.customer, to: &writer)
    case .byDefault: text.append(by.byDefault, to: &writer)
    case .formula: text.append(by.formula, to: &writer)
    case .rules:
      writer.append("\"rule\",\"rules\":")
      writer.openArray()
      for constraint in setters.rules[field] ?? [] { writer.string(rule(constraint)) }
      writer.closeArray()
      writer.closeObject()
    }
  }
}
