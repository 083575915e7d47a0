extension PatternParser {
  /// `?`, `*`, `+`, `{3}`, `{3,}` or `{3,5}`; nil where none stands here.
  mutating func quantity() throws(PatternFault) -> (minimum: Int, maximum: Int?)? {
    if take("?") { return (0, 1) }
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    let start = at
    guard take("{") else { return nil }
    let minimum = try count()
    var maximum: Int? = minimum
    if take(",") { maximum = next == "}" ? nil : try count() }
    guard take("}") else { throw fault("a quantity ends with '}', such as {2}, {2,} or {2,5}") }
    if let maximum, maximum < minimum {
      throw PatternFault(start..<at, "the quantity asks for at least \(minimum) and at most \(maximum)")
    }
    return (minimum, maximum)
  }

  private mutating func count() throws(PatternFault) -> Int {
    let start = at
    var value = 0
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min(value * 10 + Int(scalar.value - 0x30), 1_000_001)
      at += 1
    }
    guard at > start else { throw fault("a quantity is a number, such as {2}, {2,} or {2,5}") }
    guard value <= 1_000_000 else {
      throw PatternFault(start..<at, isLimit: true, "a quantity is at most 1000000")
    }
    return value
  }
}
