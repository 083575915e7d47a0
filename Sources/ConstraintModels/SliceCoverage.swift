import Catalogs

/// Which rules, combination tables and values of a product and its components count in a slice: where two slices agree in that, the
/// product has the same configurations in both.
public struct SliceCoverage: Hashable, Sendable {
  /// In catalog order, of those that do not always count.
  private var counting: [Bool] = []

  /// Cost: linear in the product and the products of its components, each once.
  public init(_ catalog: Catalog, product: Int, slice: Slice) {
    var seen: Set<Int> = []
    var open = [product]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      add(catalog.products[next], slice)
      open += catalog.products[next].components.map(\.product)
    }
  }

  private mutating func add(_ product: Product, _ slice: Slice) {
    for rule in product.rules { add(rule.effectivity, slice) }
    for table in product.combinations { add(table.effectivity, slice) }
    for characteristic in product.characteristics {
      for value in characteristic.values { add(value.effectivity, slice) }
    }
  }

  private mutating func add(_ effectivity: Effectivity, _ slice: Slice) {
    if effectivity != .always { counting.append(effectivity.covers(slice)) }
  }
}
