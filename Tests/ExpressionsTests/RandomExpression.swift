/// A random expression over the wardrobe, written with no more parentheses than the grammar needs, and what it means,
/// as closures over fractions: the naive twin of parser, checker and program.
struct RandomExpression {
  enum Meaning {
    case number(([Int64]) -> Fraction)
    case boolean(([Int64]) -> Bool)
  }

  var text: String
  /// Precedence: 0 if, 1 iff, 2 implies, 3 or, 4 and, 5 not, 6 comparison, 7 sum, 8 product, 9 minus, 10 atom.
  var level: Int
  var meaning: Meaning

  func number(_ cells: [Int64]) -> Fraction {
    guard case .number(let value) = meaning else { preconditionFailure("not a number") }
    return value(cells)
  }

  func boolean(_ cells: [Int64]) -> Bool {
    guard case .boolean(let value) = meaning else { preconditionFailure("not a Boolean") }
    return value(cells)
  }

  /// The text where something of at least that precedence is wanted.
  func text(from wanted: Int) -> String { level < wanted ? "(\(text))" : text }
}

/// Makes random expressions.
struct ExpressionMaker {
  var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  mutating func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }

  // MARK: Numbers

  private static let cells = [("width", 0, 0), ("height", 1, 0), ("depth", 2, 1), ("shift", 9, 2), ("pieces", 11, 0)]

  private static func tens(_ digits: Int) -> Int128 { (0..<digits).reduce(1) { power, _ in power * 10 } }

  private mutating func leaf() -> RandomExpression {
    if pick(3) > 0 {
      let (name, slot, scale) = ExpressionMaker.cells[pick(ExpressionMaker.cells.count)]
      return RandomExpression(
        text: name, level: 10, meaning: .number { Fraction(Int128($0[slot]), ExpressionMaker.tens(scale)) })
    }
    let scale = pick(3)
    let mantissa = pick(2_000)
    let whole = "\(mantissa / Int(ExpressionMaker.tens(scale)))"
    let digits = String(
      String(mantissa % Int(ExpressionMaker.tens(scale)) + Int(ExpressionMaker.tens(scale))).dropFirst())
    let value = Fraction(Int128(mantissa), ExpressionMaker.tens(scale))
    return RandomExpression(text: scale == 0 ? whole : "\(whole).\(digits)", level: 10, meaning: .number { _ in value })
  }

  mutating func number(_ depth: Int) -> RandomExpression {
    if depth == 0 { return leaf() }
    switch pick(9) {
    case 0, 1: return sum(depth)
    case 2:
      let (a, b) = (number(depth - 1), number(depth - 1))
      return RandomExpression(
        text: "\(a.text(from: 8)) * \(b.text(from: 9))", level: 8, meaning: .number { a.number($0) * b.number($0) })
    case 3:
      let a = number(depth - 1)
      return RandomExpression(
        text: "-\(a.text(from: 9))", level: 9, meaning: .number { Fraction(0) - a.number($0) })
    case 4, 5: return rounded(depth)
    case 6:
      let (a, b) = (number(depth - 1), number(depth - 1))
      let least = pick(2) == 0
      return RandomExpression(
        text: "\(least ? "min" : "max")(\(a.text), \(b.text))", level: 10,
        meaning: .number { least ? min(a.number($0), b.number($0)) : max(a.number($0), b.number($0)) })
    case 7:
      let a = number(depth - 1)
      return RandomExpression(
        text: "abs(\(a.text))", level: 10, meaning: .number { max(a.number($0), Fraction(0) - a.number($0)) })
    default:
      let (condition, a, b) = (boolean(depth - 1), number(depth - 1), number(depth - 1))
      return RandomExpression(
        text: "if \(condition.text) then \(a.text) else \(b.text)", level: 0,
        meaning: .number { condition.boolean($0) ? a.number($0) : b.number($0) })
    }
  }

  private mutating func sum(_ depth: Int) -> RandomExpression {
    var result = number(depth - 1)
    for _ in 0...pick(5) {
      let (left, right, minus) = (result, number(depth - 1), pick(2) == 0)
      result = RandomExpression(
        text: "\(left.text(from: 7)) \(minus ? "-" : "+") \(right.text(from: 8))", level: 7,
        meaning: .number { minus ? left.number($0) - right.number($0) : left.number($0) + right.number($0) })
    }
    return result
  }

  /// A quotient whose divisor cannot be 0.
  private mutating func quotient(_ depth: Int) -> RandomExpression {
    let a = number(depth - 1)
    let divisors: [(String, ([Int64]) -> Fraction)] = [
      ("7", { _ in Fraction(7) }), ("width", { Fraction(Int128($0[0])) }), ("0.3", { _ in Fraction(3, 10) }),
      ("(shift - 10.5)", { Fraction(Int128($0[9]), 100) - Fraction(21, 2) }),
      ("depth", { Fraction(Int128($0[2]), 10) }),
    ]
    let (text, divisor) = divisors[pick(divisors.count)]
    return RandomExpression(
      text: "\(a.text(from: 8)) / \(text)", level: 8, meaning: .number { a.number($0) / divisor($0) })
  }

  private mutating func rounded(_ depth: Int) -> RandomExpression {
    let inner = pick(2) == 0 ? quotient(depth) : number(depth - 1)
    switch pick(3) {
    case 0:
      return RandomExpression(text: "floor(\(inner.text))", level: 10, meaning: .number { inner.number($0).floor })
    case 1:
      return RandomExpression(
        text: "ceil(\(inner.text))", level: 10,
        meaning: .number { Fraction(0) - (Fraction(0) - inner.number($0)).floor })
    default:
      let digits = pick(4)
      let power = Fraction(ExpressionMaker.tens(digits))
      return RandomExpression(
        text: "round(\(inner.text), \(digits))", level: 10,
        meaning: .number { (inner.number($0) * power).rounded / power })
    }
  }

  // MARK: Conditions

  mutating func boolean(_ depth: Int) -> RandomExpression {
    if depth == 0 { return test() }
    switch pick(8) {
    case 0: return joined(depth, "and", level: 4) { $0 && $1 }
    case 1: return joined(depth, "or", level: 3) { $0 || $1 }
    case 2:
      let (a, b) = (boolean(depth - 1), boolean(depth - 1))
      return RandomExpression(
        text: "\(a.text(from: 3)) implies \(b.text(from: 2))", level: 2,
        meaning: .boolean { !a.boolean($0) || b.boolean($0) })
    case 3:
      let (a, b) = (boolean(depth - 1), boolean(depth - 1))
      return RandomExpression(
        text: "\(a.text(from: 2)) iff \(b.text(from: 2))", level: 1,
        meaning: .boolean { a.boolean($0) == b.boolean($0) })
    case 4:
      let a = boolean(depth - 1)
      return RandomExpression(text: "not \(a.text(from: 5))", level: 5, meaning: .boolean { !a.boolean($0) })
    case 5: return test()
    default: return comparison(depth)
    }
  }

  private mutating func joined(
    _ depth: Int, _ word: String, level: Int, _ operation: @escaping (Bool, Bool) -> Bool
  ) -> RandomExpression {
    var result = boolean(depth - 1)
    for _ in 0...pick(3) {
      let (a, b) = (result, boolean(depth - 1))
      result = RandomExpression(
        text: "\(a.text(from: level)) \(word) \(b.text(from: level + 1))", level: level,
        meaning: .boolean { operation(a.boolean($0), b.boolean($0)) })
    }
    return result
  }

  private mutating func comparison(_ depth: Int) -> RandomExpression {
    let a = pick(3) == 0 ? quotient(depth) : number(depth - 1)
    let b = pick(3) == 0 ? quotient(depth) : number(depth - 1)
    let operators: [(String, (Fraction, Fraction) -> Bool)] = [
      ("=", { $0 == $1 }), ("ne", { $0 != $1 }), ("lt", { $0 < $1 }), ("<=", { $0 <= $1 }), ("gt", { $0 > $1 }),
      ("ge", { $0 >= $1 }),
    ]
    let (word, operation) = operators[pick(operators.count)]
    return RandomExpression(
      text: "\(a.text(from: 7)) \(word) \(b.text(from: 7))", level: 6,
      meaning: .boolean { operation(a.number($0), b.number($0)) })
  }

  private mutating func test() -> RandomExpression {
    let k = pick(3)
    let board = ["oak", "walnut", "white"][k]
    let tests: [(String, Int, ([Int64]) -> Bool)] = [
      ("lit", 10, { $0[7] == 1 }), ("back-panel", 10, { $0[12] == 1 }), ("board = '\(board)'", 6, { $0[3] == k }),
      ("front ne '\(board)'", 6, { $0[5] != k }), ("front in ('oak', '\(board)')", 6, { $0[5] == 0 || $0[5] == k }),
      ("given(back)", 10, { $0[4] >= 0 }),
      ("'\(["abs", "esp", "lane"][k])' in assist", 6, { $0[6] >> Int64(k) & 1 == 1 }),
      ("size(assist) ge \(k)", 6, { $0[6].nonzeroBitCount >= k }), ("length(note) lt \(7 * k)", 6, { $0[8] < 7 * k }),
      ("note = ''", 6, { $0[8] == 0 }),
      ("color in ('c\(k)', 'c70', 'c99')", 6, { [Int64(k), 70, 99].contains($0[10]) }),
      ("count(door) gt \(k)", 6, { $0[13] > k }), ("front = board", 6, { $0[5] == $0[3] }),
      ("any(door, height gt \(k * 900))", 10, { c in (0..<Int(c[13])).contains { c[16 + 8 * $0] > k * 900 } }),
      ("all(door, handle ne 'knob')", 10, { c in (0..<Int(c[13])).allSatisfy { c[14 + 8 * $0] != 1 } }),
      (
        "sum(door.weight) lt \(k * 40)", 6,
        { c in (0..<Int(c[13])).reduce(0) { $0 + c[15 + 8 * $1] } < k * 4_000 }
      ),
      (
        "max(door.height) gt \(k * 1_000 + 300)", 6,
        { c in ((0..<Int(c[13])).map { c[16 + 8 * $0] }.max() ?? 0) > k * 1_000 + 300 }
      ),
      ("drawer.handle = 'bar'", 6, { $0[30] == 1 && $0[31] == 0 }),
    ]
    let (text, level, value) = tests[pick(tests.count)]
    return RandomExpression(text: text, level: level, meaning: .boolean(value))
  }

  // MARK: Cells

  /// Cells within their ranges; often at an end of them.
  mutating func cells() -> [Int64] {
    var cells = [Int64](repeating: 0, count: Wardrobe.slotCount)
    let doors: [(Int, ClosedRange<Int64>)] = [14, 22, 31].flatMap { base in
      [(base, 0...2), (base + 1, 0...5_000), (base + 2, 200...2_400), (base + 3, 0...2)]
    }
    let own: [(Int, ClosedRange<Int64>)] = [
      (0, 600...3_000), (1, 200...2_400), (2, 2_000...8_000), (3, 0...2), (4, -1...1), (5, -1...2), (6, 0...7),
      (7, 0...1),
      (8, 0...20), (9, -1_000...1_000), (10, -1...99), (11, 0...9), (12, 0...1), (13, 0...2), (30, 0...1),
    ]
    for (slot, range) in own + doors {
      switch pick(6) {
      case 0: cells[slot] = range.lowerBound
      case 1: cells[slot] = range.upperBound
      default: cells[slot] = range.lowerBound + Int64(pick(Int(range.upperBound - range.lowerBound) + 1))
      }
    }
    return cells
  }
}

/// Sebastiano Vigna's splitmix64: small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
