import Expressions
import Testing

@testable import Catalogs

@Suite struct TermFixingTests {
  /// Fixing some cells and then giving the others is the same as giving all at once, and never less is known.
  @Test(arguments: 0..<300) func fixingKeepsTheValue(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let term = Self.condition(depth: 4, &random)
    for _ in 0..<20 {
      let cells = (0..<4).map { _ in Int64.random(in: 0...3, using: &random) }
      let known = Dictionary(
        uniqueKeysWithValues: (0..<4).filter { _ in Bool.random(using: &random) }.map { ($0, cells[$0]) })
      let fixed = term.fixing(known)
      #expect(fixed.value { cells[$0] } == term.value { cells[$0] })
      #expect(fixed.slots.allSatisfy { known[$0] == nil })
      if known.count == 4 { #expect(fixed.constant != nil) }
    }
  }

  private static func condition(depth: Int, _ random: inout SeededGenerator) -> Term {
    guard depth > 0 else {
      return .equal(number(depth: 0, &random), .constant(Int64.random(in: 0...3, using: &random)))
    }
    let below = depth - 1
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return .and([condition(depth: below, &random), condition(depth: below, &random)])
    case 1: return .or([condition(depth: below, &random), condition(depth: below, &random)])
    case 2: return .not(condition(depth: below, &random))
    case 3: return .less(number(depth: below, &random), number(depth: below, &random))
    case 4: return .member(.load(Int.random(in: 0..<4, using: &random), range: 0...3), IndexMask([1, 3]))
    default: return .equal(number(depth: below, &random), number(depth: below, &random))
    }
  }

  private static func number(depth: Int, _ random: inout SeededGenerator) -> Term {
    guard depth > 0 else { return .load(Int.random(in: 0..<4, using: &random), range: 0...3) }
    let a = number(depth: depth - 1, &random)
    let b = number(depth: depth - 1, &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return .adding(a, b) ?? a
    case 1: return .subtracting(a, b) ?? a
    case 2: return .multiplying(a, b) ?? a
    case 3: return .choose(condition(depth: depth - 1, &random), a, b)
    default: return .minimum(a, .maximum(b, .constant(1)))
    }
  }
}
