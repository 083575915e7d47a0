import Testing

@testable import SolverCore

/// Enumerates a sketch's solutions by the solver, up to a number, and holds them against trying everything.
func expectAgreement(_ sketch: Sketch, valuedLimit: UInt64, _ name: Comment, upTo most: Int = 12) {
  let drawing = Drawing(sketch, valuedLimit: valuedLimit)
  let solver = Solver(drawing.network)
  let solutions = Set(sketch.solutions())
  var found: Set<Assignment> = []
  while solver.solve() == .satisfied {
    let solution = drawing.solution(solver)
    #expect(solutions.contains(solution) && found.insert(solution).inserted, name)
    #expect(solver.engine.brokenInvariants() == [], name)
    if found.count > most { return }
    let values = zip(drawing.variables, solution.integers).map { solver.literal($0, equals: $1) }
    solver.addClause(zip(drawing.booleans, solution.booleans).map { $1 ? !$0 : $0 } + values.map { !$0 })
  }
  #expect(found == solutions, name)
}
