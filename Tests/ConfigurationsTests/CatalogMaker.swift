import Catalogs
import Diagnostics
import Expressions
import Quantities

/// Makes random small catalogs: a product with nested components, and everything that decides what is valid.
struct CatalogMaker {
  static let slice = Slice(date: CalendarDate(day: 20_000))
  static let place = SourceRange(file: "catalog.xml", line: 1, column: 1)
  private static let past = Effectivity(until: CalendarDate(day: 10_000))

  var random: SplitMix
  private var seed: UInt64
  private var products: [Product] = []

  init(seed: UInt64) {
    self.seed = seed
    random = SplitMix(seed: seed)
  }

  /// The root is the last product.
  mutating func catalog() -> Catalog {
    let depth = random.pick(3)
    for level in 0...depth { addProduct(isRoot: level == depth) }
    return Catalog(
      id: "random", revision: "1", date: Self.slice.date, currency: Currency(code: "EUR")!, languages: ["en"],
      labels: Labels(), digest: "sha256:0", files: [], products: products)
  }

  private mutating func addProduct(isRoot: Bool) {
    var product = Product(id: "P\(products.count)", labels: Labels(), place: Self.place, unit: .one)
    let early = 1 + random.pick(isRoot ? 3 : 2)
    for i in 0..<early { product.characteristics.append(characteristic(i, in: product, formulaScope: [])) }
    // The last characteristic comes before the components, although it may look at them.
    product.cellCount = early + 1
    if !products.isEmpty { addComponent(to: &product) }
    addLate(early, to: &product)
    addRules(to: &product)
    for _ in 0..<random.pick(2) { addTable(to: &product) }
    products.append(product)
  }

  /// One characteristic that may look at the components.
  private mutating func addLate(_ index: Int, to product: inout Product) {
    let scope = leaves(of: product, components: true)
    product.characteristics.append(characteristic(index, in: product, formulaScope: [scope]))
  }

  // MARK: Terms

  private mutating func maker(_ leaves: TermMaker.Leaves) -> TermMaker {
    TermMaker(seed: random.next(), leaves: leaves)
  }

  /// The cells that a formula of the product may read; those of components only where the instance is there.
  private func leaves(of product: Product, components: Bool) -> TermMaker.Leaves {
    var leaves = TermMaker.Leaves()
    for characteristic in product.characteristics {
      add(.load(characteristic.slot, range: characteristic.type.range), characteristic.type, nil, to: &leaves)
    }
    guard components else { return leaves }
    for component in product.components {
      for ordinal in 0..<component.maximumCount {
        let count = Term.load(component.countSlot, range: 0...Int64(component.maximumCount))
        let isThere = Term.less(.constant(Int64(ordinal)), count)
        for inner in products[component.product].characteristics {
          let slot = component.firstSlot + ordinal * component.stride + inner.slot
          add(.load(slot, range: inner.type.range), inner.type, isThere, to: &leaves)
        }
      }
    }
    return leaves
  }

  private func add(_ cell: Term, _ type: ValueType, _ isThere: Term?, to leaves: inout TermMaker.Leaves) {
    func guarded(_ other: Int64) -> Term { isThere.map { .choose($0, cell, .constant(other)) } ?? cell }
    switch type {
    case .boolean: leaves.booleans.append(guarded(0))
    case .number, .text: leaves.numbers.append(guarded(1))
    case .value: leaves.choices.append(guarded(-1))
    case .set: leaves.sets.append(guarded(0))
    }
  }

  // MARK: Characteristics

  private mutating func characteristic(
    _ index: Int, in product: Product, formulaScope: [TermMaker.Leaves]
  ) -> Characteristic {
    let scope = formulaScope.first ?? leaves(of: product, components: false)
    var made = Characteristic(
      id: "c\(index)", labels: Labels(), place: Self.place, slot: index, type: .boolean, source: .chosen(default: nil))
    let isDerived = random.one(in: formulaScope.isEmpty ? 5 : 2) && (index > 0 || !formulaScope.isEmpty)
    setType(of: &made, isDerived: isDerived)
    if isDerived {
      let formula = expression(for: made, scope)
      made.type = formula.type
      made.source = .derived(formula)
    } else {
      setDefault(of: &made, scope)
    }
    return made
  }

  private mutating func setType(of made: inout Characteristic, isDerived: Bool) {
    let domain = ChoiceDomain(id: "d", values: ["a", "b", "c"])
    switch random.pick(isDerived ? 4 : 5) {
    case 0: made.type = .boolean
    case 1:
      made.isObligatory = isDerived || !random.one(in: 3)
      made.type = .value(domain, optional: !made.isObligatory)
    case 2:
      let (first, step) = (random.pick(-3...3), Int64(1 + random.pick(3)))
      made.step = isDerived ? 1 : step
      made.type = .number(NumberType(scale: random.pick(2), range: first...first + step * Int64(1 + random.pick(3))))
    case 3:
      made.isObligatory = random.one(in: 2)
      made.type = .set(domain)
    default:
      made.isObligatory = random.one(in: 2)
      made.type = .text(maximumLength: 2)
    }
    setValues(of: &made)
  }

  private mutating func setValues(of made: inout Characteristic) {
    switch made.type {
    case .value(let domain, _), .set(let domain):
      made.values = domain.values.map {
        ChoiceValue(id: $0, labels: Labels(), effectivity: random.one(in: 8) ? Self.past : .always, place: Self.place)
      }
    default: break
    }
  }

  private mutating func setDefault(of made: inout Characteristic, _ scope: TermMaker.Leaves) {
    if case .text = made.type {
      made.source = .chosen(default: random.one(in: 2) ? nil : .constant(Int64(random.pick(3))))
      return
    }
    switch random.pick(5) {
    case 0: break
    case 1: made.source = .chosen(default: .formula(expression(for: made, scope)))
    default:
      let steps = made.type.range.upperBound - made.type.range.lowerBound
      let value = made.type.range.lowerBound + random.pick(0...(steps / made.step)) * made.step
      made.source = .chosen(default: .constant(value))
    }
  }

  /// An expression whose value suits the characteristic, but for a number's bounds and steps.
  private mutating func expression(for made: Characteristic, _ scope: TermMaker.Leaves) -> TypedExpression {
    var maker = maker(scope)
    var type = made.type
    let term: Term
    switch made.type {
    case .boolean: term = maker.boolean(2)
    case .number(let number):
      term = maker.number(2)
      type = .number(NumberType(scale: number.scale, range: term.range))
    case .value:
      let choice = maker.choice(1)
      term = made.type.range.lowerBound <= choice.range.lowerBound ? choice : .constant(1)
    case .set: term = maker.set(1)
    case .text: preconditionFailure("a text cannot be computed")
    }
    return TypedExpression(type: type, term: term, text: "", place: nil)
  }

  // MARK: Components, rules and tables

  private mutating func addComponent(to product: inout Product) {
    let inner = products.count - 1
    let maximum = 1 + random.pick(2)
    var maker = maker(leaves(of: product, components: false))
    let minimum = random.pick(maximum + 1)
    let formula = TypedExpression(
      type: .number(NumberType(scale: 0, range: -10_000...10_000)), term: maker.number(1), text: "", place: nil)
    let count: Component.Count =
      random.one(in: 2)
      ? .derived(formula) : .chosen(minimum...maximum, default: minimum + random.pick(maximum - minimum + 1))
    let stride = products[inner].cellCount
    var component = Component(
      id: "k", labels: Labels(), place: Self.place, product: inner, count: count, maximumCount: maximum,
      countSlot: product.cellCount, firstSlot: product.cellCount + 1, stride: stride)
    for target in products[inner].characteristics where random.one(in: 4) {
      if case .derived = target.source { continue }
      if case .text = target.type { continue }
      let value = expression(for: target, leaves(of: product, components: false))
      component.bindings.append(.init(characteristic: target.slot, value: value, place: Self.place))
    }
    product.cellCount += 1 + maximum * stride
    product.components.append(component)
  }

  private mutating func addRules(to product: inout Product) {
    let scope = leaves(of: product, components: true)
    for i in 0..<random.pick(4) {
      var maker = maker(scope)
      let condition = Term.implies(maker.boolean(1), maker.boolean(2))
      product.rules.append(
        Rule(
          id: "R\(i)", because: Labels(), place: Self.place, severity: random.one(in: 6) ? .soft : .hard, weight: 1,
          effectivity: random.one(in: 8) ? Self.past : .always, condition: condition))
    }
  }

  private mutating func addTable(to product: inout Product) {
    let columns = product.characteristics.filter { characteristic in
      switch characteristic.type {
      case .boolean, .number, .value: true
      case .set, .text: false
      }
    }
    if columns.isEmpty { return }
    var maker = maker(leaves(of: product, components: true))
    let rows = (0..<1 + random.pick(4)).map { _ in columns.map { cell($0.type.range) } }
    let when = random.one(in: 2) ? maker.boolean(1) : nil
    product.combinations.append(
      CombinationTable(
        id: "T", because: Labels(), place: Self.place, effectivity: .always,
        mode: random.one(in: 2) ? .allowed : .excluded,
        when: when, slots: columns.map(\.slot), rows: rows))
  }

  private mutating func cell(_ range: ClosedRange<Int64>) -> CombinationTable.Cell {
    switch random.pick(3) {
    case 0: return .any
    case 1: return .values(Set((0...random.pick(2)).map { _ in random.pick(range) }).sorted())
    default:
      let first = random.pick(range)
      return .range(first...random.pick(first...range.upperBound))
    }
  }
}
