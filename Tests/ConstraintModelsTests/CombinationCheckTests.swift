import Catalogs
import Diagnostics
import Expressions
import Testing

@testable import ConstraintModels

/// The ready combination table, held against reading the rows as they stand.
struct CombinationCheckTests {
  private static let ranges: [ClosedRange<Int64>] = [-1...3, 0...1, -20...1_000]

  @Test(arguments: UInt64(0)..<200)
  func bandsSayWhatTheRowsSay(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let rows = (0..<random.pick(6)).map { _ in Self.ranges.map { Self.cell(&random, $0) } }
    let mode: CombinationTable.Mode = random.one(in: 2) ? .allowed : .excluded
    let table = CombinationTable(
      id: "T", because: Labels(), place: SourceRange(file: "c.xml", line: 1, column: 1), effectivity: .always,
      mode: mode, when: nil, slots: [4, 2, 9], rows: rows)
    let check = CombinationCheck(table, ranges: Self.ranges)
    let term = check.term(base: 100)
    for _ in 0..<60 {
      let values = Self.ranges.map { range in
        // Mostly near what the rows name.
        random.one(in: 3) ? random.pick(range) : min(max(random.pick(-1...12), range.lowerBound), range.upperBound)
      }
      let isNamed = rows.contains { row in zip(row, values).allSatisfy { $0.admits($1) } }
      let bySlot = [4: values[0], 2: values[1], 9: values[2]]
      let isAllowed = isNamed == (mode == .allowed)
      #expect(check.allows { bySlot[$0]! } == isAllowed, "\(rows) \(mode) \(values)")
      if let term { #expect(term.value { bySlot[$0 - 100]! } == (isAllowed ? 1 : 0), "\(rows) \(mode) \(values)") }
    }
  }

  @Test func columnsOfTooManyBandsAreLookedUp() {
    let table = CombinationTable(
      id: "T", because: Labels(), place: SourceRange(file: "c.xml", line: 1, column: 1), effectivity: .always,
      mode: .allowed, when: nil, slots: [0], rows: (0..<20).map { [.values([Int64(50 * $0)])] })
    let check = CombinationCheck(table, ranges: [0...1_000])
    #expect(check.term(base: 0) == nil)
    #expect(check.allows { _ in 450 })
    #expect(!check.allows { _ in 451 })
  }

  private static func cell(_ random: inout SplitMix, _ range: ClosedRange<Int64>) -> CombinationTable.Cell {
    let top = min(range.upperBound, 12)
    switch random.pick(3) {
    case 0: return .any
    case 1: return .values(Set((0...random.pick(3)).map { _ in random.pick(range.lowerBound...top) }).sorted())
    default:
      let first = random.pick(range.lowerBound...top)
      return .range(first...random.pick(first...range.upperBound))
    }
  }
}
