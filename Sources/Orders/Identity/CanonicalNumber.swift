/// The one spelling of a JSON number that no fixed decimal holds: its digits from the first to the last that is not 0, and
/// behind `e` the power of ten by which they count, left out where it is 0. `1e400` and `10.0e399` are both `1e400`.
///
/// Nothing is calculated but the power, which may have any number of digits as well. Requires a JSON number that is not 0.
func canonicalNumber(_ text: [UInt8]) -> [UInt8] {
  var end = 0
  while end < text.count, text[end] | 0x20 != UInt8(ascii: "e") { end += 1 }
  var point = 0
  while point < end, text[point] != UInt8(ascii: ".") { point += 1 }
  let isSignificant = { (place: Int) in (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(text[place]) }
  guard let first = (0..<end).first(where: isSignificant), let last = (0..<end).last(where: isSignificant) else {
    preconditionFailure("a fixed decimal holds 0")
  }
  var spelled: [UInt8] = text[0] == UInt8(ascii: "-") ? [UInt8(ascii: "-")] : []
  for place in first...last where place != point { spelled.append(text[place]) }
  var power = WholeNumber(text, from: end + 1)
  power.add(last < point ? point - last - 1 : point - last)
  if !power.isZero {
    spelled.append(UInt8(ascii: "e"))
    power.append(to: &spelled)
  }
  return spelled
}

/// A whole number of any length, in two parts: what 18 digits hold, and the digits before them.
private struct WholeNumber {
  private static let unit: Int64 = 1_000_000_000_000_000_000
  private var isNegative = false
  /// Digits, 0 to 9, without leading zeros.
  private var high: [UInt8] = []
  /// Below the unit.
  private var low: Int64 = 0

  /// Reads an exponent, which may have a sign and leading zeros; none is 0.
  init(_ text: [UInt8], from start: Int) {
    guard start < text.count else { return }
    isNegative = text[start] == UInt8(ascii: "-")
    var first = start
    while first < text.count, !(UInt8(ascii: "1")...UInt8(ascii: "9")).contains(text[first]) { first += 1 }
    let split = max(first, text.count - 18)
    for place in first..<split { high.append(text[place] - UInt8(ascii: "0")) }
    for place in split..<text.count { low = low * 10 + Int64(text[place] - UInt8(ascii: "0")) }
  }

  var isZero: Bool { high.isEmpty && low == 0 }

  /// Adds a distance within the length of a text.
  mutating func add(_ distance: Int) {
    low += Int64(isNegative ? -distance : distance)
    if low >= Self.unit {
      low -= Self.unit
      carry(1)
    } else if low < 0, !high.isEmpty {
      low += Self.unit
      carry(-1)
    } else if low < 0 {
      low = -low
      isNegative.toggle()
    }
  }

  /// Adds 1 to the high digits, or takes 1 off them, which then are not 0.
  private mutating func carry(_ sign: Int) {
    var place = high.count - 1
    while place >= 0, high[place] == (sign > 0 ? 9 : 0) {
      high[place] = sign > 0 ? 0 : 9
      place -= 1
    }
    if place < 0 { high.insert(1, at: 0) } else { high[place] = UInt8(Int(high[place]) + sign) }
    if high.first == 0 { high.removeFirst() }
  }

  func append(to text: inout [UInt8]) {
    if isNegative { text.append(UInt8(ascii: "-")) }
    text += high.map { $0 + UInt8(ascii: "0") }
    let digits = Array(String(low).utf8)
    if !high.isEmpty { text += [UInt8](repeating: UInt8(ascii: "0"), count: 18 - digits.count) }
    text += digits
  }
}
