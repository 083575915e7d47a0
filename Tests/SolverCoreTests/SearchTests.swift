import Testing

@testable import SolverCore

/// The search loop at sizes where it learns, restarts and forgets.
struct SearchTests {
  /// Clauses of three literals over so many Boolean variables.
  private func clauses(_ variables: Int, _ count: Int, _ lottery: inout Lottery) -> [[(Int, Bool)]] {
    (0..<count).map { _ in
      var chosen: [Int] = []
      while chosen.count < 3 {
        let variable = lottery.draw(0...(variables - 1))
        if !chosen.contains(variable) { chosen.append(variable) }
      }
      return chosen.map { ($0, lottery.hits(oneIn: 2)) }
    }
  }

  private func network(_ variables: Int, _ clauses: [[(Int, Bool)]]) -> (Network, [Literal]) {
    var network = Network()
    let literals = (0..<variables).map { _ in network.makeLiteral() }
    for clause in clauses { network.addClause(clause.map { $1 ? literals[$0] : !literals[$0] }) }
    return (network, literals)
  }

  @Test func hardRandomClauses() {
    var satisfied = 0
    for seed in 0..<12 {
      var lottery = Lottery(seed: seed)
      let clauses = clauses(90, 384, &lottery)
      let (network, literals) = network(90, clauses)
      let solver = Solver(network)
      let verdict = solver.solve()
      if verdict == .satisfied {
        satisfied += 1
        let isModel = clauses.allSatisfy { $0.contains { solver.value(of: literals[$0]) == $1 } }
        #expect(isModel, "seed \(seed)")
      }
      // The same question again, of a solver that has learned and of a reset one.
      #expect(solver.solve() == verdict)
      solver.reset()
      #expect(solver.statistics.conflicts == 0)
      #expect(solver.solve() == verdict)
    }
    #expect((1..<12).contains(satisfied))
  }

  /// Pigeons that each need a hole of their own; refuting one too many takes thousands of conflicts.
  private func pigeons(_ pigeons: Int, holes: Int) -> Network {
    var network = Network()
    let home = (0..<pigeons).map { _ in network.makeVariable(0...Int64(holes - 1)) }
    for (place, first) in home.enumerated() {
      for second in home[..<place] { network.addLinear([Term(1, first), Term(-1, second)], .notEqual, 0) }
    }
    return network
  }

  @Test func pigeonsNeedHoles() {
    #expect(Solver(pigeons(7, holes: 6)).solve() == .unsatisfiable)
    #expect(Solver(pigeons(7, holes: 7)).solve() == .satisfied)
  }

  @Test func forgettingKeepsTheAnswer() {
    var lottery = Lottery(seed: 77)
    let clauses = clauses(180, 780, &lottery)
    let (network, literals) = network(180, clauses)
    let solver = Solver(network)
    solver.engine.pace.nextReduction = 60
    let verdict = solver.solve()
    #expect(solver.statistics.restarts > 3)
    #expect(solver.statistics.conflicts > solver.statistics.learnedClauses)
    if verdict == .satisfied {
      #expect(clauses.allSatisfy { $0.contains { solver.value(of: literals[$0]) == $1 } })
    }
    #expect(solver.solve(assuming: [literals[0]]) == .unsatisfiable || verdict == .satisfied)
  }

  @Test func limitsCountWork() {
    let solver = Solver(pigeons(9, holes: 8))
    #expect(solver.solve(limit: WorkLimit(conflicts: 50)) == .undecided(.conflicts))
    #expect(solver.statistics.conflicts == 51)
    #expect(solver.solve(limit: WorkLimit(propagations: 500)) == .undecided(.propagations))
  }

  @Test func boundsThatCreepAreStopped() {
    var network = Network()
    let low = network.makeVariable(0...1_000_000_000_000)
    let high = network.makeVariable(0...1_000_000_000_000)
    network.addLinear([Term(1, low), Term(-1, high)], .atMost, -1)
    let isCyclic = network.makeLiteral()
    network.addLinear([Term(1, high), Term(-1, low)], .atMost, -1, if: [isCyclic])
    let solver = Solver(network)
    let limit = WorkLimit(propagations: 10_000)
    #expect(solver.solve(assuming: [isCyclic], limit: limit) == .undecided(.propagations))
    #expect(solver.propagate(assuming: [isCyclic], limit: limit))
    #expect(solver.solve(assuming: [!isCyclic], limit: limit) == .satisfied)
    #expect(solver.value(of: low) < solver.value(of: high))
    network.addClause([isCyclic])
    let cyclic = Solver(network)
    #expect(cyclic.solve(limit: limit) == .undecided(.propagations))
    #expect(cyclic.solve(limit: limit) == .undecided(.propagations))
  }

  @Test func aMillionImplicationsDoNotRecurse() {
    var network = Network()
    let first = network.makeLiteral()
    var last = first
    for _ in 0..<1_000_000 {
      let next = network.makeLiteral()
      network.addClause([!last, next])
      last = next
    }
    let solver = Solver(network)
    #expect(solver.propagate(assuming: [first]))
    #expect(solver.truth(of: last) == true)
    #expect(solver.solve(assuming: [first, !last]) == .unsatisfiable)
    #expect(solver.failedAssumptions == [first, !last])
  }

  @Test func sharedAssumptionsAreNotPropagatedAgain() {
    var network = Network()
    let literals = (0..<100).map { _ in network.makeLiteral() }
    for (one, next) in zip(literals, literals.dropFirst()) { network.addClause([!one, next]) }
    let extra = network.makeLiteral()
    let solver = Solver(network)
    #expect(solver.solve(assuming: [literals[0]]) == .satisfied)
    let before = solver.statistics.propagations
    #expect(solver.solve(assuming: [literals[0], extra]) == .satisfied)
    #expect(solver.statistics.propagations - before == 1)
  }

  @Test func resetReturnsToWhatWasKept() {
    var network = Network()
    let literals = (0..<100).map { _ in network.makeLiteral() }
    for (one, next) in zip(literals, literals.dropFirst()) { network.addClause([!one, next]) }
    let extra = network.makeLiteral()
    let solver = Solver(network)
    #expect(solver.propagate(assuming: [literals[0]]))
    solver.keepForReset()
    for solver in [solver, Solver(copying: solver)] {
      for question in [[extra], [!extra], [literals[5]]] {
        solver.reset()
        let before = solver.statistics.propagations
        #expect(solver.solve(assuming: [literals[0]] + question) == .satisfied)
        #expect(solver.statistics.propagations - before <= 1)
      }
      #expect(solver.solve(assuming: [!literals[99], literals[0]]) == .unsatisfiable)
      #expect(solver.solve(assuming: [!literals[0]]) == .satisfied)
    }
  }

  @Test func knownLiteralsDoNotEndTheQuestion() {
    var network = Network()
    let choice = network.makeVariable(0...5)
    let width = network.makeVariable(600...3000)
    let narrow = network.literal(width, atMost: 900)
    network.addClause([narrow, network.literal(choice, equals: 3)])
    let solver = Solver(network)
    let exact = solver.literal(width, equals: 1234)
    #expect(solver.solve(assuming: [exact]) == .satisfied)
    #expect(solver.literal(choice, equals: 3) == network.literal(choice, equals: 3))
    #expect(solver.literal(width, atMost: 900) == narrow)
    #expect(solver.literal(width, equals: 1234) == exact)
    #expect(solver.value(of: choice) == 3 && solver.value(of: width) == 1234)
  }

  private struct Descending: Decider {
    let literals: [Literal]

    mutating func nextDecision(in solver: Solver) -> Literal? {
      literals.last { solver.truth(of: $0) == nil }.map { !$0 }
    }
  }

  @Test func aDeciderIsAsked() {
    var network = Network()
    let literals = (0..<5).map { _ in network.makeLiteral() }
    network.addClause(literals)
    let solver = Solver(network)
    var decider = Descending(literals: literals)
    #expect(solver.solve(preferring: &decider) == .satisfied)
    #expect(literals.map { solver.value(of: $0) } == [true, false, false, false, false])
  }

  @Test func literalsMadeWhileSolving() {
    var network = Network()
    let width = network.makeVariable(600...3000, step: 10)
    let height = network.makeVariable(600...3000)
    network.addLinear([Term(1, width), Term(1, height)], .equal, 4000)
    let solver = Solver(network)
    #expect(solver.solve(assuming: [solver.literal(width, equals: 1230)]) == .satisfied)
    #expect(solver.value(of: height) == 2770)
    #expect(solver.literal(width, equals: 1235) == .false)
    #expect(solver.literal(width, equals: 600) == .false)
    let wide = solver.literal(width, atLeast: 2001)
    let tall = solver.literal(height, atLeast: 1991)
    #expect(solver.solve(assuming: [tall, wide]) == .unsatisfiable)
    #expect(solver.failedAssumptions == [tall, wide])
  }
}
