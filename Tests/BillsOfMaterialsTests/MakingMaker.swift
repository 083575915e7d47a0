import Catalogs
import Diagnostics
import Expressions
import Quantities

/// Makes random catalogs with parts, bills and routings: a product in another, everything chosen.
struct MakingMaker {
  static let slice = Slice(date: CalendarDate(day: 20_000))
  private static let past = Effectivity(until: CalendarDate(day: 10_000))
  private static let place = SourceRange(file: "catalog.xml", line: 1, column: 1)
  private static let domain = ChoiceDomain(id: "d", values: ["a", "b", "c"])

  var random: SplitMix
  private var parts: [Part] = []
  private var products: [Product] = []

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// The root is the last product.
  mutating func catalog() -> Catalog {
    for i in 0..<8 { addPart(i) }
    for _ in 0...random.pick(3) { addProduct() }
    return Catalog(
      id: "random", revision: "1", date: Self.slice.date, currency: Currency(code: "EUR")!, languages: ["en"],
      labels: Labels(), digest: "sha256:0", files: [], parts: parts, products: products)
  }

  private mutating func effectivity() -> Effectivity { random.one(in: 7) ? Self.past : .always }

  private mutating func percent() -> FixedDecimal? {
    random.one(in: 3) ? FixedDecimal(mantissa: Int64(random.pick(250)), scale: 1) : nil
  }

  // MARK: Parts

  /// A part is made of parts with smaller numbers.
  private mutating func addPart(_ index: Int) {
    var part = Part(
      id: "X\(index)", labels: Labels(), place: Self.place,
      kind: random.element(of: [.make, .buy, .phantom]), unit: .one)
    if part.kind != .buy && index > 0 {
      for i in 0..<random.pick(3) {
        part.bill.append(
          Part.FixedPosition(
            id: "\(i)", part: random.pick(index),
            quantity: FixedDecimal(mantissa: 1 + Int64(random.pick(30)), scale: random.pick(2)),
            scrap: percent(), effectivity: effectivity(), alternatives: [], place: Self.place))
      }
    }
    parts.append(part)
  }

  private mutating func partChoice() -> Position.PartChoice {
    if random.one(in: 2) { return .fixed(random.pick(parts.count)) }
    return .byValues(slots: [0, 1], radices: [3, 3], parts: (0..<9).map { _ in random.pick(parts.count) })
  }

  // MARK: Products

  private mutating func addProduct() {
    var product = Product(id: "P\(products.count)", labels: Labels(), place: Self.place, unit: .one)
    let types: [ValueType] = [
      .value(Self.domain, optional: false), .value(Self.domain, optional: false), .boolean,
      .number(NumberType(scale: 1, range: 0...30)),
    ]
    for (i, type) in types.enumerated() {
      product.characteristics.append(
        Characteristic(
          id: "c\(i)", labels: Labels(), place: Self.place, slot: i, type: type, source: .chosen(default: nil)))
    }
    product.cellCount = types.count
    for _ in 0..<(products.isEmpty ? 0 : random.pick(3)) { addComponent(to: &product) }
    for i in 0..<random.pick(7) { addPosition(i, to: &product) }
    for i in 0..<random.pick(7) { addOperation(i, to: &product) }
    if random.one(in: 3) { turn(&product.operations) }
    products.append(product)
  }

  private mutating func addComponent(to product: inout Product) {
    let inner = random.pick(products.count)
    let maximum = 1 + random.pick(2)
    let stride = products[inner].cellCount
    product.components.append(
      Component(
        id: "k\(product.components.count)", labels: Labels(), place: Self.place, product: inner,
        count: .chosen(random.pick(2)...maximum, default: maximum), maximumCount: maximum, countSlot: product.cellCount,
        firstSlot: product.cellCount + 1, stride: stride))
    product.cellCount += 1 + maximum * stride
  }

  private mutating func maker(_ product: Product) -> TermMaker {
    let cells = product.characteristics.map { Term.load($0.slot, range: $0.type.range) }
    return TermMaker(
      seed: random.next(),
      leaves: TermMaker.Leaves(booleans: [cells[2]], numbers: [cells[3]], choices: [cells[0], cells[1]]))
  }

  private mutating func amount(_ product: Product) -> TypedExpression {
    var maker = maker(product)
    let term = random.one(in: 2) ? Term.constant(1 + Int64(random.pick(50))) : maker.number(1)
    return TypedExpression(
      type: .number(NumberType(scale: random.pick(3), range: term.range)), term: term, text: "", place: nil)
  }

  private mutating func condition(_ product: Product) -> Term? {
    if random.one(in: 2) { return nil }
    var maker = maker(product)
    return maker.boolean(1)
  }

  private mutating func addPosition(_ index: Int, to product: inout Product) {
    let parent = index > 0 && random.one(in: 2) ? random.pick(index) : nil
    let path = parent.map { "\(product.positions[$0].path)/\(index)" } ?? "\(index)"
    product.positions.append(
      Position(
        id: "\(index)", path: path, place: Self.place, parent: parent, part: partChoice(), quantity: amount(product),
        when: condition(product), scrap: percent(), effectivity: effectivity(), alternatives: [], cut: nil))
  }

  private mutating func addOperation(_ index: Int, to product: inout Product) {
    var after: [Catalogs.Operation.Predecessor] = (0..<index).filter { _ in random.one(in: 3) }.map { .operation($0) }
    after += product.components.indices.filter { _ in random.one(in: 3) }.map { .component($0) }
    product.operations.append(
      Catalogs.Operation(
        id: "o\(index)", labels: Labels(), place: Self.place, workCenter: "w", when: condition(product), setUp: nil,
        run: amount(product), family: nil, after: after, position: nil, skill: nil, mayPause: true, transfer: nil,
        effectivity: effectivity()))
  }

  /// The same routing from back to front, so that operations wait for later ones.
  private func turn(_ operations: inout [Catalogs.Operation]) {
    let last = operations.count - 1
    operations.reverse()
    for i in operations.indices {
      operations[i].after = operations[i].after.map {
        if case .operation(let other) = $0 { .operation(last - other) } else { $0 }
      }
    }
  }

  /// Contents for all cells of a product.
  mutating func cells(_ catalog: Catalog, _ product: Product) -> [Int64] {
    var row = product.characteristics.map { random.pick($0.type.range) }
    for component in product.components {
      guard case .chosen(let range, _) = component.count else { preconditionFailure("counts are chosen here") }
      row.append(random.pick(Int64(range.lowerBound)...Int64(range.upperBound)))
      for _ in 0..<component.maximumCount { row += cells(catalog, catalog.products[component.product]) }
    }
    return row
  }
}
