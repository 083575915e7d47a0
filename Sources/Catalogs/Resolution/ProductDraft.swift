import CatalogXML
import Diagnostics
import Expressions
import Quantities

/// A product while its members are being typed: the scope of its expressions.
///
/// A derived characteristic has the type of its formula, and a component's place among the cells depends on how many
/// instances its count allows; both may depend on other members in any order. So members are resolved when first asked
/// for, and a member that is asked for while it is being resolved depends on itself.
///
/// The reader uses it on one thread and lets go of it; that makes the promise below true.
final class ProductDraft: @unchecked Sendable {
  /// What a name inside the product means, by its index in the file.
  enum Member: Hashable {
    case characteristic(Int)
    case component(Int)
  }
  /// How far a member has come.
  enum Stage { case untouched, busy, mistaken, ready }

  let element: XMLElement
  /// Among the catalog's products.
  let index: Int
  let id: String
  unowned let resolution: CatalogResolution

  /// In file order, those in groups among them.
  let characteristicElements: [XMLElement]
  let componentElements: [XMLElement]
  private(set) var members: [String: Member] = [:]
  private(set) var memberNames: [String] = []

  /// One for each characteristic and component; nil until it is ready, or for ever where it is mistaken.
  var characteristics: [Characteristic?]
  var components: [Component?]
  var stages: [Member: Stage] = [:]
  /// Members being resolved, each asked for by the one before it.
  var busy: [Member] = []
  /// The cells given away so far: first one for each characteristic, then components as they come.
  var cellCount: Int
  /// For each cell that something computes, the cells that it is computed from.
  var dependencies: [Int: [Int]] = [:]
  /// Lines of its bill with all below it written out; one more than the limit where there are more.
  var billLines = 0
  /// What it becomes, but for the members above.
  var product: Product

  /// Defines the names of the members; resolves none yet.
  init(_ element: XMLElement, index: Int, in resolution: CatalogResolution) {
    self.element = element
    self.index = index
    self.resolution = resolution
    id = element.id ?? ""
    characteristicElements = CatalogResolution.characteristics(of: element)
    componentElements = element.children("component")
    characteristics = characteristicElements.map { _ in nil }
    components = componentElements.map { _ in nil }
    cellCount = characteristicElements.count
    product = Product(id: id, labels: Labels(), place: element.idPlace, unit: .one)
    let all =
      characteristicElements.enumerated().map { (Member.characteristic($0.offset), $0.element) }
      + componentElements.enumerated().map { (Member.component($0.offset), $0.element) }
    for (member, element) in all {
      guard let id = element.id else { continue }
      if let first = members[id] {
        resolution.diagnostics.append(
          duplicate("name", id, at: element.idPlace, first: self.element(of: first).idPlace))
        stages[member] = .mistaken
      } else {
        members[id] = member
        memberNames.append(id)
      }
      resolution.checkNameable(id, at: element.idPlace)
    }
    reportAmbiguousIds()
  }

  /// An id with dots must not begin like a path into a component: `a.b` would mean two things.
  private func reportAmbiguousIds() {
    for id in memberNames {
      for prefix in id.dotPrefixes {
        guard let outer = members[prefix], case .component = outer, let member = members[id] else { continue }
        let inside = id.dropFirst(prefix.count + 1)
        resolution.report(
          "ambiguous-id", at: element(of: member).idPlace,
          "'\(id)' also reads as '\(inside)' inside the component '\(prefix)'",
          notes: [.init("the component", at: element(of: outer).idPlace)])
      }
    }
  }

  /// The element that defines the member.
  func element(of member: Member) -> XMLElement {
    switch member {
    case .characteristic(let index): characteristicElements[index]
    case .component(let index): componentElements[index]
    }
  }
}

extension ProductDraft: Scope {
  var names: [String] { memberNames + resolution.tableDefinitions.ids }

  func symbol(named name: String) -> Symbol? {
    if let member = members[name] { return symbol(of: member) ?? .mistaken }
    if let table = resolution.tables[name] {
      resolution.usedTables.insert(name)
      return .table(table)
    }
    return resolution.tableDefinitions.index(of: name) != nil || resolution.isExcused(name) ? .mistaken : nil
  }

  private func symbol(of member: Member) -> Symbol? {
    switch member {
    case .characteristic(let index):
      return characteristic(index).map { .cell(slot: $0.slot, type: $0.type) }
    case .component(let index):
      guard let component = component(index) else { return nil }
      return .component(
        ComponentSymbol(
          firstSlot: component.firstSlot, stride: component.stride, minimumCount: component.minimumCount,
          maximumCount: component.maximumCount,
          countSlot: component.minimumCount == component.maximumCount ? nil : component.countSlot,
          scope: resolution.products[component.product]))
    }
  }
}

extension Component {
  /// The fewest instances that there can be.
  var minimumCount: Int {
    switch count {
    case .derived(let count): Int(min(max(0, count.term.range.lowerBound), Int64(maximumCount)))
    case .chosen(let range, _): range.lowerBound
    }
  }
}
