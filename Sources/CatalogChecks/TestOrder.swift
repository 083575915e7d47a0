import Catalogs
import ConstraintModels
import Expressions
import JSONLines
import Quantities

/// A test's given values as the order line that a customer would send, so that there is one way of reading.
public struct TestOrder {
  let test: CatalogTest
  let model: ProductModel
  /// By field: the value as written.
  private var values: [Int: String] = [:]
  /// By count: how many instances the order lists; nil: it does not mention the component.
  private var listed: [Int?]

  /// The paths have been looked up when the catalog was read.
  public init(_ test: CatalogTest, _ model: ProductModel) {
    self.test = test
    self.model = model
    listed = Array(repeating: nil, count: model.counts.count)
    for given in test.given {
      guard let field = model.field(at: given.path) else { continue }
      values[field] = given.value
      mention(model.fields[field].instance)
    }
  }

  /// Lists an instance, those before it and those that hold it.
  private mutating func mention(_ instance: Int) {
    guard let parent = model.instances[instance].parent else { return }
    mention(parent)
    for (i, count) in model.counts.enumerated() where count.instance == parent {
      guard let ordinal = count.instances.firstIndex(of: instance) else { continue }
      listed[i] = max(listed[i] ?? least(count), ordinal + 1)
    }
  }

  private func least(_ count: CountField) -> Int {
    if case .listed(let range, _) = count.source { range.lowerBound } else { 0 }
  }

  /// Writes the order as one object.
  public func write(to writer: inout JSONWriter) {
    let catalog = model.catalog
    writer.openObject()
    writer.key("order")
    writer.string(test.id)
    writer.key("product")
    writer.string(catalog.products[test.product].id)
    writer.key("quantity")
    writer.integer(test.quantity)
    writer.key("ordered")
    writer.string(test.slice.date.description)
    if let market = test.slice.market {
      writer.key("market")
      writer.string(catalog.markets[market].id)
    }
    if let plant = test.slice.plant {
      writer.key("plant")
      writer.string(catalog.plants[plant].id)
    }
    writer.key("configuration")
    writeInstance(0, to: &writer)
    writer.closeObject()
  }

  private func writeInstance(_ instance: Int, to writer: inout JSONWriter) {
    writer.openObject()
    for field in model.fieldRange(of: instance) {
      guard let value = values[field] else { continue }
      writer.key(named: model.characteristic(of: model.fields[field]).id)
      write(value, as: model.characteristic(of: model.fields[field]).type, to: &writer)
    }
    for (i, count) in model.counts.enumerated() where count.instance == instance {
      guard let number = listed[i] else { continue }
      writer.key(named: model.product(of: instance).components[count.component].id)
      writer.openArray()
      for inner in count.instances.prefix(number) { writeInstance(inner, to: &writer) }
      writer.closeArray()
    }
    writer.closeObject()
  }

  private func write(_ value: String, as type: ValueType, to writer: inout JSONWriter) {
    switch type {
    case .boolean: writer.bool(value == "true")
    case .number: writer.decimal(FixedDecimal(value) ?? .zero)
    case .text: writer.string(value)
    // An empty value leaves an optional choice without one.
    case .value: if value.isEmpty { writer.null() } else { writer.string(value) }
    case .set:
      writer.openArray()
      for id in value.split(whereSeparator: \.isWhitespace) { writer.string(String(id)) }
      writer.closeArray()
    }
  }
}
