import Diagnostics
import Expressions
import SolverCore
import Testing

@testable import ConstraintModels

/// What the network says of a term, held against the term's value, for all contents of its cells.
struct TranslatorTests {
  /// Contents that a cell may have, and how the network holds it.
  private struct Cell {
    var contents: [Int64]
    var encoding: CellEncoding
  }

  private static let booleans = 0..<2
  private static let numbers = 2..<5
  private static let choice = 5
  private static let set = 6
  private static let contents: [[Int64]] = [
    [0, 1], [0, 1], [-3, -2, -1, 0, 1, 2], [1, 4, 7], [-9, -5], [-1, 0, 1, 2], [0, 1, 2, 3, 4, 5, 6, 7],
  ]

  private static func term(_ slot: Int) -> Expressions.Term {
    .load(slot, range: contents[slot].min()!...contents[slot].max()!)
  }

  private static let leaves = TermMaker.Leaves(
    booleans: booleans.map(term), numbers: numbers.map(term), choices: [term(choice)], sets: [term(set)])

  @Test(arguments: UInt64(0)..<300)
  func theNetworkHasExactlyTheTermsValues(seed: UInt64) throws {
    var maker = TermMaker(seed: seed, leaves: Self.leaves, tables: try Self.tables())
    for depth in [1, 2, 2, 3] {
      let isBoolean = maker.random.one(in: 2)
      let term = isBoolean ? maker.boolean(depth) : maker.number(depth)
      try check(term, isBoolean: isBoolean, &maker.random)
    }
  }

  /// Each side of the comparison fits into 64 bits, their difference does not.
  @Test func sumsBeyondTheNetworkAreGivenUp() throws {
    func side(_ slot: Int, _ range: ClosedRange<Int64>, _ factor: Int64, _ constant: Int64) throws -> Expressions.Term {
      let product = try #require(Expressions.Term.multiplying(.load(slot, range: range), .constant(factor)))
      return try #require(Expressions.Term.adding(product, .constant(constant)))
    }
    for (factor, isTooLarge) in [(Int64(3_000_000_000_000_000), true), (300_000_000_000_000, false)] {
      for compare in [Expressions.Term.lessOrEqual, Expressions.Term.equal] {
        var translator = Translator()
        translator.cells[0] = .variable(translator.makeVariable(in: -3_000...0))
        translator.cells[1] = .variable(translator.makeVariable(in: 0...3_000))
        let term = compare(
          try side(0, -3_000...0, factor, 3_000 * factor), try side(1, 0...3_000, factor, -3_000 * factor))
        _ = translator.literal(term)
        #expect(translator.isTooLarge == isTooLarge)
      }
    }
  }

  private static let edges: [Int64] =
    [0, 31, 61, 62].flatMap { (power: Int64) -> [Int64] in
      let value: Int64 = 1 << power
      return [value - 1, value, value + 1, -value, -value - 1]
    } + [Int64.min, Int64.max]

  /// Held against wider arithmetic.
  @Test(arguments: edges)
  func formsAreNilWhereTheirNumbersAreTooLarge(_ factor: Int64) {
    for constant in Self.edges {
      let fits = Int128(constant).magnitude <= 1 << 62
      let form = WeightedSum(constant: constant)
      #expect((form != nil) == fits)
      let (product, sum) = (Int128(constant) * Int128(factor), Int128(constant).magnitude + Int128(factor).magnitude)
      if let form {
        #expect(form.times(factor)?.constant == (product.magnitude <= 1 << 62 ? Int64(product) : nil))
      }
      if let form, let other = WeightedSum(constant: factor) {
        #expect(form.adding(other)?.constant == (sum <= 1 << 62 ? constant + factor : nil))
        #expect(form.subtracting(other)?.constant == (sum <= 1 << 62 ? constant - factor : nil))
      }
    }
  }

  private func check(_ term: Expressions.Term, isBoolean: Bool, _ random: inout SplitMix) throws {
    var translator = Translator()
    let cells = Self.contents.indices.map { Self.cell($0, &translator) }
    for (slot, cell) in cells.enumerated() { translator.cells[slot] = cell.encoding }
    let literal = isBoolean ? translator.literal(term) : nil
    let variable = isBoolean ? nil : translator.variable(term)
    try #require(!translator.isTooLarge)
    let solver = Solver(translator.network)
    for _ in 0..<12 {
      let row = cells.map { random.element(of: $0.contents) }
      let held = zip(cells, row).flatMap { Self.literals($0, hold: $1, solver) }
      let expected = term.value { row[$0] }
      #expect(term.range.contains(expected))
      let found = literal.map { expected == 1 ? $0 : !$0 } ?? solver.literal(variable!, equals: expected)
      #expect(solver.solve(assuming: held + [found]) == .satisfied, "\(term.kind) of \(row) is not \(expected)")
      #expect(
        solver.solve(assuming: held + [!found]) == .unsatisfiable, "\(term.kind) of \(row) is not only \(expected)")
    }
  }

  private static func cell(_ slot: Int, _ translator: inout Translator) -> Cell {
    let contents = contents[slot]
    if booleans.contains(slot) { return Cell(contents: contents, encoding: .literal(translator.network.makeLiteral())) }
    if slot == set {
      let members = (0..<3).map { _ in translator.network.makeLiteral() }
      return Cell(contents: contents, encoding: .members(members))
    }
    return Cell(contents: contents, encoding: .variable(translator.network.makeVariable(values: contents)))
  }

  private static func literals(_ cell: Cell, hold value: Int64, _ solver: Solver) -> [Literal] {
    switch cell.encoding {
    case .literal(let literal): [value == 1 ? literal : !literal]
    case .variable(let variable): [solver.literal(variable, equals: value)]
    case .members(let members): members.enumerated().map { value >> Int64($0) & 1 == 1 ? $1 : !$1 }
    }
  }

  private static func tables() throws -> [LookupTable] {
    let number = ValueType.number(NumberType(scale: 0, range: -100_000...100_000))
    func table(_ id: String, _ matches: [LookupTable.Match], _ rows: [([Int64?], Int64)], otherwise: Int64)
      -> LookupTable?
    {
      var diagnostics: [Diagnostic] = []
      return LookupTable(
        id: id,
        keyColumns: matches.enumerated().map { .init(name: "k\($0)", type: number, match: $1) },
        resultColumns: [.init(name: "r", type: number)],
        rows: rows.map { .init(keys: $0.0, results: [$0.1]) }, otherwise: [otherwise], into: &diagnostics)
    }
    return [
      try #require(table("exact", [.exact, .exact], [([0, 1], 3), ([1, nil], -4), ([2, -9], 5)], otherwise: 9)),
      try #require(table("upTo", [.upTo, .exact], [([0, 1], 3), ([2, nil], -4), ([5, 1], 6)], otherwise: 7)),
      try #require(table("both", [.upTo, .upTo], [([-1, 0], 1), ([4, 2], 2), ([4, 9], 3)], otherwise: 0)),
    ]
  }
}
