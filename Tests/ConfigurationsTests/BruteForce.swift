import Catalogs
import ConstraintModels
import Expressions
import Quantities

/// A small catalog's model beside all its configurations, written out.
struct BruteForce {
  let model: ProductModel
  let naive: NaiveProduct
  /// Every configuration, valid or not.
  let all: [[Int64]]
  /// Indices of the valid ones.
  let valid: [Int]
  /// By configuration: how much it is preferred; the smaller the more.
  let ranks: [[Int64]]

  /// nil: too many configurations to write out.
  init?(_ catalog: Catalog, limit: Int) {
    let product = catalog.products.count - 1
    naive = NaiveProduct(catalog, product: product)
    guard let all = naive.configurations(limit: limit) else { return nil }
    self.all = all
    model = ProductModel(catalog, product: product, slice: CatalogMaker.slice)
    let naive = naive
    valid = all.indices.filter { naive.isValid(all[$0], in: CatalogMaker.slice) }
    let model = model
    ranks = all.map { Self.rank(of: $0, model) }
  }

  /// Whether one constraint of the model holds.
  func holds(_ constraint: Int, _ row: [Int64]) -> Bool {
    let constraint = model.constraints[constraint]
    switch constraint.body {
    case .condition(let term): return term.value { row[$0] } == 1
    case .table(let check, let when):
      if let when, when.value({ row[$0] }) == 0 { return true }
      let base = model.instances[constraint.instance].base
      return model.checks[check].allows { row[base + $0] }
    }
  }

  func isThere(_ instance: Int, _ row: [Int64]) -> Bool { naive.isThere(instance, row) }

  /// What the default gives in a configuration; nil where there is none.
  func defaultValue(of field: Field, _ row: [Int64]) -> Int64? { Self.defaultValue(of: field, row, model) }

  /// Whether a field is a choice, or a multiple choice, that holds nothing by default.
  func isUnset(_ field: Field) -> Bool {
    let characteristic = model.characteristic(of: field)
    guard case .chosen(let preset) = field.source else { return false }
    switch (characteristic.type, preset) {
    case (.value, nil), (.set, nil): return !characteristic.isObligatory
    case (.value, .constant(let value)?): return value == -1
    case (.set, .constant(let value)?): return value == 0
    default: return false
    }
  }

  private static func defaultValue(of field: Field, _ row: [Int64], _ model: ProductModel) -> Int64? {
    let characteristic = model.characteristic(of: field)
    guard case .chosen(let preset) = characteristic.source else { return nil }
    switch preset {
    case .constant(let value)?: return value
    case .formula(let formula)?:
      let base = model.instances[field.instance].base
      let proposed = formula.term.value { row[base + $0] }
      guard case .number(let number) = characteristic.type else { return proposed }
      let first = number.range.lowerBound
      let within = min(max(proposed, first), number.range.upperBound)
      return first + (within - first) / characteristic.step * characteristic.step
    case nil:
      if characteristic.isObligatory { return nil }
      if case .value = characteristic.type { return -1 }
      return 0
    }
  }

  /// The order of preference, cell after cell in order of evaluation: the default before all else, then the smallest; for sets bit
  /// by bit, where the default is no formula.
  private static func rank(of row: [Int64], _ model: ProductModel) -> [Int64] {
    model.order.flatMap { step -> [Int64] in
      switch step {
      case .count(let i):
        guard case .listed(_, let preset) = model.counts[i].source else { return [] }
        let value = row[model.counts[i].slot]
        return [value == Int64(preset) ? 0 : 1, value]
      case .field(let i):
        let field = model.fields[i]
        guard field.isChosen else { return [] }
        let (value, preset) = (row[field.slot], defaultValue(of: field, row, model))
        guard case .set(let domain) = model.characteristic(of: field).type else {
          return [value == preset ? 0 : 1, value]
        }
        let bits = domain.values.indices.map { value >> Int64($0) & 1 }
        if case .chosen(.formula)? = Optional(field.source) { return [value == preset ? 0 : 1] + bits }
        return zip(domain.values.indices, bits).map { $1 ^ ((preset ?? 0) >> Int64($0) & 1) }
      }
    }
  }
}

/// What a customer asks for, as cells.
struct RandomChoices {
  /// By index of field.
  var fields: [Int: Int64] = [:]
  /// By index of count.
  var listed: [Int?]

  init(_ random: inout SplitMix, _ model: ProductModel, density: Int) {
    listed = model.counts.map { _ in nil }
    choose(&random, model, instance: 0, density)
  }

  private mutating func choose(_ random: inout SplitMix, _ model: ProductModel, instance: Int, _ density: Int) {
    for index in model.fieldRange(of: instance) where model.fields[index].isChosen && random.one(in: density) {
      let characteristic = model.characteristic(of: model.fields[index])
      let range = characteristic.type.range
      let steps = (range.upperBound - range.lowerBound) / characteristic.step
      let value = range.lowerBound + random.pick(0...steps) * characteristic.step
      // Leaving out is how nothing is chosen.
      if value >= 0 || !characteristic.isChoice { fields[index] = value }
    }
    for (i, count) in model.counts.enumerated() where count.instance == instance && random.one(in: 2) {
      let most = count.instances.count
      let range = if case .listed(let range, _) = count.source { range } else { 0...most }
      let number = Int(random.pick(Int64(range.lowerBound)...Int64(range.upperBound)))
      listed[i] = number
      for inner in count.instances.prefix(number) { choose(&random, model, instance: inner, density) }
    }
  }

  /// Whether a configuration is what the customer asked for, going by some of his choices and lists.
  func fit(_ row: [Int64], _ model: ProductModel, fields: some Sequence<Int>, lists: some Sequence<Int>) -> Bool {
    fields.allSatisfy { row[model.fields[$0].slot] == self.fields[$0] }
      && lists.allSatisfy { i in
        guard let number = listed[i] else { return true }
        let cell = row[model.counts[i].slot]
        if case .listed = model.counts[i].source { return cell == Int64(number) }
        return cell >= Int64(number)
      }
  }
}

extension Characteristic {
  fileprivate var isChoice: Bool { if case .value = type { true } else { false } }
}
