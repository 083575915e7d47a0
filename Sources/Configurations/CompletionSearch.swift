import ConstraintModels
import SolverCore

/// Answers by search what direct evaluation cannot: a completion where defaults do not fit.
final class CompletionSearch {
  enum Completion {
    /// By slot: the content of every chosen cell that was not asked for; nil for the others.
    case satisfied([Int64?])
    /// Places of choices that fail together.
    case unsatisfiable([Int])
    case undecided(WorkLimit.Unit)
  }

  let completion: CompletionModel
  let network: EncodedModel
  let answer: AnswerSolver
  var model: ProductModel { completion.model }
  private var solver: Solver { answer.solver }

  init(_ completion: CompletionModel, network: EncodedModel) {
    self.completion = completion
    self.network = network
    answer = AnswerSolver(network.network, preferring: network.preferences)
  }

  /// Whether some choices can be completed; the solver then shows the completion that comes first in order of preference.
  func solve(_ asked: AskedChoices, and others: [Literal] = [], within budget: WorkBudget) -> Verdict {
    answer.solve(within: budget) { asked.literals(in: network, $0, model) + others }
  }

  /// The completion of the choices, with which an answer begins, that comes first in order of preference.
  func complete(_ row: ConfigurationRow, _ asked: AskedChoices, within budget: WorkBudget) -> Completion {
    answer.begin()
    switch solve(asked, within: budget) {
    case .undecided(let unit): return .undecided(unit)
    case .unsatisfiable: return .unsatisfiable(failed(among: asked))
    case .satisfied: return .satisfied(chosenCells(besides: row))
    }
  }

  /// After *unsatisfiable*: places of choices that fail together, some perhaps superfluous.
  func failed(among asked: AskedChoices) -> [Int] {
    let failed = Set(solver.failedAssumptions)
    let groups = asked.groups(in: network, solver, model)
    return groups.indices.filter { groups[$0].contains(where: failed.contains) }
  }

  /// By slot: what the solution that the solver shows has in every chosen cell that was not given.
  func chosenCells(besides row: ConfigurationRow) -> [Int64?] {
    var cells = [Int64?](repeating: nil, count: model.cellCount)
    for field in model.fields where field.isChosen && !row.isGiven(field.slot) {
      cells[field.slot] = network.value(of: field.slot, in: solver)
    }
    for count in model.counts where !row.isGiven(count.slot) {
      if case .listed = count.source { cells[count.slot] = network.value(of: count.slot, in: solver) }
    }
    return cells
  }
}
