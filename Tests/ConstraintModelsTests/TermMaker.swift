import Expressions
import Quantities

/// Makes random terms of every kind over given cells.
struct TermMaker {
  /// What terms may be made from.
  struct Leaves {
    var booleans: [Term] = []
    var numbers: [Term] = []
    var choices: [Term] = []
    var sets: [Term] = []
  }

  var random: SplitMix
  let leaves: Leaves
  /// Tables with two numeric keys and one result.
  let tables: [LookupTable]

  init(seed: UInt64, leaves: Leaves, tables: [LookupTable] = []) {
    random = SplitMix(seed: seed)
    self.leaves = leaves
    self.tables = tables
  }

  mutating func boolean(_ depth: Int) -> Term {
    if depth == 0 { return leaf(leaves.booleans) ?? atom() }
    switch random.pick(10) {
    case 0: return .not(boolean(depth - 1))
    case 1, 2: return .and((0...random.pick(3)).map { _ in boolean(depth - 1) })
    case 3, 4: return .or((0...random.pick(3)).map { _ in boolean(depth - 1) })
    case 5: return .choose(boolean(depth - 1), boolean(depth - 1), boolean(depth - 1))
    case 6: return .equal(boolean(depth - 1), boolean(depth - 1))
    case 7: return .equal(set(depth - 1), set(depth - 1))
    default: return comparison(depth)
    }
  }

  private mutating func comparison(_ depth: Int) -> Term {
    let (a, b) = (number(depth - 1), number(depth - 1))
    switch random.pick(6) {
    case 0: return .equal(a, b)
    case 1: return .less(a, b)
    case 2: return .lessOrEqual(a, b)
    case 3: return .member(choice(depth - 1), IndexMask((0..<3).filter { _ in random.one(in: 2) }))
    case 4: return .less(.constant(0), set(depth - 1))
    default:
      return .setContains(set(depth - 1), random.one(in: 2) ? choice(depth - 1) : .constant(Int64(random.pick(3))))
    }
  }

  /// A condition without operands of its own kind.
  private mutating func atom() -> Term {
    .lessOrEqual(leaf(leaves.numbers) ?? .constant(1), .constant(random.pick(-3...3)))
  }

  mutating func number(_ depth: Int) -> Term {
    if depth == 0 { return leaf(leaves.numbers) ?? .constant(random.pick(-5...5)) }
    let (a, b) = (number(depth - 1), number(depth - 1))
    switch random.pick(11) {
    case 0: return .adding(a, b) ?? a
    case 1: return .subtracting(a, b) ?? a
    case 2: return .multiplying(a, b) ?? a
    case 3, 4: return quotient(a, b)
    case 5: return .minimum(a, b)
    case 6: return .maximum(a, b)
    case 7: return .absolute(a) ?? a
    case 8: return .choose(boolean(depth - 1), a, b)
    case 9: return random.one(in: 2) ? .setSize(set(depth - 1)) : boolean(depth - 1)
    default: return lookup(a, b)
    }
  }

  private mutating func quotient(_ a: Term, _ b: Term) -> Term {
    let mode = random.element(of: RoundingMode.allCases)
    if !b.range.contains(0) { return .dividing(a, by: b, rounding: mode) ?? a }
    let divisor = random.element(of: [-7, -3, -2, 2, 3, 4, 10] as [Int64])
    return .dividing(a, by: .constant(divisor), rounding: mode) ?? a
  }

  private mutating func lookup(_ a: Term, _ b: Term) -> Term {
    guard !tables.isEmpty else { return a }
    let table = random.element(of: tables)
    guard table.gap(within: [a.range, b.range]) == nil else { return a }
    return .lookup(table, column: 0, [a, b])
  }

  mutating func choice(_ depth: Int) -> Term {
    if depth == 0 { return leaf(leaves.choices) ?? .constant(Int64(random.pick(3))) }
    return .choose(boolean(depth - 1), choice(depth - 1), choice(0))
  }

  mutating func set(_ depth: Int) -> Term {
    if depth == 0 { return leaf(leaves.sets) ?? .constant(Int64(random.pick(8))) }
    return .choose(boolean(depth - 1), set(depth - 1), set(0))
  }

  private mutating func leaf(_ terms: [Term]) -> Term? {
    terms.isEmpty || random.one(in: 5) ? nil : random.element(of: terms)
  }
}
