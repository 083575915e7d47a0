import Catalogs
import Configurations
import ConstraintModels
import Diagnostics
import Expressions
import Quantities

/// What of a product's Booleans, numbers and components no market can ever have, and what follows from that for its bill.
struct ReachCheck {
  private let check: ProductCheck
  private let markets: [(surveyed: ProductCheck.Surveyed, reach: ReachSurvey)]

  /// Looks at a product in slices in which it can be had.
  init(_ check: ProductCheck, _ surveys: [ProductCheck.Surveyed]) {
    self.check = check
    markets = surveys.map { ($0, ReachSurvey($0.model.model, network: $0.model.network)) }
  }

  /// Everything that was found, by topic.
  func diagnostics() -> [Diagnostic] {
    let incomplete = markets.contains { !$0.reach.isComplete }
    return characteristics() + components() + positions() + (incomplete ? [limit] : [])
  }

  private var product: Product { check.session.catalog.products[check.product] }

  private var limit: Diagnostic {
    Diagnostic(
      "check-limit", severity: .note, at: check.place,
      "not all was found out about the numbers of '\(check.name)': the limit of \(ReachSurvey.conflictLimit) conflicts a search was reached"
    )
  }

  private func characteristics() -> [Diagnostic] {
    product.characteristics.enumerated().compactMap { index, characteristic in
      let unreached = common { $0.unreached(ofField: index) }
      guard !unreached.isEmpty else { return nil }
      switch characteristic.type {
      case .boolean:
        // Whatever is never false is always true.
        let value = unreached[0].lowerBound == 1
        return warning(
          "dead-value", at: characteristic.place,
          "has '\(characteristic.id)' \(value)\(value ? "" : ": it is always true")")
      case .number(let type):
        // A rule that keeps a component from what its parent may ask of it tells the customer why, which a range would not.
        if isBound(index) { return nil }
        let stretches = unreached.map { type.text($0.lowerBound, to: $0.upperBound) }
        return warning(
          "dead-range", at: characteristic.place, "has '\(characteristic.id)' at \(stretches.joined(separator: ", "))")
      case .value, .set, .text: return nil
      }
    }
  }

  /// Whether a product that holds this one says what the characteristic is.
  private func isBound(_ characteristic: Int) -> Bool {
    check.session.catalog.products.contains { parent in
      parent.components.contains { component in
        component.product == check.product && component.bindings.contains { $0.characteristic == characteristic }
      }
    }
  }

  private func components() -> [Diagnostic] {
    product.components.enumerated().flatMap { index, component -> [Diagnostic] in
      let unreached = common { $0.unreached(ofComponent: index) }
      guard !unreached.isEmpty else { return [] }
      let stretches = unreached.map {
        $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
      }
      var found = [
        warning(
          "dead-range", at: component.place,
          "has \(stretches.joined(separator: ", ")) of the component '\(component.id)'")
      ]
      if case .chosen(_, let byDefault) = component.count, unreached.contains(where: { $0.contains(Int64(byDefault)) })
      {
        found.append(
          Diagnostic(
            "defaults-conflict", severity: .warning, at: component.place,
            "the default number of '\(component.id)' never holds"))
      }
      return found
    }
  }

  private func warning(_ code: String, at place: SourceRange, _ what: String) -> Diagnostic {
    Diagnostic(
      code, severity: .warning, at: place, "no valid configuration of '\(check.name)'\(check.asked) \(what)")
  }

  /// What is unreached in all markets.
  private func common(_ unreached: (ReachSurvey) -> [ClosedRange<Int64>]) -> [ClosedRange<Int64>] {
    markets.dropFirst().reduce(markets.first.map { unreached($0.reach) } ?? []) { common, market in
      common.flatMap { a in
        unreached(market.reach).compactMap { b in a.overlaps(b) ? a.clamped(to: b) : nil }
      }
    }
  }

  /// Positions whose quantity or size is invalid in every configuration that has them, in every market in which they count.
  private func positions() -> [Diagnostic] {
    let bounds = markets.map { $0.surveyed.model.model.bounds(by: $0.reach) }
    return product.positions.compactMap { position in
      let counting = markets.indices.filter { position.effectivity.covers(markets[$0].surveyed.slice) }
      let flaws = counting.map { flaw(of: position, bounds[$0]) }
      guard !flaws.isEmpty, let flaw = flaws[0], flaws.allSatisfy({ $0 != nil }) else { return nil }
      return Diagnostic(
        "negative-quantity", severity: .error, at: position.place,
        "the position '\(position.path)' makes every order invalid that has it: \(flaw)")
    }
  }

  private func flaw(of position: Position, _ bounds: [Int: ClosedRange<Int64>]) -> String? {
    if let when = position.when, when.narrowing(bounds).constant == 0 { return nil }
    let quantity = position.quantity.term.narrowing(bounds).range
    if quantity.upperBound < 0 { return "its quantity is negative" }
    if quantity.upperBound == 0 { return nil }
    guard let cut = position.cut else { return nil }
    let sizes = [cut.length, cut.width, cut.thickness, cut.cutLength, cut.cutWidth].compactMap(\.self)
    return sizes.contains { $0.term.narrowing(bounds).range.upperBound <= 0 } ? "a size of it is not more than 0" : nil
  }
}

extension NumberType {
  /// A stretch of numbers as people write it.
  fileprivate func text(_ low: Int64, to high: Int64) -> String {
    let first = FixedDecimal(mantissa: low, scale: scale).text()
    return low == high ? first : "\(first) to \(FixedDecimal(mantissa: high, scale: scale).text())"
  }
}

extension ProductModel {
  /// What each cell can hold at most, given what is reached of the product's own characteristics; only of cells of which that
  /// is less than their range.
  fileprivate func bounds(by reach: ReachSurvey) -> [Int: ClosedRange<Int64>] {
    var bounds: [Int: ClosedRange<Int64>] = [:]
    for case .field(let index) in order {
      let field = fields[index]
      let range = characteristic(of: field).type.range
      switch field.source {
      case .chosen where field.instance == 0 && !reach.unreached(ofField: index).isEmpty:
        bounds[field.slot] = reach.bounds(
          ofField: index, within: range, step: characteristic(of: field).step)
      case .computed(let term, _) where !bounds.isEmpty:
        let narrowed = term.narrowing(bounds).range
        if narrowed != term.range, range.overlaps(narrowed) { bounds[field.slot] = narrowed.clamped(to: range) }
      default: break
      }
    }
    return bounds
  }
}
