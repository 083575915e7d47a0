import Quantities

extension PipeSummary {
  /// A few lines for a person: what was accepted, what was refused and why, what it is worth.
  public func text() -> String {
    var lines = ["\(self.lines) orders: \(count(.valid)) accepted"]
    for status in OrderRecord.Status.allCases where status != .valid && count(status) > 0 {
      lines[0] += ", \(count(status)) \(status.rawValue)"
    }
    let top = topReasons(5)
    if !top.isEmpty {
      lines.append("most frequent reasons: " + top.map { "\($0.reason) (\($0.orders))" }.joined(separator: ", "))
    }
    for (currency, total) in worth { lines.append("value: \(money(total, currency)) \(currency.code)") }
    if pieces > 0 { lines.append("pieces: \(pieces); bill lines: \(billLines)") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// An amount with its decimal digits and thousands set off by commas.
  private func money(_ amount: Int128, _ currency: Currency) -> String {
    let digits = currency.minorDigits
    let unit = Int128(powerOfTen(digits))
    let whole = String(amount.magnitude / unit.magnitude)
    var grouped = ""
    for (i, digit) in whole.enumerated() {
      if i > 0, (whole.count - i) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    let rest = String(amount.magnitude % unit.magnitude)
    let fraction = digits == 0 ? "" : "." + String(repeating: "0", count: digits - rest.count) + rest
    return (amount < 0 ? "-" : "") + grouped + fraction
  }
}
