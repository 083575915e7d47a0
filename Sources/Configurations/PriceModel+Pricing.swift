import Quantities

extension PriceModel {
  /// Prices the configuration in `row` for an order of `quantity` pieces: the items in order go to `items` (replacing what
  /// was there), the price of one piece, in the currency's smallest units, is returned. Items of 0 are left out.
  /// nil: an amount beyond 64 bits.
  public func price(_ row: ConfigurationRow, quantity: Int, into items: inout [PriceItem]) -> Int64? {
    row.run(program)
    items.removeAll(keepingCapacity: true)
    var subtotals = Subtotals()
    var next = 0
    while next < steps.count {
      let step = steps[next]
      next += 1
      if case .begin(let active?, let end) = step, row.register(active) == 0 {
        next = end
        continue
      }
      guard run(step, row, quantity: quantity, &subtotals, &items) else { return nil }
    }
    return subtotals.total
  }

  private func run(
    _ step: Step, _ row: ConfigurationRow, quantity: Int, _ subtotals: inout Subtotals, _ items: inout [PriceItem]
  ) -> Bool {
    switch step {
    case .begin: subtotals.open()
    case .end: return subtotals.close()
    case .amount(let element, let when, let register, let scale):
      guard row.holds(when) else { return true }
      return subtotals.add(money(row.register(register), scale: scale), element, &items)
    case .percent(let element, let when, let percent):
      guard row.holds(when) else { return true }
      return subtotals.add(share(percent, of: subtotals.current), element, &items)
    case .scales(let scales):
      guard let scale = scales.last(where: { $0.quantity <= quantity && row.holds($0.when) }) else { return true }
      return subtotals.add(share(scale.percent, of: subtotals.current), scale.element, &items)
    case .rounding(let element, let when, let to, let mode):
      guard row.holds(when) else { return true }
      let rounded = Int128(subtotals.current).divided(by: Int128(to), rounding: mode) * Int128(to)
      return subtotals.add(Int64(exactly: rounded - Int128(subtotals.current)), element, &items)
    }
    return true
  }

  /// A mantissa at `scale` in the currency's smallest units, rounded half away from zero.
  private func money(_ mantissa: Int64, scale: Int) -> Int64? {
    let digits = currency.minorDigits
    if scale <= digits { return Int64(exactly: Int128(mantissa) * Int128(powerOfTen(digits - scale))) }
    return Int64(exactly: Int128(mantissa).divided(by: Int128(powerOfTen(scale - digits)), rounding: .halfUp))
  }

  private func share(_ percent: FixedDecimal, of amount: Int64) -> Int64? {
    let divisor = Int128(powerOfTen(percent.scale)) * 100
    return Int64(exactly: (Int128(amount) * Int128(percent.mantissa)).divided(by: divisor, rounding: .halfUp))
  }
}

/// The sums of the products that are open at a step, the innermost last.
private struct Subtotals {
  private var sums: [Int64] = []
  private(set) var total: Int64 = 0

  var current: Int64 { sums[sums.count - 1] }

  mutating func open() { sums.append(0) }

  /// Adds the innermost sum to the one around it, or makes it the total; false on overflow.
  mutating func close() -> Bool {
    let sum = sums.removeLast()
    guard let outer = sums.popLast() else {
      total = sum
      return true
    }
    let (result, overflow) = outer.addingReportingOverflow(sum)
    sums.append(result)
    return !overflow
  }

  /// Books an amount; false where it is nil or overflows.
  mutating func add(_ amount: Int64?, _ element: Int, _ items: inout [PriceItem]) -> Bool {
    guard let amount else { return false }
    let (result, overflow) = current.addingReportingOverflow(amount)
    sums[sums.count - 1] = result
    if amount != 0 { items.append(PriceItem(element: element, amount: amount)) }
    return !overflow
  }
}
