import Catalogs
import ConstraintModels
import Expressions
import SolverCore

/// Which Booleans, numbers and numbers of components of a product no valid configuration takes.
///
/// The counterpart of `ModelSurvey` for what has an order: see `ReachSearch`. Derived characteristics are left out, for their
/// authors know what they come to; of a component whose number is computed only whether it is ever there.
public struct ReachSurvey: Sendable {
  /// Conflicts that one search may cost.
  public static let conflictLimit = ModelSurvey.conflictLimit

  /// Whether no search reached the limit, and the numbers could be held.
  public private(set) var isComplete = true
  /// By field of the product itself: ascending stretches of what its cell can hold that no valid configuration takes; false
  /// is 0 and true is 1.
  private var fields: [[ClosedRange<Int64>]]
  /// By component of the product itself: the same of the number of its instances.
  private var components: [[ClosedRange<Int64>]]

  /// Surveys a model. Cost: up to a hundred searches for each number.
  public init(_ model: ProductModel, network: ModelNetwork) {
    fields = model.fieldRange(of: 0).map { _ in [] }
    components = model.product(of: 0).components.map { _ in [] }
    let encoded = network.enforced
    let limit = WorkLimit(conflicts: Self.conflictLimit)
    let solver = Solver(encoded.network)
    solver.prefer(encoded.preferences)
    guard encoded.isExact, solver.solve(limit: limit) == .satisfied else {
      isComplete = false
      return
    }
    for index in model.fieldRange(of: 0) where model.fields[index].isChosen {
      let field = model.fields[index]
      guard var search = ReachSearch(model.characteristic(of: field)) else { continue }
      let found = search.unreached(
        solver, limit: limit, within: { encoded.literals(field.slot, within: $0, in: solver) },
        value: { encoded.value(of: field.slot, in: solver) })
      fields[index] = found ?? []
      if found == nil { isComplete = false }
    }
    for (index, count) in model.counts.enumerated() where count.instance == 0 {
      var search = ReachSearch(count)
      let found = search.unreached(
        solver, limit: limit, within: { encoded.literals(count: index, within: $0) },
        value: { encoded.value(ofCount: index, in: solver) })
      components[count.component] = found.map { $0.filter { count.isReported($0) } } ?? []
      if found == nil { isComplete = false }
    }
  }

  /// What no valid configuration has as a chosen Boolean or number. Fields count as in the product.
  public func unreached(ofField field: Int) -> [ClosedRange<Int64>] { fields[field] }

  /// How many of a component no valid configuration has. Components count as in the product.
  public func unreached(ofComponent component: Int) -> [ClosedRange<Int64>] { components[component] }

  /// The least and the greatest that a valid configuration can have as a chosen Boolean or number, as far as is known: numbers
  /// of `range` that lie `step` apart.
  public func bounds(ofField field: Int, within range: ClosedRange<Int64>, step: Int64) -> ClosedRange<Int64> {
    var (low, high) = (range.lowerBound, range.upperBound)
    if let first = fields[field].first, first.lowerBound == low { low = first.upperBound + step }
    if let last = fields[field].last, last.upperBound == high { high = last.lowerBound - step }
    return low <= high ? low...high : range
  }
}

extension ReachSearch {
  /// Of a Boolean or number; nil for what has no order.
  fileprivate init?(_ characteristic: Characteristic) {
    switch characteristic.type {
    case .boolean: self.init(0...1, step: 1)
    case .number(let type): self.init(type.range, step: characteristic.step)
    case .value, .set, .text: return nil
    }
  }

  fileprivate init(_ count: CountField) {
    switch count.source {
    case .listed(let range, _): self.init(Int64(range.lowerBound)...Int64(range.upperBound), step: 1)
    case .computed: self.init(0...Int64(count.instances.count), step: 1)
    }
  }
}

extension CountField {
  /// Whether its author can be told that a stretch is never taken.
  fileprivate func isReported(_ stretch: ClosedRange<Int64>) -> Bool {
    switch source {
    case .listed: true
    case .computed: stretch == 1...Int64(max(1, instances.count)) && !instances.isEmpty
    }
  }
}
