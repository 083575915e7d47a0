import Catalogs
import Configurations
import ConstraintModels
import Expressions
import JSONLines
import Quantities

extension OptionsAnswer {
  /// What of an answer is wanted.
  public struct Selection: Sendable {
    /// The token of an earlier answer: what has not changed since is left out. nil: everything is written.
    public var since: OptionsToken?

    /// Everything, unless told otherwise.
    public init(since: OptionsToken? = nil) { self.since = since }
  }

  /// Writes the answer's members, after those of an object that is open.
  public func write(_ selection: Selection, to writer: inout JSONWriter) {
    writer.member("status", options.status.rawValue)
    var token = OptionsToken(of: forms.model)
    writer.key("characteristics")
    writer.openObject()
    for item in items {
      let start = writer.count
      writer.key(named: item.path)
      let content = writer.count
      item.write(&writer)
      let mark = OptionsToken.mark(of: writer.text(from: content))
      if selection.since?.knows(item.place, as: mark, in: token) == true { writer.truncate(to: start) }
      token.note(mark, at: item.place)
    }
    writer.closeObject()
    if !options.missing.isEmpty {
      writer.key("missing")
      writer.openArray()
      for field in options.missing { writer.string(forms.model.fields[field].path) }
      writer.closeArray()
    }
    if let order { writePrice(of: order, to: &writer) }
    if let conflict {
      writer.key("conflict")
      conflict.write(to: &writer)
    }
    writer.member("token", token.text)
  }

  private func writePrice(of order: ValidOrder, to writer: inout JSONWriter) {
    writer.key("price")
    writer.openObject()
    writer.member("current", forms.price.text(order.price.total))
    writer.member("currency", order.currency.code)
    writer.closeObject()
    writer.member("promise", order.promise.description)
  }

  /// Something that is told of, by its path.
  private struct Told {
    var path: String
    /// Fields count from 0, counts from behind the last field.
    var place: Int
    var write: (inout JSONWriter) -> Void
  }

  /// Fields and counts that can be chosen, and what follows from them where it is shown; fields in catalog order, then counts.
  private var items: [Told] {
    let model = forms.model
    let shown = options.fields.filter { !model.characteristic(of: model.fields[$0.index]).isHidden }
    var told = shown.map { item in
      Told(path: model.fields[item.index].path, place: item.index) { write(field: item, to: &$0) }
    }
    told += derived
    told.sort { $0.place < $1.place }
    told += options.counts.map { item in
      Told(path: model.counts[item.index].path, place: model.fields.count + item.index) { write(count: item, to: &$0) }
    }
    return told
  }

  /// What is computed is forced by the rest.
  private var derived: [Told] {
    guard let order, isWhole else { return [] }
    return forms.model.fields.indices.compactMap { index in
      let field = forms.model.fields[index]
      guard !field.isChosen, !forms.model.characteristic(of: field).isHidden, let content = order.content(of: index)
      else { return nil }
      return Told(path: field.path, place: index) { writer in
        writer.openObject()
        writer.member("state", ConfigurationOptions.State.forced.rawValue)
        writer.key("value")
        content.write(to: &writer)
        writer.closeObject()
      }
    }
  }

  private func write(field item: ConfigurationOptions.Item, to writer: inout JSONWriter) {
    let characteristic = forms.model.characteristic(of: forms.model.fields[item.index])
    open(item, to: &writer) { content(of: item, $0) }
    switch characteristic.type {
    case .number(let number):
      write(item, named: "ranges", to: &writer) {
        $1.decimal(FixedDecimal(mantissa: $0, scale: number.scale).normalized)
      }
    case .text: write(item, named: "lengths", to: &writer) { $1.integer($0) }
    case .boolean, .value, .set: writeValues(item, characteristic.type, to: &writer)
    }
    writer.closeObject()
  }

  private func write(count item: ConfigurationOptions.Item, to writer: inout JSONWriter) {
    open(item, to: &writer) { .number(FixedDecimal(mantissa: $0, scale: 0)) }
    write(item, named: "ranges", to: &writer) { $1.integer($0) }
    writer.closeObject()
  }

  private func open(
    _ item: ConfigurationOptions.Item, to writer: inout JSONWriter, _ content: (Int64) -> FieldContent
  ) {
    writer.openObject()
    writer.member("state", item.state.rawValue)
    if !item.isThere {
      writer.key("there")
      writer.bool(false)
    }
    if let value = item.content {
      writer.key("value")
      content(value).write(to: &writer)
    }
  }

  private func content(of item: ConfigurationOptions.Item, _ cell: Int64) -> FieldContent {
    let preset = forms.model.characteristic(of: forms.model.fields[item.index]).textDefault
    return forms.model.content(
      of: item.index, cell: cell, text: texts.first { $0.field == item.index }?.text ?? (cell == 0 ? "" : preset))
  }

  private func writeValues(_ item: ConfigurationOptions.Item, _ type: ValueType, to writer: inout JSONWriter) {
    writer.key("values")
    writer.openArray()
    for (index, option) in item.options.enumerated() {
      writer.openObject()
      writer.key("value")
      if case .set(let domain) = type {
        writer.string(domain.values[Int(option.content)])
      } else {
        content(of: item, option.content).write(to: &writer)
      }
      writer.member("state", option.state.rawValue)
      if let change = changes[Place(field: item.index, option: index)] { write(change, to: &writer) }
      writer.closeObject()
    }
    writer.closeArray()
  }

  private func write(_ change: Change, to writer: inout JSONWriter) {
    guard let order else { return }
    writer.key("price")
    writer.openObject()
    writer.member("total", forms.price.text(change.total))
    writer.member("change", forms.price.text(change.total - order.price.total))
    writer.closeObject()
    writer.key("days")
    writer.integer(change.days)
  }

  private func write(
    _ item: ConfigurationOptions.Item, named name: StaticString, to writer: inout JSONWriter,
    _ number: (Int64, inout JSONWriter) -> Void
  ) {
    writer.key(name)
    writer.openArray()
    for stretch in item.stretches {
      writer.openObject()
      writer.key("from")
      number(stretch.contents.lowerBound, &writer)
      writer.key("to")
      number(stretch.contents.upperBound, &writer)
      writer.key("step")
      number(item.step, &writer)
      writer.member("state", stretch.state.rawValue)
      writer.closeObject()
    }
    writer.closeArray()
  }
}
