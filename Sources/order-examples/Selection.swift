import Configurations
import ConstraintModels
import Expressions
import Quantities

/// What a customer says of a configuration: values for some characteristics, instances for some components.
struct Selection {
  struct Choice {
    /// Index among the model's fields.
    var field: Int
    var cell: Int64
    /// Only of texts, whose cell holds their length.
    var text: String = ""
  }

  /// In the order in which they were made.
  var choices: [Choice] = []
  /// By count of the model: how many instances are listed; nil: the component is not mentioned.
  var listed: [Int?]

  init(_ model: ProductModel) { listed = Array(repeating: nil, count: model.counts.count) }

  func mentions(_ field: Int) -> Bool { choices.contains { $0.field == field } }
}

extension Selection {
  /// As the `configuration` of an order line.
  func tree(_ model: ProductModel) -> JSONTree { tree(model, instance: 0) }

  private func tree(_ model: ProductModel, instance: Int) -> JSONTree {
    var members: [JSONTree.Member] = []
    for field in model.fieldRange(of: instance) {
      guard let choice = choices.first(where: { $0.field == field }) else { continue }
      let characteristic = model.characteristic(of: model.fields[field])
      members.append(JSONTree.Member(characteristic.id, tree(choice, characteristic.type)))
    }
    for (i, count) in model.counts.enumerated() where count.instance == instance {
      guard let listed = listed[i] else { continue }
      let objects = count.instances.prefix(listed).map { tree(model, instance: $0) }
      let isSingle = count.instances.count == 1 && listed == 1
      let id = model.product(of: instance).components[count.component].id
      members.append(JSONTree.Member(id, isSingle ? objects[0] : .list(objects)))
    }
    return .object(members)
  }

  private func tree(_ choice: Choice, _ type: ValueType) -> JSONTree {
    switch type {
    case .boolean: .literal(choice.cell == 1 ? "true" : "false")
    case .number(let number):
      .literal(FixedDecimal(mantissa: choice.cell, scale: number.scale).text(minimumFractionDigits: number.scale))
    case .value(let domain, _): .text(domain.values[Int(choice.cell)])
    case .set(let domain):
      .list(domain.values.indices.filter { choice.cell >> Int64($0) & 1 == 1 }.map { .text(domain.values[$0]) })
    case .text: .text(choice.text)
    }
  }
}
