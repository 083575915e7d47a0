import Diagnostics
import Expressions
import Quantities
import Testing

/// Random expressions, held against what they were made to mean.
struct PropertyTests {
  /// What a random expression may run into without being wrong.
  private static let excused: Set = ["overflow", "too-precise", "always-true", "always-false", "division-by-zero"]

  @Test(arguments: UInt64(0)..<8)
  func programsMeanWhatTheirTextsMean(seed: UInt64) throws {
    var maker = ExpressionMaker(seed: seed)
    var made: [(expression: RandomExpression, typed: TypedExpression)] = []
    for index in 0..<150 {
      let expression = index % 2 == 0 ? maker.boolean(3) : maker.number(3)
      let (typed, diagnostics) = check(expression.text, in: Unitless(inner: Wardrobe.product))
      let unexcused = diagnostics.filter { !PropertyTests.excused.contains($0.code) }
      #expect(unexcused.isEmpty, "\(expression.text)\n\(unexcused.map { $0.text() })")
      if let typed { made.append((expression, typed)) }
    }
    #expect(made.count > 75)
    let program = Program(steps: made.map { .output($0.typed.term) })
    for _ in 0..<12 {
      let cells = maker.cells()
      let outputs = run(program, cells).outputs
      for ((expression, typed), output) in zip(made, outputs) {
        #expect(typed.term.range.contains(output), "\(expression.text)")
        #expect(typed.term.value { cells[$0] } == output, "\(expression.text) of \(cells)")
        switch typed.type {
        case .number(let type):
          let expected = expression.number(cells)
          let found = Fraction(Int128(output), Int128(powerOfTen(type.scale)))
          #expect(found == expected, "\(expression.text) of \(cells)")
        default:
          #expect(output == (expression.boolean(cells) ? 1 : 0), "\(expression.text) of \(cells)")
        }
      }
    }
  }

  /// Stores change what later steps read, and only that.
  @Test(arguments: UInt64(100)..<110)
  func storesAreSeenByLaterSteps(seed: UInt64) {
    var maker = ExpressionMaker(seed: seed)
    let range: ClosedRange<Int64> = 0...1_000
    func term() -> Term {
      let a = Term.load(maker.pick(4), range: range)
      let b = maker.pick(2) == 0 ? Term.load(maker.pick(4), range: range) : Term.constant(Int64(maker.pick(900)))
      switch maker.pick(6) {
      case 0: return Term.minimum(a, b)
      case 1: return Term.maximum(a, b)
      case 2: return Term.equal(a, b)
      case 3:
        return Term.and([Term.less(a, b), Term.equal(a, .constant(7)), Term.not(Term.member(b, IndexMask([1, 7])))])
      case 4: return Term.choose(Term.lessOrEqual(a, b), b, .constant(3))
      default: return Term.or([Term.equal(a, .constant(3)), Term.member(a, IndexMask([0, 5])), Term.less(b, a)])
      }
    }
    let steps: [Program.Step] = (0..<60).map { _ in
      switch maker.pick(3) {
      case 0: .output(term())
      case 1: .store(maker.pick(4), term())
      default: .storeIfAbsent(maker.pick(4), term())
      }
    }
    let program = Program(steps: steps)
    #expect(program.cellCount <= 4)
    for _ in 0..<20 {
      let cells = (0..<4).map { _ in Int64(maker.pick(10)) }
      let given = (0..<4).map { _ in UInt8(maker.pick(2)) }
      for flags in [given, nil] {
        let (outputs, after) = PropertyTests.walk(steps, cells, given: flags ?? [0, 0, 0, 0])
        let found = run(program, cells, given: flags)
        #expect(found.outputs == outputs)
        #expect(found.cells == after)
      }
    }
  }

  /// The steps one by one.
  private static func walk(_ steps: [Program.Step], _ cells: [Int64], given: [UInt8]) -> ([Int64], [Int64]) {
    var cells = cells
    var outputs: [Int64] = []
    for step in steps {
      switch step {
      case .output(let term): outputs.append(term.value { cells[$0] })
      case .store(let slot, let term): cells[slot] = term.value { cells[$0] }
      case .storeIfAbsent(let slot, let term):
        if given[slot] == 0 { cells[slot] = term.value { cells[$0] } }
      }
    }
    return (outputs, cells)
  }

  @Test func commonPartsAreComputedOnce() throws {
    let text = "round(width * height / 7, 1) gt 90000 and board = 'oak'"
    let one = try #require(check(text).0)
    let two = try #require(check(text + " or lit").0)
    let alone = Program(steps: [.output(one.term)]).instructionCount
    #expect(Program(steps: [.output(one.term), .output(one.term)]).instructionCount == alone)
    #expect(Program(steps: [.output(one.term), .output(two.term)]).instructionCount <= alone + 2)
    #expect(Program(steps: []).registerCount == 0)
  }
}
