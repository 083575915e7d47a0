import Catalogs
import Diagnostics
import Expressions
import Quantities

/// Whether a product's price can be negative, as far as the ranges of amounts and the numbers of components tell.
///
/// Bounds are carried through the price elements in their order: what has a condition may count or not, a percentage is of the
/// bounds so far. They are wider than the prices that there are, so this is a warning; where they stay at or above 0, no price is
/// negative.
public struct PriceCheck {
  private let catalog: Catalog
  /// Products that are components of others.
  private let inner: Set<Int>
  /// By slice and product; nil: beyond what can be counted.
  private var known: [Slice: [Int: PriceBounds?]] = [:]

  /// Prepares the check of a catalog's products.
  public init(_ catalog: Catalog) {
    self.catalog = catalog
    inner = Set(catalog.products.flatMap { $0.components.map(\.product) })
  }

  /// A warning for a product that is no component of another, if its price can be negative in one of the slices.
  public mutating func diagnostics(of index: Int, in slices: [Slice]) -> [Diagnostic] {
    if inner.contains(index) { return [] }
    let lowest = slices.compactMap { bounds(of: index, in: $0)?.low }.min()
    guard let lowest, lowest < .zero else { return [] }
    let product = catalog.products[index]
    return [
      Diagnostic(
        "negative-price", severity: .warning, at: product.place,
        "as far as ranges tell, the price of '\(product.id)' can be as low as \(lowest.normalized)")
    ]
  }

  /// Of a product alone; each is looked at once.
  private mutating func bounds(of index: Int, in slice: Slice) -> PriceBounds? {
    if let found = known[slice]?[index] { return found }
    let found = sum(of: index, in: slice)
    known[slice, default: [:]].updateValue(found, forKey: index)
    return found
  }

  private mutating func sum(of index: Int, in slice: Slice) -> PriceBounds? {
    let product = catalog.products[index]
    var total = PriceBounds(low: .zero, high: .zero)
    for component in product.components {
      guard let one = bounds(of: component.product, in: slice), let all = one.times(component.counts),
        let sum = total.adding(all)
      else { return nil }
      total = sum
    }
    for price in product.prices where price.effectivity.covers(slice) && price.when?.constant != 0 {
      let isCertain = price.when.map { $0.constant == 1 } ?? true
      guard let next = total.after(price.kind, isCertain: isCertain) else { return nil }
      total = next
    }
    return total
  }
}

extension Component {
  /// The fewest and the most instances that there can be.
  fileprivate var counts: ClosedRange<Int64> {
    switch count {
    case .derived(let count): max(0, count.term.range.lowerBound)...Int64(maximumCount)
    case .chosen(let range, _): Int64(range.lowerBound)...Int64(range.upperBound)
    }
  }
}

/// The lowest and the highest that a price can be.
private struct PriceBounds {
  var low: FixedDecimal
  var high: FixedDecimal

  /// Of the sum with another price.
  func adding(_ other: PriceBounds) -> PriceBounds? {
    guard let low = low.adding(other.low), let high = high.adding(other.high) else { return nil }
    return PriceBounds(low: low, high: high)
  }

  /// Of so many of it.
  func times(_ counts: ClosedRange<Int64>) -> PriceBounds? {
    around(
      [low, high].flatMap { price in
        [counts.lowerBound, counts.upperBound].map { price.multiplied(by: FixedDecimal($0)) }
      })
  }

  /// After a price element, which may count only in some configurations.
  func after(_ kind: PriceElement.Kind, isCertain: Bool) -> PriceBounds? {
    let counted: PriceBounds?
    switch kind {
    case .amount(let amount):
      guard case .number(let type) = amount.type else { return nil }
      let range = amount.term.range
      counted = adding(
        PriceBounds(
          low: FixedDecimal(mantissa: range.lowerBound, scale: type.scale),
          high: FixedDecimal(mantissa: range.upperBound, scale: type.scale)))
    case .percent(let percent): counted = scaled(by: percent)
    case .scale(_, let percent): return union(with: scaled(by: percent))
    case .rounding(let to, _):
      // Rounding does not lead across 0.
      counted = adding(PriceBounds(low: low < .zero ? FixedDecimal.zero.subtracting(to) ?? to : .zero, high: to))
    }
    return isCertain ? counted : union(with: counted)
  }

  private func scaled(by percent: FixedDecimal) -> PriceBounds? {
    guard let factor = FixedDecimal(100).adding(percent) else { return nil }
    let hundredth = FixedDecimal(mantissa: 1, scale: 2)
    return around([low, high].map { $0.multiplied(by: factor)?.multiplied(by: hundredth)?.normalized })
  }

  private func union(with other: PriceBounds?) -> PriceBounds? {
    other.flatMap { around([low, high, $0.low, $0.high]) }
  }

  private func around(_ prices: [FixedDecimal?]) -> PriceBounds? {
    let known = prices.compactMap(\.self)
    guard known.count == prices.count, let low = known.min(), let high = known.max() else { return nil }
    return PriceBounds(low: low, high: high)
  }
}
