import Catalogs
import Expressions

/// A product laid out by walking the catalog, slowly and obviously: what each cell may hold, what is computed into it, and what
/// must hold. Knows nothing of `ProductModel`, programs and networks.
struct NaiveProduct {
  enum Source {
    case chosen([Int64])
    /// A term over the cells from `base` on, brought into bounds.
    case computed(Term, base: Int, bounds: ClosedRange<Int64>)
  }
  /// A product at one place, with the count that decides whether it is there.
  struct Place {
    var product: Product
    var base: Int
    var parent: Int?
    var count: (slot: Int, ordinal: Int)?
  }
  struct Binding {
    var parent: Int
    var child: Int
    var term: Term
    var target: Characteristic
  }

  let catalog: Catalog
  var sources: [Int: Source] = [:]
  var places: [Place] = []
  var bindings: [Binding] = []
  /// Derived counts before they are brought into bounds.
  var counts: [(place: Int, term: Term, maximum: Int)] = []

  init(_ catalog: Catalog, product: Int) {
    self.catalog = catalog
    add(catalog.products[product], base: 0, parent: nil, count: nil, bound: [:])
  }

  private mutating func add(
    _ product: Product, base: Int, parent: Int?, count: (slot: Int, ordinal: Int)?, bound: [Int: Source]
  ) {
    let me = places.count
    places.append(Place(product: product, base: base, parent: parent, count: count))
    for (i, characteristic) in product.characteristics.enumerated() {
      sources[base + characteristic.slot] = bound[i] ?? Self.source(of: characteristic, base: base)
    }
    for component in product.components { add(component, to: me) }
  }

  private mutating func add(_ component: Component, to me: Int) {
    let base = places[me].base
    switch component.count {
    case .chosen(let range, _): sources[base + component.countSlot] = .chosen(range.map(Int64.init))
    case .derived(let formula):
      sources[base + component.countSlot] = .computed(
        formula.term, base: base, bounds: 0...Int64(component.maximumCount))
      counts.append((me, formula.term, component.maximumCount))
    }
    let inner = catalog.products[component.product]
    for ordinal in 0..<component.maximumCount {
      var bound: [Int: Source] = [:]
      for binding in component.bindings {
        let target = inner.characteristics[binding.characteristic]
        bound[binding.characteristic] = .computed(binding.value.term, base: base, bounds: target.type.range)
        bindings.append(Binding(parent: me, child: places.count, term: binding.value.term, target: target))
      }
      add(
        inner, base: base + component.firstSlot + ordinal * component.stride, parent: me,
        count: (base + component.countSlot, ordinal), bound: bound)
    }
  }

  private static func source(of characteristic: Characteristic, base: Int) -> Source {
    switch characteristic.source {
    case .derived(let formula): return .computed(formula.term, base: base, bounds: characteristic.type.range)
    case .chosen:
      let range = characteristic.type.range
      return .chosen(stride(from: range.lowerBound, through: range.upperBound, by: Int(characteristic.step)).map { $0 })
    }
  }
}

extension NaiveProduct {
  /// All configurations: every chosen cell with every content it may have, the others computed; nil where they are more than `limit`.
  func configurations(limit: Int) -> [[Int64]]? {
    var rows: [[Int: Int64]] = [[:]]
    for slot in sources.keys.sorted() {
      guard case .chosen(let contents)? = sources[slot] else { continue }
      if rows.count * contents.count > limit { return nil }
      rows = rows.flatMap { row in contents.map { row.merging([slot: $0]) { _, new in new } } }
    }
    return rows.map(completed)
  }

  private func completed(_ chosen: [Int: Int64]) -> [Int64] {
    var known = chosen
    func value(_ slot: Int) -> Int64 {
      if let value = known[slot] { return value }
      guard case .computed(let term, let base, let bounds)? = sources[slot] else {
        preconditionFailure("a cell without a source")
      }
      let value = min(max(term.value { value(base + $0) }, bounds.lowerBound), bounds.upperBound)
      known[slot] = value
      return value
    }
    return (0..<places[0].product.cellCount).map { sources[$0] == nil ? 0 : value($0) }
  }

  func isThere(_ place: Int, _ row: [Int64]) -> Bool {
    guard let count = places[place].count, let parent = places[place].parent else { return true }
    return isThere(parent, row) && row[count.slot] > count.ordinal
  }

  /// Whether everything hard holds.
  func isValid(_ row: [Int64], in slice: Slice) -> Bool {
    places.indices.allSatisfy { !isThere($0, row) || keepsRules(places[$0], row, slice) }
      && counts.allSatisfy { count in
        guard isThere(count.place, row) else { return true }
        let base = places[count.place].base
        return (0...Int64(count.maximum)).contains(count.term.value { row[base + $0] })
      }
      && bindings.allSatisfy { !isThere($0.child, row) || fits($0, row) }
  }

  private func fits(_ binding: Binding, _ row: [Int64]) -> Bool {
    guard case .number(let number) = binding.target.type else { return true }
    let value = binding.term.value { row[places[binding.parent].base + $0] }
    return number.range.contains(value) && (value - number.range.lowerBound) % binding.target.step == 0
  }

  private func keepsRules(_ place: Place, _ row: [Int64], _ slice: Slice) -> Bool {
    func cell(_ slot: Int) -> Int64 { row[place.base + slot] }
    for rule in place.product.rules where rule.severity == .hard && rule.effectivity.covers(slice) {
      if rule.condition.value(cell) == 0 { return false }
    }
    for table in place.product.combinations where table.effectivity.covers(slice) {
      if let when = table.when, when.value(cell) == 0 { continue }
      let isNamed = table.rows.contains { zip($0, table.slots).allSatisfy { $0.admits(cell($1)) } }
      if isNamed != (table.mode == .allowed) { return false }
    }
    for characteristic in place.product.characteristics {
      for (i, value) in characteristic.values.enumerated() where !value.effectivity.covers(slice) {
        let content = cell(characteristic.slot)
        if case .set = characteristic.type {
          if content >> Int64(i) & 1 == 1 { return false }
        } else if content == Int64(i) {
          return false
        }
      }
    }
    return true
  }
}
