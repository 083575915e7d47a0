import Catalogs
import Expressions

/// Lays out a product and, depth first, all instances of its components, collecting what holds in each.
struct Unrolling {
  let catalog: Catalog
  let slice: Slice
  var instances: [Instance] = []
  var fields: [Field] = []
  var fieldStarts: [Int] = []
  var counts: [CountField] = []
  var constraints: [ModelConstraint] = []
  var checks: [CombinationCheck] = []
  /// Index of a product's table among `checks`, by product and table.
  private var checkIndices: [[Int]: Int] = [:]

  init(catalog: Catalog, slice: Slice) {
    self.catalog = catalog
    self.slice = slice
  }

  /// Adds an instance with all that is inside it; `bound` maps characteristics to the parent's terms.
  mutating func add(
    product index: Int, base: Int, parent: Int?, component: Int?, ordinal: Int, path: String, isActive: Term?,
    bound: [Int: Term]
  ) {
    let product = catalog.products[index]
    let me = instances.count
    instances.append(
      Instance(
        product: index, base: base, parent: parent, component: component, ordinal: ordinal, path: path,
        isActive: isActive, end: 0))
    addFields(of: product, instance: me, bound: bound)
    addRules(of: product, instance: me)
    addCombinations(of: product, productIndex: index, instance: me)
    addUnavailableValues(of: product, instance: me, bound: bound)
    for i in product.components.indices { addComponent(i, of: product, instance: me) }
    instances[me].end = instances.count
  }

  private mutating func addFields(of product: Product, instance: Int, bound: [Int: Term]) {
    fieldStarts.append(fields.count)
    let base = instances[instance].base
    for (i, characteristic) in product.characteristics.enumerated() {
      fields.append(
        Field(
          instance: instance, characteristic: i, slot: base + characteristic.slot,
          path: instances[instance].path(to: characteristic.id),
          source: source(of: characteristic, base: base, bound: bound[i])))
    }
  }

  private func source(of characteristic: Characteristic, base: Int, bound: Term?) -> Field.Source {
    if let bound { return .computed(bound, isBound: true) }
    switch characteristic.source {
    case .derived(let formula): return .computed(formula.term.relocated(by: base), isBound: false)
    case .chosen(nil): return .chosen(default: nil)
    case .chosen(.constant(let value)): return .chosen(default: .constant(value))
    case .chosen(.formula(let formula)):
      return .chosen(default: .formula(allowed(formula.term.relocated(by: base), for: characteristic)))
    }
  }

  private mutating func addComponent(_ index: Int, of product: Product, instance: Int) {
    let component = product.components[index]
    let base = instances[instance].base
    let path = instances[instance].path(to: component.id)
    let source: CountField.Source =
      switch component.count {
      case .derived(let formula):
        .computed(formula.term.relocated(by: base).clamped(to: 0...Int64(component.maximumCount)))
      case .chosen(let range, let count): .listed(range, default: count)
      }
    let count = counts.count
    counts.append(
      CountField(
        instance: instance, component: index, slot: base + component.countSlot, path: path, source: source,
        instances: []))
    constrainCount(of: component, index: index, instance: instance)
    for ordinal in 0..<component.maximumCount {
      counts[count].instances.append(instances.count)
      addInstance(ordinal, of: component, index: index, parent: instance, path: path)
    }
  }

  private mutating func addInstance(_ ordinal: Int, of component: Component, index: Int, parent: Int, path: String) {
    let base = instances[parent].base
    let first = base + component.firstSlot + ordinal * component.stride
    let active = activity(ordinal, of: component, parent: parent)
    var bound: [Int: Term] = [:]
    for (i, binding) in component.bindings.enumerated() {
      let type = catalog.products[component.product].characteristics[binding.characteristic].type
      bound[binding.characteristic] = binding.value.term.relocated(by: base).clamped(to: type.range)
      constrainBinding(i, binding, of: component, index: index, parent: parent, isActive: active)
    }
    add(
      product: component.product, base: first, parent: parent, component: index, ordinal: ordinal,
      path: component.maximumCount == 1 ? path : "\(path)[\(ordinal + 1)]", isActive: active, bound: bound)
  }

  /// The instance counts where its parent does and the count exceeds its ordinal.
  private func activity(_ ordinal: Int, of component: Component, parent: Int) -> Term? {
    let slot = instances[parent].base + component.countSlot
    let range = countRange(of: component)
    let outer = instances[parent].isActive
    if Int64(ordinal) < range.lowerBound { return outer }
    let own = Term.less(.constant(Int64(ordinal)), .load(slot, range: range))
    guard let outer else { return own }
    return .and([outer, own])
  }

  /// What the count's cell may hold.
  private func countRange(of component: Component) -> ClosedRange<Int64> {
    switch component.count {
    case .derived(let formula): formula.term.clamped(to: 0...Int64(component.maximumCount)).range
    case .chosen(let range, _): Int64(range.lowerBound)...Int64(range.upperBound)
    }
  }

  mutating func constrain(
    _ provenance: ModelConstraint.Provenance, instance: Int, isHard: Bool = true, isActive: Term?, _ term: Term
  ) {
    let guarded = isActive.map { Term.or([.not($0), term]) } ?? term
    if guarded.range.lowerBound == 1 { return }
    constraints.append(
      ModelConstraint(provenance: provenance, instance: instance, isHard: isHard, body: .condition(guarded)))
  }

  mutating func index(ofCheck table: CombinationTable, _ key: [Int], ranges: [ClosedRange<Int64>]) -> Int {
    if let index = checkIndices[key] { return index }
    checkIndices[key] = checks.count
    checks.append(CombinationCheck(table, ranges: ranges))
    return checks.count - 1
  }
}

extension Term {
  /// The term, or the nearer bound where it lies outside: what is computed from a cell may rely on the cell's range, even
  /// where the constraint that asks for it is broken or its instance is not there.
  func clamped(to bounds: ClosedRange<Int64>) -> Term {
    var term = self
    if term.range.lowerBound < bounds.lowerBound { term = .maximum(term, .constant(bounds.lowerBound)) }
    if term.range.upperBound > bounds.upperBound { term = .minimum(term, .constant(bounds.upperBound)) }
    return term
  }
}
