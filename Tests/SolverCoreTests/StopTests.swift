import SolverCore
import Testing
import Threads

/// Questions that are told to stop: undecided then, and nothing that is asked later suffers from it.
@Suite struct StopTests {
  /// So many pigeons in one hole fewer: long to refute for a solver that knows clauses only.
  private func pigeons(_ count: Int) -> Network {
    var network = Network()
    let places = (0..<count).map { _ in (1..<count).map { _ in network.makeLiteral() } }
    for pigeon in places { network.addClause(pigeon) }
    for hole in 0..<count - 1 {
      for one in 0..<count {
        for other in 0..<one { network.addClause([!places[one][hole], !places[other][hole]]) }
      }
    }
    return network
  }

  @Test func aSearchEndsWithinAFewPropagationsOfTheStop() {
    let network = pigeons(9)
    let counter = StopCheck.Counter()
    let whole = Solver(network)
    whole.stop = counter.check
    #expect(whole.solve() == .unsatisfiable)
    #expect(counter.askings > 20, "the question is long enough to be stopped in its midst")
    for last in [1, 2, 3, 10, counter.askings - 1] {
      let solver = Solver(network)
      let stop = StopCheck.Counter(stoppingAt: last)
      solver.stop = stop.check
      #expect(solver.solve() == .undecided(.stopped))
      // Work that was begun beside the search may look once more.
      #expect(stop.askings <= last + 1)
      // A look is due after 4,096 entries; one run of propagation may go beyond.
      #expect(solver.statistics.propagations < last * 5_000)
      solver.stop = .never
      #expect(solver.solve() == .unsatisfiable)
    }
  }

  @Test func aCheckThatDoesNotStopChangesNothing() {
    let network = pigeons(8)
    let (plain, asked) = (Solver(network), Solver(network))
    asked.stop = StopCheck.Counter().check
    #expect(plain.solve() == asked.solve())
    #expect(plain.statistics == asked.statistics)
  }

  @Test func aWorkLimitIsToldAsBefore() {
    let solver = Solver(pigeons(9))
    solver.stop = StopCheck.Counter().check
    #expect(solver.solve(limit: WorkLimit(conflicts: 10)) == .undecided(.conflicts))
    #expect(solver.solve(limit: WorkLimit(propagations: 6_000)) == .undecided(.propagations))
  }

  /// Each of the many questions behind an answer is short; the answer as a whole ends all the same.
  @Test func whatIsMadeOfManyQuestionsEnds() {
    var network = Network()
    let literals = (0..<40).map { _ in network.makeLiteral() }
    network.addClause(literals.map { !$0 })
    let counter = StopCheck.Counter()
    let whole = Solver(network)
    whole.stop = counter.check
    let conflict = MinimalConflict(among: literals, in: whole)
    #expect(conflict.literals.count == 40 && conflict.isMinimal)
    #expect(counter.askings >= 40)
    for last in [1, 2, 20] {
      let solver = Solver(network)
      solver.stop = StopCheck.Counter(stoppingAt: last).check
      let stopped = MinimalConflict(among: literals, in: solver)
      #expect(stopped.verdict == (last == 1 ? .undecided(.stopped) : .unsatisfiable))
      #expect(!stopped.isMinimal)
      let domains = ValidLiterals(of: literals, in: solver)
      #expect(domains.verdict == .undecided(.stopped))
      solver.stop = .never
      #expect(MinimalConflict(among: literals, in: solver).isMinimal)
    }
  }
}
