import Catalogs
import ConstraintModels
import Expressions
import Quantities
import Testing

@testable import Configurations

/// Itemised prices of random catalogs, held against adding them up by hand with exact fractions.
struct PriceTests {
  @Test(arguments: UInt64(0)..<150)
  func pricesAreThoseOfTheNaiveSum(seed: UInt64) throws {
    var maker = CatalogMaker(seed: seed)
    var catalog = maker.catalog()
    catalog.currency = Currency(code: maker.random.one(in: 3) ? "JPY" : "EUR")!
    for i in catalog.products.indices { addPrices(to: &catalog.products[i], catalog.currency, &maker.random) }
    let product = catalog.products.count - 1
    guard let rows = NaiveProduct(catalog, product: product).configurations(limit: 200) else { return }
    let prices = PriceModel(ProductModel(catalog, product: product, slice: CatalogMaker.slice))
    let row = ConfigurationRow(cellCount: catalog.products[product].cellCount, registerCount: prices.registerCount)
    var items: [PriceItem] = []
    for _ in 0..<10 {
      let cells = maker.random.element(of: rows)
      let quantity = 1 + maker.random.pick(30)
      for (slot, content) in cells.enumerated() { row.give(content, to: slot) }
      let piece = prices.price(row, quantity: quantity, into: &items)
      var naive = NaivePrice(catalog: catalog, row: cells, quantity: quantity)
      let expected = naive.price(catalog.products[product], base: 0)
      #expect(piece == Int64(exactly: expected))
      let shown = items.map { item in
        let element = prices.elements[item.element]
        return NaivePrice.Item(
          id: prices.id(of: element, catalog, product), amount: Int128(item.amount))
      }
      #expect(shown == naive.items)
      #expect(items.reduce(0) { $0 + Int128($1.amount) } == expected, "the items add up")
    }
  }

  private func addPrices(to product: inout Product, _ currency: Currency, _ random: inout SplitMix) {
    for i in 0..<random.pick(6) {
      let kind: PriceElement.Kind
      switch random.pick(5) {
      case 0: kind = .percent(FixedDecimal(mantissa: random.pick(-300...300), scale: 1))
      case 1:
        let unit = random.element(of: [1, 5, 10, 100] as [Int64])
        kind = .rounding(
          to: FixedDecimal(mantissa: unit, scale: currency.minorDigits),
          mode: random.element(of: [.halfUp, .halfEven, .up, .down]))
      default: kind = .amount(amount(product, &random))
      }
      product.prices.append(element("e\(i)", kind, product, &random))
    }
    for (i, quantity) in [20, 2, 5].enumerated() where random.one(in: 2) {
      let percent = FixedDecimal(mantissa: random.pick(-900...0), scale: 2)
      var scale = element("s\(i)", .scale(quantity: quantity, percent: percent), product, &random)
      scale.when = nil
      product.prices.append(scale)
    }
  }

  private func element(
    _ id: String, _ kind: PriceElement.Kind, _ product: Product, _ random: inout SplitMix
  ) -> PriceElement {
    var maker = TermMaker(seed: random.next(), leaves: leaves(product))
    return PriceElement(
      id: id, labels: Labels(), place: CatalogMaker.place,
      effectivity: random.one(in: 8) ? Effectivity(from: CalendarDate(day: 20_001)) : .always,
      when: random.one(in: 2) ? maker.boolean(1) : nil, kind: kind)
  }

  private func amount(_ product: Product, _ random: inout SplitMix) -> TypedExpression {
    var maker = TermMaker(seed: random.next(), leaves: leaves(product))
    let factor = Term.constant(random.pick(1...9_999))
    let term = Term.multiplying(maker.number(1), factor) ?? factor
    return TypedExpression(
      type: .number(NumberType(scale: random.pick(5), range: term.range)), term: term, text: "", place: nil)
  }

  private func leaves(_ product: Product) -> TermMaker.Leaves {
    var leaves = TermMaker.Leaves()
    for characteristic in product.characteristics {
      let cell = Term.load(characteristic.slot, range: characteristic.type.range)
      if case .boolean = characteristic.type { leaves.booleans.append(cell) }
      if case .number = characteristic.type { leaves.numbers.append(cell) }
    }
    return leaves
  }

  @Test func pricesThatCannotBeCountedAreNone() {
    var maker = CatalogMaker(seed: 3)
    var catalog = maker.catalog()
    let amount = TypedExpression(
      type: .number(NumberType(scale: 0, range: 0...(.max))), term: .constant(.max / 50), text: "", place: nil)
    let element = PriceElement(
      id: "e", labels: Labels(), place: CatalogMaker.place, effectivity: .always, when: nil, kind: .amount(amount))
    for i in catalog.products.indices { catalog.products[i].prices = [element] }
    let product = catalog.products.count - 1
    let prices = PriceModel(ProductModel(catalog, product: product, slice: CatalogMaker.slice))
    let row = ConfigurationRow(cellCount: catalog.products[product].cellCount, registerCount: prices.registerCount)
    var items: [PriceItem] = []
    #expect(prices.price(row, quantity: 1, into: &items) == nil)
  }
}

extension PriceModel {
  /// Product and element, such as `P1.e0`.
  fileprivate func id(of element: Element, _ catalog: Catalog, _ root: Int) -> String {
    let model = ProductModel(catalog, product: root, slice: CatalogMaker.slice)
    let product = model.product(of: element.instance)
    return "\(product.id).\(product.prices[element.element].id)"
  }
}

/// Prices by recursion over the catalog as it stands, in smallest units, rounded half away from zero.
private struct NaivePrice {
  struct Item: Equatable {
    var id: String
    var amount: Int128
  }

  let catalog: Catalog
  let row: [Int64]
  let quantity: Int
  var items: [Item] = []

  init(catalog: Catalog, row: [Int64], quantity: Int) {
    self.catalog = catalog
    self.row = row
    self.quantity = quantity
  }

  mutating func price(_ product: Product, base: Int) -> Int128 {
    var sum: Int128 = 0
    for component in product.components {
      for ordinal in 0..<Int(row[base + component.countSlot]) {
        sum += price(
          catalog.products[component.product], base: base + component.firstSlot + ordinal * component.stride)
      }
    }
    let counting = product.prices.filter { $0.effectivity.covers(CatalogMaker.slice) }
    for element in counting where element.when.map({ $0.value { row[base + $0] } == 1 }) ?? true {
      let amount = amount(of: element, counting, after: sum, base: base)
      sum += amount
      if amount != 0 { items.append(Item(id: "\(product.id).\(element.id)", amount: amount)) }
    }
    return sum
  }

  private func amount(of element: PriceElement, _ all: [PriceElement], after sum: Int128, base: Int) -> Int128 {
    switch element.kind {
    case .amount(let amount):
      guard case .number(let number) = amount.type else { preconditionFailure("amounts are numbers") }
      let value = Int128(amount.term.value { row[base + $0] })
      return rounded(value * power(catalog.currency.minorDigits), over: power(number.scale))
    case .percent(let percent): return rounded(sum * Int128(percent.mantissa), over: 100 * power(percent.scale))
    case .scale(let own, let percent):
      let reached = all.compactMap { if case .scale(let from, _) = $0.kind, from <= quantity { from } else { nil } }
      guard own == reached.max() else { return 0 }
      return rounded(sum * Int128(percent.mantissa), over: 100 * power(percent.scale))
    case .rounding(let to, let mode): return multiple(of: Int128(to.mantissa), near: sum, mode) - sum
    }
  }

  private func power(_ digits: Int) -> Int128 { (0..<digits).reduce(1) { power, _ in power * 10 } }

  private func rounded(_ numerator: Int128, over denominator: Int128) -> Int128 {
    let size = (numerator.magnitude * 2 + denominator.magnitude) / (denominator.magnitude * 2)
    return numerator < 0 ? -Int128(size) : Int128(size)
  }

  /// The multiple found by looking at the two around the sum.
  private func multiple(of unit: Int128, near sum: Int128, _ mode: RoundingMode) -> Int128 {
    var low = sum / unit * unit
    if low > sum { low -= unit }
    if low == sum { return sum }
    let high = low + unit
    let (outer, inner) = sum < 0 ? (low, high) : (high, low)
    switch mode {
    case .up: return outer
    case .down: return inner
    default:
      if sum - low != high - sum { return sum - low < high - sum ? low : high }
      if mode == .halfUp { return outer }
      return (low / unit) % 2 == 0 ? low : high
    }
  }
}
