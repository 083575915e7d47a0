import Catalogs
import Configurations
import ConstraintModels
import Diagnostics
import Expressions
import JSONLines
import Quantities

/// Reads the configuration of an order line into a row of cells, collecting every mistake.
///
/// One for each thread and model. After `read`, `given` lists the fields that the customer set and `listed` how many
/// instances he listed of each component that he mentioned; texts stay in the line.
public final class ConfigurationReader {
  public let model: ProductModel
  let vocabulary: Vocabulary
  /// By instance and component: index of the count.
  private let countOf: [[Int]]
  /// By field.
  let forms: [CellForm]
  private var found = ProblemList()
  /// Indices of fields, in the line's order.
  public private(set) var given: [Int] = []
  /// By count: how many instances the customer listed; nil: he did not mention the component.
  public private(set) var listed: [Int?]
  /// By field; only texts that were given.
  public private(set) var texts: [Int: JSONString] = [:]

  public init(_ model: ProductModel, _ vocabulary: Vocabulary) {
    self.model = model
    self.vocabulary = vocabulary
    var countOf = model.instances.map { model.catalog.products[$0.product].components.map { _ in -1 } }
    for (i, count) in model.counts.enumerated() { countOf[count.instance][count.component] = i }
    self.countOf = countOf
    forms = model.fields.map { field in
      let product = model.instances[field.instance].product
      return CellForm(
        model.characteristic(of: field), values: vocabulary.values(of: product, characteristic: field.characteristic))
    }
    listed = Array(repeating: nil, count: model.counts.count)
  }

  /// Reads an object into the row, which is cleared before; nil: nothing is configured.
  public func read(_ configuration: JSONValue?, into row: ConfigurationRow) {
    row.clear()
    found.removeAll()
    given.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    for i in listed.indices { listed[i] = nil }
    if let configuration { readObject(configuration, instance: 0, row) }
  }

  private func readObject(_ object: JSONValue, instance: Int, _ row: ConfigurationRow) {
    let product = model.instances[instance].product
    for member in object.members where !member.value.isNull {
      let name = member.name
      switch unsafe vocabulary.member(of: product, named: UnsafeRawBufferPointer(name.bytes)) {
      case .characteristic(let i): readField(member.value, model.fieldRange(of: instance).lowerBound + i, row)
      case .component(let i): readComponent(member.value, countOf[instance][i], row)
      case nil:
        report(
          "unknown-field", path(instance, name.description),
          "'\(name)' is no characteristic of \(self.name(of: product))",
          suggestion: nearest(to: name.description, among: vocabulary.memberNames(of: product)))
      }
    }
  }

  private func readField(_ value: JSONValue, _ index: Int, _ row: ConfigurationRow) {
    let slot = model.fields[index].slot
    guard model.fields[index].isChosen else {
      return reportField(index, "not-choosable", "follows from other values and cannot be chosen")
    }
    guard !row.isGiven(slot) else { return reportField(index, "repeated-field", "stands twice") }
    guard let cell = cell(of: value, index) else { return }
    row.give(cell, to: slot)
    given.append(index)
  }

  private func reportField(_ index: Int, _ code: String, _ message: String) {
    let path = model.fields[index].path
    report(code, "configuration.\(path)", "'\(path)' \(message)")
  }

  private func readComponent(_ value: JSONValue, _ count: Int, _ row: ConfigurationRow) {
    let component = model.counts[count]
    guard listed[count] == nil else {
      report("repeated-field", "configuration.\(component.path)", "'\(component.path)' stands twice")
      return
    }
    switch value.kind {
    case .object where component.instances.count == 1:
      give(1, to: count, row)
      readObject(value, instance: component.instances[0], row)
    case .array: readInstances(value, count, row)
    default:
      report("wrong-type", "configuration.\(component.path)", "'\(component.path)' must be a list of objects")
    }
  }

  private func readInstances(_ list: JSONValue, _ count: Int, _ row: ConfigurationRow) {
    let component = model.counts[count]
    if !allowed(component).contains(list.count) {
      let range = allowed(component)
      report(
        "bad-count", "configuration.\(component.path)",
        "'\(component.path)' may stand \(range.lowerBound) to \(range.upperBound) times, not \(list.count)")
      return
    }
    give(list.count, to: count, row)
    var ordinal = 0
    for element in list.elements {
      defer { ordinal += 1 }
      let instance = component.instances[ordinal]
      guard element.kind == .object else {
        report("wrong-type", "configuration.\(model.instances[instance].path)", "an instance must be an object")
        continue
      }
      readObject(element, instance: instance, row)
    }
  }

  private func give(_ number: Int, to count: Int, _ row: ConfigurationRow) {
    listed[count] = number
    if case .listed = model.counts[count].source { row.give(Int64(number), to: model.counts[count].slot) }
  }

  /// How many instances may be listed: of a computed count fewer than there will be is no mistake.
  private func allowed(_ count: CountField) -> ClosedRange<Int> {
    switch count.source {
    case .listed(let range, _): range
    case .computed: 0...count.instances.count
    }
  }

  private func path(_ instance: Int, _ name: String) -> String {
    "configuration.\(model.instances[instance].path(to: name))"
  }

  private func name(of product: Int) -> String { "'\(model.catalog.products[product].id)'" }

  /// What is wrong with the configuration that was read last, in its order.
  public var problems: [OrderProblem] { found.all }

  func report(
    _ code: String, _ field: @autoclosure () -> String, _ message: @autoclosure () -> String,
    suggestion: @autoclosure () -> String? = nil
  ) {
    found.add(OrderProblem(code, field: field(), message(), suggestion: suggestion()))
  }

  func forgetProblems() { found.removeAll() }

  func keep(_ text: JSONString, for field: Int) { texts[field] = text }
}
