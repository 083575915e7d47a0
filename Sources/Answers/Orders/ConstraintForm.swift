import Catalogs
import ConstraintModels
import Diagnostics
import JSONLines

/// How a constraint is named to people: id, reason and place in the catalog.
public struct ConstraintForm: Sendable {
  /// With the path of its component before it.
  public var id: String
  /// In the language that was asked for; empty where the author gives none.
  public var because: String
  public var place: SourceRange
  /// Its id without the path.
  private let plainID: String

  init(_ constraint: ModelConstraint, _ model: ProductModel, languages: [String]) {
    let product = model.product(of: constraint.instance)
    let path = model.instances[constraint.instance].path
    switch constraint.provenance {
    case .rule(let i):
      let rule = product.rules[i]
      (id, because, place) = (rule.id, rule.because.text(in: languages) ?? "", rule.place)
    case .combinations(let i):
      let table = product.combinations[i]
      (id, because, place) = (table.id, table.because.text(in: languages) ?? "", table.place)
    case .unavailable(let characteristic, let value):
      let owner = product.characteristics[characteristic]
      id = "\(owner.id)=\(owner.values[value].id)"
      because = "not available at the time\(model.marketText) for which the order counts"
      place = owner.values[value].place
    case .binding(let component, let binding):
      let owner = product.components[component]
      let bound = owner.bindings[binding]
      let name = model.catalog.products[owner.product].characteristics[bound.characteristic].id
      id = "\(owner.id).\(name)"
      because = "what \(product.id) asks of \(owner.id) lies outside what \(name) allows"
      place = bound.place
    case .count(let component):
      let owner = product.components[component]
      (id, because, place) = (owner.id, "the number of \(owner.id) follows from other values", owner.place)
    }
    plainID = id
    if !path.isEmpty { id = "\(path).\(id)" }
  }

  /// Whether the constraint goes by this id, with or without the path of its component.
  public func isNamed(_ id: String) -> Bool { id == self.id || id == plainID }

  func write(to writer: inout JSONWriter) {
    writer.openObject()
    writer.members([("id", id), ("because", because), ("at", place.description)])
    writer.closeObject()
  }
}

extension ProductModel {
  /// ` in market …`, or nothing where there is none.
  fileprivate var marketText: String {
    slice.market.map { " in market \(catalog.markets[$0].id)" } ?? ""
  }
}
