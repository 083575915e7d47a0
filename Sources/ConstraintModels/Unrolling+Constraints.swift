import Catalogs
import Expressions

extension Unrolling {
  mutating func addRules(of product: Product, instance: Int) {
    let place = instances[instance]
    for (i, rule) in product.rules.enumerated() where rule.effectivity.covers(slice) {
      constrain(
        .rule(i), instance: instance, isHard: rule.severity == .hard, isActive: place.isActive,
        rule.condition.relocated(by: place.base))
    }
  }

  mutating func addCombinations(of product: Product, productIndex: Int, instance: Int) {
    let place = instances[instance]
    for (i, table) in product.combinations.enumerated() where table.effectivity.covers(slice) {
      let ranges = table.slots.map { cellRange(at: $0, in: product) }
      let conditions = [place.isActive, table.when?.relocated(by: place.base)].compactMap { $0 }
      let when: Term? = conditions.isEmpty ? nil : .and(conditions)
      if let when, when.range.upperBound == 0 { continue }
      let check = index(ofCheck: table, [productIndex, i], ranges: ranges)
      constraints.append(
        ModelConstraint(provenance: .combinations(i), instance: instance, isHard: true, body: .table(check, when: when))
      )
    }
  }

  /// Values that do not count in the slice may not be taken.
  mutating func addUnavailableValues(of product: Product, instance: Int, bound: [Int: Term]) {
    let place = instances[instance]
    for (i, characteristic) in product.characteristics.enumerated() {
      for (j, value) in characteristic.values.enumerated() where !value.effectivity.covers(slice) {
        let cell = Term.load(place.base + characteristic.slot, range: characteristic.type.range)
        let index = Term.constant(Int64(j))
        let taken: Term =
          if case .set = characteristic.type { .setContains(cell, index) } else { .equal(cell, index) }
        constrain(
          .unavailable(characteristic: i, value: j), instance: instance, isActive: place.isActive, .not(taken))
      }
    }
  }

  /// A derived count may give no more instances than are laid out, and none below zero.
  mutating func constrainCount(of component: Component, index: Int, instance: Int) {
    guard case .derived(let formula) = component.count else { return }
    let place = instances[instance]
    let cell = formula.term.relocated(by: place.base)
    constrain(
      .count(component: index), instance: instance, isActive: place.isActive,
      .and([
        .lessOrEqual(.constant(0), cell), .lessOrEqual(cell, .constant(Int64(component.maximumCount))),
      ]))
  }

  /// What a parent sets must lie within the characteristic's range and on its steps.
  mutating func constrainBinding(
    _ binding: Int, _ value: Component.Binding, of component: Component, index: Int, parent: Int, isActive: Term?
  ) {
    let characteristic = catalog.products[component.product].characteristics[value.characteristic]
    guard case .number(let number) = characteristic.type else { return }
    let term = value.value.term.relocated(by: instances[parent].base)
    var conditions: [Term] = [
      .lessOrEqual(.constant(number.range.lowerBound), term), .lessOrEqual(term, .constant(number.range.upperBound)),
    ]
    if characteristic.step > 1 {
      conditions.append(isOnStep(term.clamped(to: number.range), from: number.range.lowerBound, characteristic.step))
    }
    constrain(
      .binding(component: index, binding: binding), instance: parent, isActive: isActive, .and(conditions))
  }

  /// What a formula proposes, as a content that the characteristic may have: a number beyond a bound becomes the bound, one between
  /// two steps the lower one.
  func allowed(_ term: Term, for characteristic: Characteristic) -> Term {
    guard case .number(let number) = characteristic.type else { return term }
    let within = term.clamped(to: number.range)
    if characteristic.step == 1 { return within }
    let first = Term.constant(number.range.lowerBound)
    return Term.adding(wholeSteps(to: within, from: number.range.lowerBound, characteristic.step).whole, first) ?? first
  }

  /// Whether a term that keeps a characteristic's range, which starts at `first`, is some steps away from there.
  private func isOnStep(_ term: Term, from first: Int64, _ step: Int64) -> Term {
    let (whole, offset) = wholeSteps(to: term, from: first, step)
    return .equal(whole, offset)
  }

  /// How far a term that keeps a characteristic's range, which starts at `first`, is away from there, and in whole steps.
  private func wholeSteps(to term: Term, from first: Int64, _ step: Int64) -> (whole: Term, offset: Term) {
    guard let offset = Term.subtracting(term, .constant(first)),
      let steps = Term.dividing(offset, by: .constant(step), rounding: .floor),
      let whole = Term.multiplying(steps, .constant(step))
    else { preconditionFailure("a characteristic's range is narrow enough to count steps in") }
    return (whole, offset)
  }

  private func cellRange(at slot: Int, in product: Product) -> ClosedRange<Int64> {
    if let own = product.characteristics.first(where: { $0.slot == slot }) { return own.type.range }
    // A path into a component: the slot lies in one of its instances' rows.
    for component in product.components where slot >= component.firstSlot {
      let offset = slot - component.firstSlot
      guard offset < component.maximumCount * component.stride else { continue }
      return cellRange(at: offset % component.stride, in: catalog.products[component.product])
    }
    preconditionFailure("a combination table names a cell outside its product")
  }
}
