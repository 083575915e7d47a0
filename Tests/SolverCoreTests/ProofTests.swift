import Testing

@testable import SolverCore

/// Proofs, checked by a naive checker, and their premises, checked against all solutions.
struct ProofTests {
  /// What a log receives.
  private final class Record {
    var bytes: [UInt8] = []
    var premises: [([Int32], ProofLog.Source)] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func log(_ format: ProofLog.Format = .text) -> ProofLog {
      ProofLog(format, premise: { self.premises.append(($0, $1)) }, write: { self.bytes += $0 })
    }
  }

  private func clauses(_ variables: Int, _ count: Int, _ lottery: inout Lottery) -> [[Int32]] {
    (0..<count).map { _ in
      (0..<3).map { _ in Int32(lottery.draw(1...variables)) * (lottery.hits(oneIn: 2) ? 1 : -1) }
    }
  }

  private func network(_ variables: Int, _ clauses: [[Int32]]) -> Network {
    var network = Network()
    let literals = (0..<variables).map { _ in network.makeLiteral() }
    for clause in clauses {
      network.addClause(clause.map { $0 > 0 ? literals[Int($0) - 1] : !literals[Int(-$0) - 1] })
    }
    return network
  }

  @Test func proofsOfClausesReferToTheClausesAlone() {
    var refuted = 0
    for seed in 0..<40 {
      var lottery = Lottery(seed: 720_000 + seed)
      let clauses = clauses(30, 140, &lottery)
      let record = Record()
      let solver = Solver(network(30, clauses), proof: record.log())
      solver.engine.pace.nextReduction = 5
      let verdict = solver.solve()
      #expect(record.premises.allSatisfy { $0.1 == .clause })
      var checker = NaiveProofChecker(clauses)
      #expect(checker.firstBadLine(of: record.text) == nil, "seed \(seed)")
      #expect(checker.isRefuted == (verdict == .unsatisfiable))
      refuted += verdict == .unsatisfiable ? 1 : 0
    }
    #expect(refuted > 10)
  }

  @Test func forgettingIsWritten() {
    var deletions = 0
    for seed in 0..<6 {
      var lottery = Lottery(seed: 725_000 + seed)
      let clauses = clauses(60, 270, &lottery)
      let record = Record()
      let solver = Solver(network(60, clauses), proof: record.log())
      // Forgets after 15 conflicts, whatever took no part in the last.
      solver.engine.pace.nextReduction = 15
      solver.engine.pace.nextManner = 15
      solver.engine.pace.reductions = -1
      let verdict = solver.solve()
      deletions += record.text.count { $0 == "d" }
      var checker = NaiveProofChecker(clauses)
      #expect(checker.firstBadLine(of: record.text) == nil, "seed \(seed)")
      #expect(checker.isRefuted == (verdict == .unsatisfiable))
    }
    #expect(deletions > 10)
  }

  @Test func failedAssumptionsAreProven() {
    var network = Network()
    let literals = (0..<4).map { _ in network.makeLiteral() }
    for (one, next) in zip(literals, literals.dropFirst()) { network.addClause([!one, next]) }
    let record = Record()
    let solver = Solver(network, proof: record.log())
    #expect(solver.solve(assuming: [literals[0], !literals[3]]) == .unsatisfiable)
    #expect(record.text == "-1 4 0\n")
  }

  @Test func theBinaryFormHoldsTheSame() {
    var network = Network()
    let literals = (0..<130).map { _ in network.makeLiteral() }
    network.addClause([literals[63], literals[129]])
    let record = Record()
    let solver = Solver(network, proof: record.log(.binary))
    #expect(solver.solve(assuming: [!literals[63], !literals[129]]) == .unsatisfiable)
    #expect(record.bytes == [0x61, 0x80, 0x01, 0x84, 0x02, 0])
  }

  @Test func proofsOfConstraintsRestOnTruePremises() {
    var lines = 0
    var refuted = 0
    for seed in 0..<150 {
      var lottery = Lottery(seed: 730_000 + seed)
      let sketch = Sketch(random: &lottery, rules: 2...9)
      var drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let facts = (0..<4).map { _ in sketch.fact(&lottery) }
      let assumptions = facts.map { drawing.literal($0) }
      let record = Record()
      let log = record.log()
      let solver = Solver(drawing.network, proof: log)
      for count in 0...4 { _ = solver.solve(assuming: Array(assumptions.prefix(count))) }
      let verdict = solver.solve()
      var checker = NaiveProofChecker(record.premises.map(\.0))
      #expect(checker.firstBadLine(of: record.text) == nil, "seed \(seed)")
      #expect(checker.isRefuted == (verdict == .unsatisfiable), "seed \(seed)")
      lines += record.text.count { $0 == "\n" }
      refuted += checker.isRefuted ? 1 : 0
      check(record.premises.map(\.0), sketch, drawing, solver, log, "seed \(seed)")
    }
    #expect(lines > 150 && refuted > 20)
  }

  /// Every premise whose numbers all have a meaning in the twin's terms holds in every solution.
  private func check(
    _ premises: [[Int32]], _ sketch: Sketch, _ drawing: Drawing, _ solver: Solver, _ log: ProofLog, _ name: Comment
  ) {
    let solutions = sketch.solutions()
    for premise in premises {
      let facts = premise.map { fact(ofNumber: $0, sketch, drawing, solver, log) }
      if facts.contains(where: { $0 == nil }) { continue }
      for solution in solutions {
        #expect(facts.contains { $0.map { solution.holds($0) } ?? false }, name)
      }
    }
  }

  private func fact(
    ofNumber number: Int32, _ sketch: Sketch, _ drawing: Drawing, _ solver: Solver, _ log: ProofLog
  ) -> Fact? {
    let positive: Fact
    if let bound = log.bound(ofNumber: abs(number)) {
      positive = .atMost(Int(bound.variable.index), bound.value)
    } else if let known = fact(of: abs(number), sketch, drawing, solver, log) {
      positive = known
    } else {
      return nil
    }
    return number > 0 ? positive : .not(positive)
  }

  private func fact(
    of number: Int32, _ sketch: Sketch, _ drawing: Drawing, _ solver: Solver, _ log: ProofLog
  ) -> Fact? {
    for (index, literal) in drawing.booleans.enumerated() where log.number(literal) == number {
      return .boolean(index)
    }
    for (index, variable) in drawing.variables.enumerated() {
      for value in sketch.domains[index] {
        if let literal = solver.engine.knownLiteral(variable.index, equals: value), literal.boolean != 0 {
          if log.number(literal) == number { return .equals(index, value) }
          if log.number(!literal) == number { return .not(.equals(index, value)) }
        }
        if let literal = solver.engine.knownLiteral(variable.index, atMost: value), literal.boolean != 0 {
          if log.number(literal) == number { return .atMost(index, value) }
          if log.number(!literal) == number { return .not(.atMost(index, value)) }
        }
      }
    }
    return nil
  }
}
