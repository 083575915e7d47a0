import Catalogs
import Configurations
import ConstraintModels
import JSONLines
import Quantities

extension ConfigurationOptions {
  /// Writes what can be chosen as one object: `status`, `characteristics` by path, `missing` and `conflict` where there are any.
  ///
  /// A choice, multiple choice or Boolean has `values`, each with its `state`; a number and a count have `ranges`. Hidden characteristics are
  /// left out. `conflict` is the options' own as the customer sees it, `text` what he wrote in a text field.
  public func write(
    of model: ProductModel, conflict: OrderConflict?, text: (Int) -> String, to writer: inout JSONWriter
  ) {
    writer.openObject()
    writer.member("status", status.rawValue)
    writer.key("characteristics")
    writer.openObject()
    for item in fields where !model.characteristic(of: model.fields[item.index]).isHidden {
      write(item, model, text, to: &writer)
    }
    for item in counts {
      writer.key(named: model.counts[item.index].path)
      begin(item, content: item.content.map { .number(FixedDecimal(mantissa: $0, scale: 0)) }, to: &writer)
      write(item.stretches, step: item.step, scale: 0, to: &writer)
      writer.closeObject()
    }
    writer.closeObject()
    if !missing.isEmpty {
      writer.key("missing")
      writer.openArray()
      for field in missing { writer.string(model.fields[field].path) }
      writer.closeArray()
    }
    if let conflict {
      writer.key("conflict")
      conflict.write(to: &writer)
    }
    writer.closeObject()
  }

  private func write(_ item: Item, _ model: ProductModel, _ text: (Int) -> String, to writer: inout JSONWriter) {
    let field = model.fields[item.index]
    writer.key(named: field.path)
    begin(
      item, content: item.content.map { model.content(of: item.index, cell: $0, text: text(item.index)) }, to: &writer)
    switch model.characteristic(of: field).type {
    case .boolean, .value, .set: write(item.options, of: item.index, model, to: &writer)
    case .number(let number): write(item.stretches, step: item.step, scale: number.scale, to: &writer)
    case .text: break
    }
    writer.closeObject()
  }

  private func begin(_ item: Item, content: FieldContent?, to writer: inout JSONWriter) {
    writer.openObject()
    writer.member("state", item.state.rawValue)
    writer.key("value")
    if let content { content.write(to: &writer) } else { writer.null() }
  }

  private func write(_ options: [Option], of field: Int, _ model: ProductModel, to writer: inout JSONWriter) {
    writer.key("values")
    writer.openArray()
    for option in options {
      writer.openObject()
      writer.key("value")
      if case .set(let domain) = model.characteristic(of: model.fields[field]).type {
        writer.string(domain.values[Int(option.content)])
      } else {
        model.content(of: field, cell: option.content, text: "").write(to: &writer)
      }
      writer.member("state", option.state.rawValue)
      writer.closeObject()
    }
    writer.closeArray()
  }

  private func write(_ stretches: [Stretch], step: Int64, scale: Int, to writer: inout JSONWriter) {
    let decimal = { (content: Int64) in FixedDecimal(mantissa: content, scale: scale).normalized }
    writer.key("ranges")
    writer.openArray()
    for stretch in stretches {
      writer.openObject()
      writer.key("from")
      writer.decimal(decimal(stretch.contents.lowerBound))
      writer.key("to")
      writer.decimal(decimal(stretch.contents.upperBound))
      writer.key("step")
      writer.decimal(decimal(step))
      writer.member("state", stretch.state.rawValue)
      writer.closeObject()
    }
    writer.closeArray()
  }
}
