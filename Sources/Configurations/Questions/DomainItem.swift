import Catalogs
import ConstraintModels
import SolverCore

/// Something that a customer may say, with all that it could be: a field or a count of instances.
struct DomainItem {
  enum Shape {
    /// Contents that are asked about one by one.
    case listed([Int64])
    /// Members of a multiple choice: each in or out.
    case members(Int)
    /// Too many numbers to list.
    case ranged
  }

  var index: Int
  var isCount: Bool
  var instance: Int
  var slot: Int
  var shape: Shape
  /// Whether contents are numbers, which are told in stretches.
  var isNumber: Bool
  /// The first and the last content, and the step between two.
  var bounds: ClosedRange<Int64>
  var step: Int64

  /// Numbers of up to `limit` contents are asked about one by one. nil: nobody chooses the field.
  init?(field index: Int, of model: ProductModel, listing limit: Int64) {
    let field = model.fields[index]
    guard field.isChosen else { return nil }
    let characteristic = model.characteristic(of: field)
    self.init(
      index: index, isCount: false, instance: field.instance, slot: field.slot, shape: .ranged, isNumber: false,
      bounds: characteristic.type.range, step: 1)
    switch characteristic.type {
    case .boolean: shape = .listed([0, 1])
    case .value(let domain, let optional):
      shape = .listed((optional ? [-1] : []) + domain.values.indices.map(Int64.init))
    case .set(let domain): shape = .members(domain.values.count)
    case .number, .text:
      isNumber = true
      step = characteristic.step
      listIfFew(limit)
    }
  }

  /// nil: nobody chooses the count.
  init?(count index: Int, of model: ProductModel, listing limit: Int64) {
    let count = model.counts[index]
    guard case .listed(let range, _) = count.source else { return nil }
    self.init(
      index: index, isCount: true, instance: count.instance, slot: count.slot, shape: .ranged, isNumber: true,
      bounds: Int64(range.lowerBound)...Int64(range.upperBound), step: 1)
    listIfFew(limit)
  }

  private init(
    index: Int, isCount: Bool, instance: Int, slot: Int, shape: Shape, isNumber: Bool, bounds: ClosedRange<Int64>,
    step: Int64
  ) {
    (self.index, self.isCount, self.instance, self.slot) = (index, isCount, instance, slot)
    (self.shape, self.isNumber, self.bounds, self.step) = (shape, isNumber, bounds, step)
  }

  private mutating func listIfFew(_ limit: Int64) {
    let steps = (bounds.upperBound - bounds.lowerBound) / step
    bounds = bounds.lowerBound...bounds.lowerBound + steps * step
    if steps < limit { shape = .listed((0...steps).map { bounds.lowerBound + $0 * step }) }
  }

  /// Whether a choice is about the item.
  func isSaid(by choice: AskedChoices.Choice) -> Bool {
    switch choice {
    case .cell(let field, _, _): !isCount && field == index
    case .list(let count, _): isCount && count == index
    case .question: false
    }
  }

  /// The literals that are asked about: one for each listed content, two for each member.
  func literals(in network: EncodedModel, _ solver: Solver) -> [Literal] {
    switch shape {
    case .listed(let contents): contents.map { network.literals(slot, holds: $0, in: solver)[0] }
    case .members: network.literals(slot, holds: -1, in: solver).flatMap { [$0, !$0] }
    case .ranged: []
    }
  }
}
