import Catalogs
import Expressions
import Quantities

/// An exact fraction, in lowest terms.
struct Fraction: Equatable {
  let numerator: Int128
  let denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128 = 1) {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = Int128(max(a, 1))
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  init(_ value: FixedDecimal) {
    self.init(Int128(value.mantissa), (0..<value.scale).reduce(Int128(1)) { power, _ in power * 10 })
  }

  static func * (a: Self, b: Self) -> Self { Self(a.numerator * b.numerator, a.denominator * b.denominator) }
  static func + (a: Self, b: Self) -> Self {
    Self(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }
}

/// Explosion and routing by recursion over the catalog as it stands, for one configuration.
struct NaiveMaking {
  struct Line: Equatable {
    var path: String
    var part: Int
    var level: Int
    var quantity: Fraction
    /// Index of the line that it is built into.
    var parent: Int?
  }
  /// An operation that counts, with the ids of those right before it.
  struct Step: Equatable {
    var id: String
    var seconds: Int64
    var after: Set<String>
  }

  let catalog: Catalog
  let row: [Int64]
  private(set) var lines: [Line] = []
  private(set) var steps: [Step] = []
  /// Path of the first position, in the order of the bill, whose quantity is negative.
  private(set) var firstNegative: String?

  init(_ catalog: Catalog, row: [Int64]) {
    self.catalog = catalog
    self.row = row
    explode(catalog.products[catalog.products.count - 1], base: 0, prefix: "")
    _ = route(catalog.products[catalog.products.count - 1], base: 0, prefix: "")
  }

  /// What the shown line above is, and how many of what the line is built into one piece of the product needs.
  private struct Above {
    var parent: Int?
    var level = 0
    var quantity = Fraction(1)
  }

  // MARK: Bill

  private mutating func explode(_ product: Product, base: Int, prefix: String) {
    explode(product, under: nil, base: base, prefix: prefix, Above())
    for component in product.components {
      for (place, name) in instances(of: component, base: base, prefix: prefix) {
        explode(catalog.products[component.product], base: place, prefix: name)
      }
    }
  }

  private mutating func explode(_ product: Product, under parent: Int?, base: Int, prefix: String, _ above: Above) {
    for (i, position) in product.positions.enumerated() where position.parent == parent {
      guard position.effectivity.covers(MakingMaker.slice) else { continue }
      guard position.when.map({ $0.value { row[base + $0] } == 1 }) ?? true else { continue }
      let path = prefix.isEmpty ? position.path : "\(prefix):\(position.path)"
      let part = part(of: position, base: base)
      guard let below = add(path, part, value(position.quantity, base: base), position.scrap, above) else { continue }
      explode(product, under: i, base: base, prefix: prefix, below)
      explode(part, path: path, below)
    }
  }

  private mutating func explode(_ part: Int, path: String, _ above: Above) {
    for position in catalog.parts[part].bill where position.effectivity.covers(MakingMaker.slice) {
      let inner = "\(path)/\(position.id)"
      guard let below = add(inner, position.part, Fraction(position.quantity), position.scrap, above) else { continue }
      explode(position.part, path: inner, below)
    }
  }

  /// Nil where nothing is needed, or less.
  private mutating func add(
    _ path: String, _ part: Int, _ quantity: Fraction, _ scrap: FixedDecimal?, _ above: Above
  ) -> Above? {
    let factor = Fraction(1) + (scrap.map { Fraction($0) } ?? Fraction(0)) * Fraction(1, 100)
    let total = quantity * factor * above.quantity
    if total.numerator < 0 && firstNegative == nil { firstNegative = path }
    if total.numerator <= 0 { return nil }
    if catalog.parts[part].kind == .phantom {
      return Above(parent: above.parent, level: above.level, quantity: total)
    }
    lines.append(Line(path: path, part: part, level: above.level + 1, quantity: total, parent: above.parent))
    return Above(parent: lines.count - 1, level: above.level + 1, quantity: total)
  }

  private func part(of position: Position, base: Int) -> Int {
    switch position.part {
    case .fixed(let part): part
    case .byValues(_, _, let parts): parts[Int(row[base]) * 3 + Int(row[base + 1])]
    }
  }

  private func value(_ expression: TypedExpression, base: Int) -> Fraction {
    guard case .number(let number) = expression.type else { preconditionFailure("quantities are numbers") }
    return Fraction(FixedDecimal(mantissa: expression.term.value { row[base + $0] }, scale: number.scale))
  }

  private func instances(of component: Component, base: Int, prefix: String) -> [(base: Int, name: String)] {
    (0..<Int(row[base + component.countSlot])).map { ordinal in
      let own = component.maximumCount == 1 ? component.id : "\(component.id)[\(ordinal + 1)]"
      return (base + component.firstSlot + ordinal * component.stride, prefix.isEmpty ? own : "\(prefix).\(own)")
    }
  }

  // MARK: Routing

  /// Adds the operations of a product and gives out the ids of all.
  private mutating func route(_ product: Product, base: Int, prefix: String) -> [String] {
    var ofComponent: [[String]] = []
    for component in product.components {
      ofComponent.append(
        instances(of: component, base: base, prefix: prefix).flatMap { place, name in
          route(catalog.products[component.product], base: place, prefix: name)
        })
    }
    let named = Set(product.operations.flatMap(\.after))
    let unnamed = ofComponent.indices.filter { !named.contains(.component($0)) }.flatMap { ofComponent[$0] }
    func name(_ index: Int) -> String { (prefix.isEmpty ? "" : "\(prefix):") + product.operations[index].id }
    func counts(_ index: Int) -> Bool {
      let operation = product.operations[index]
      return operation.effectivity.covers(MakingMaker.slice)
        && (operation.when.map { $0.value { row[base + $0] } == 1 } ?? true)
    }
    /// The operations that count which can be reached backwards over those that do not.
    func before(_ index: Int) -> Set<String> {
      let operation = product.operations[index]
      if operation.after.isEmpty { return Set(unnamed) }
      return operation.after.reduce(into: []) { found, predecessor in
        switch predecessor {
        case .component(let component): found.formUnion(ofComponent[component])
        case .operation(let other): found.formUnion(counts(other) ? [name(other)] : before(other))
        }
      }
    }
    let own = product.operations.indices.filter(counts)
    for index in own {
      let run = value(product.operations[index].run, base: base)
      let seconds = max(0, (run.numerator + run.denominator - 1).divided(by: run.denominator, rounding: .floor))
      steps.append(Step(id: name(index), seconds: Int64(seconds), after: before(index)))
    }
    return ofComponent.flatMap(\.self) + own.map(name)
  }
}
