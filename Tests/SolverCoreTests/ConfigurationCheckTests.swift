import Testing

@testable import SolverCore

/// The bit-sliced check against the rules' definitions and against the solver.
struct ConfigurationCheckTests {
  /// Rows in the twin's terms, with the truth of every literal of the network.
  private struct Row {
    var truth: [Bool]
    var integers: [Int64]
  }

  @Test(arguments: [64, 1] as [UInt64])
  func rowsAreJudgedAsTheRulesAndTheSolverSay(valuedLimit: UInt64) {
    var validRows = 0
    for seed in 0..<150 {
      var lottery = Lottery(seed: 70_000 + seed)
      let sketch = Sketch(random: &lottery, rules: 1...4)
      let drawing = Drawing(sketch, valuedLimit: valuedLimit)
      let solver = Solver(drawing.network)
      let assignments = sketch.assignments()
      let solutions = sketch.solutions()
      let chosen =
        (0..<6).map { _ in lottery.pick(assignments) } + (0..<6).map { _ in lottery.pick(solutions + assignments) }
      let rows = chosen.map { row($0, drawing, solver, &lottery) }
      var check = ConfigurationCheck(drawing.network)
      var batch = AssignmentBatch(for: drawing.network)
      for (place, row) in rows.enumerated() { write(row, place, drawing, &batch) }
      let valid = check.valid(in: batch)
      for (place, row) in rows.enumerated() {
        let isValid = valid[place / 64] >> UInt64(place % 64) & 1 == 1
        #expect(isValid == (check.firstViolation(ofRow: place, in: batch) == nil), "seed \(seed)")
        #expect(isValid == isSolution(row, drawing, solver), "seed \(seed)")
        let booleans = drawing.booleans.map { $0.isNegative != row.truth[$0.boolean] }
        if isValid {
          validRows += 1
          let shown = Assignment(booleans: booleans, integers: integers(row, drawing))
          #expect(solutions.contains(shown), "seed \(seed)")
        }
      }
    }
    #expect(validRows > 300)
  }

  /// An assignment with the truth of all other literals as the solver completes it, one truth in three rows turned.
  private func row(_ assignment: Assignment, _ drawing: Drawing, _ solver: Solver, _ lottery: inout Lottery) -> Row {
    let literals = (0..<drawing.network.booleanCount).map { Literal(code: $0 * 2) }
    var truth = literals.map { _ in lottery.hits(oneIn: 2) }
    let facts = zip(drawing.variables, assignment.integers).map { solver.literal($0, equals: $1) }
    let choices = zip(drawing.booleans, assignment.booleans).map { $1 ? $0 : !$0 }
    if solver.solve(assuming: facts + choices) == .satisfied { truth = literals.map { solver.value(of: $0) } }
    truth[0] = true
    if literals.count > 1, lottery.hits(oneIn: 3) { truth[lottery.draw(1...(literals.count - 1))].toggle() }
    return Row(truth: truth, integers: assignment.integers)
  }

  /// What a row's truth says of valued variables, and its values of the others.
  private func integers(_ row: Row, _ drawing: Drawing) -> [Int64] {
    drawing.variables.indices.map { index in
      let literals = drawing.network.valueLiterals[index]
      guard let place = literals.firstIndex(where: { $0.isNegative != row.truth[$0.boolean] }) else {
        return row.integers[index]
      }
      return drawing.network.domains[index].value(at: place)
    }
  }

  private func write(_ row: Row, _ place: Int, _ drawing: Drawing, _ batch: inout AssignmentBatch) {
    for boolean in 1..<row.truth.count { batch[place, Literal(code: Int32(boolean) * 2)] = row.truth[boolean] }
    for (variable, value) in zip(drawing.variables, row.integers) where !drawing.network.isValued(variable) {
      batch[place, variable] = value
    }
    batch.count = place + 1
  }

  /// Whether the solver accepts the row when all of it is assumed.
  private func isSolution(_ row: Row, _ drawing: Drawing, _ solver: Solver) -> Bool {
    let ranged = zip(drawing.variables, row.integers).filter { !drawing.network.isValued($0.0) }
    let values = ranged.map { solver.literal($0, equals: $1) }
    let truth = row.truth.indices.dropFirst().map { Literal(code: Int32($0) * 2 + (row.truth[$0] ? 0 : 1)) }
    return solver.solve(assuming: values + truth) == .satisfied
  }

  @Test func packedRowsAreTransposed() {
    var lottery = Lottery(seed: 9)
    var network = Network()
    let literals = (0..<150).map { _ in lottery.hits(oneIn: 2) ? network.makeLiteral() : !network.makeLiteral() }
    var batch = AssignmentBatch(for: network)
    for quarter in 0..<4 {
      let rows = (0..<64 * 3).map { _ in lottery.next() }
      batch.load(rows, wordsPerRow: 3, quarter: quarter, literals: literals)
      for row in 0..<64 {
        for (place, literal) in literals.enumerated() {
          #expect(batch[quarter * 64 + row, literal] == (rows[row * 3 + place / 64] >> UInt64(place % 64) & 1 == 1))
        }
      }
    }
  }

  @Test func theFirstViolationIsNamedWhateverTheOrderOfLooking() {
    var network = Network()
    let literals = (0..<40).map { _ in network.makeLiteral() }
    for literal in literals { network.addClause([literal, !literals[(Int(literal.code) + 7) % 40]]) }
    network.addCardinality(literals, atMost: 30)
    var check = ConfigurationCheck(network)
    var lottery = Lottery(seed: 3)
    for _ in 0..<100 {
      var batch = AssignmentBatch(for: network)
      batch.count = AssignmentBatch.capacity
      for row in 0..<batch.count {
        let share = lottery.draw(1...12)
        for literal in literals { batch[row, literal] = !lottery.hits(oneIn: share) }
      }
      let valid = check.valid(in: batch)
      for row in 0..<batch.count {
        let clause = network.clauseEnds.indices.first { clause in
          let start = clause == 0 ? 0 : network.clauseEnds[clause - 1]
          return !network.clauseLiterals[start..<network.clauseEnds[clause]].contains { batch[row, $0] }
        }
        let count = literals.count { batch[row, $0] }
        let expected = clause.map(ConfigurationCheck.Violation.clause) ?? (count > 30 ? .constraint(0) : nil)
        #expect(check.firstViolation(ofRow: row, in: batch) == expected)
        #expect((valid[row / 64] >> UInt64(row % 64) & 1 == 1) == (expected == nil))
      }
    }
  }
}
