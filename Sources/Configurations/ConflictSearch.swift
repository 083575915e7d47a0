import ConstraintModels
import SolverCore
import Threads

/// Tells why choices cannot be completed: the fewest of them that no valid configuration has, and what of the catalog rules them out.
///
/// *Choices.* Asked of the network in which every constraint holds. Of two that conflict either can mostly be given up, and then
/// that the defaults fit the rest shows it without a search. A choice without which the rest is possible belongs to every conflict; so
/// where that is true of each choice that the solver failed on, they are the only conflict. Else it is searched for.
///
/// *Constraints.* A configuration that has the choices and breaks one constraint only shows that this one belongs to every explanation.
/// Where those that are found so refute the choices, they are the only explanation. Else it is searched for, in the network in which
/// each constraint has a switch.
///
/// Both ways the answer depends on the model and the choices alone.
final class ConflictSearch {
  let search: CompletionSearch
  let network: EncodedModel
  private lazy var explainer = {
    isExplaining = true
    let explainer = AnswerSolver(network.network, preferring: network.preferences)
    explainer.stop = stop
    return explainer
  }()
  /// Whether the explainer has been made.
  private var isExplaining = false
  /// Asked by every question from now on.
  var stop = StopCheck.never {
    didSet { if isExplaining { explainer.stop = stop } }
  }
  /// For configurations that are tried out.
  let trial: ConfigurationRow

  var completion: CompletionModel { search.completion }
  var model: ProductModel { search.completion.model }

  /// `network` has a switch for each constraint; `search` also answers whether some of the choices can be completed.
  init(_ search: CompletionSearch, switched network: EncodedModel) {
    self.search = search
    self.network = network
    trial = ConfigurationRow(
      cellCount: search.completion.model.cellCount, registerCount: search.completion.program.registerCount)
  }

  /// Why choices cannot be completed, which they cannot because those at the places in `core` fail together; nil where the budget was spent
  /// before any constraints were found.
  func conflict(_ asked: AskedChoices, core: [Int], within budget: WorkBudget) -> Conflict? {
    var (members, insufficient, isProven) = (core, [Int](), true)
    var remedies = [[Int64]]()
    if let found = remediesOfAll(core, of: asked, budget) {
      remedies = found
    } else {
      (members, isProven) = smallest(asked, core, budget)
      for place in members {
        switch search.solve(asked.without(place), within: budget) {
        case .satisfied: continue
        case .unsatisfiable: insufficient.append(place)
        case .undecided: isProven = false
        }
      }
    }
    guard let (constraints, isMinimal) = constraints(against: asked.only(members), remedies, budget) else { return nil }
    return Conflict(
      constraints: constraints, members: asked.only(members), insufficient: asked.only(insufficient),
      isProven: isProven && isMinimal)
  }

  /// The same of choices that are known to be a minimal conflict.
  func conflict(_ members: AskedChoices, insufficient: AskedChoices, within budget: WorkBudget) -> Conflict? {
    guard let (constraints, isMinimal) = constraints(against: members, [], budget) else { return nil }
    return Conflict(constraints: constraints, members: members, insufficient: insufficient, isProven: isMinimal)
  }

  /// For each place of `core` the cells of a valid configuration that has all choices but that one; nil where one has none, or none
  /// is found without a conflict of the search.
  private func remediesOfAll(_ core: [Int], of asked: AskedChoices, _ budget: WorkBudget) -> [[Int64]]? {
    var remedies: [[Int64]] = []
    for place in core {
      guard let remedy = remedy(asked.without(place), budget) else { return nil }
      remedies.append(remedy)
    }
    return remedies
  }

  private func remedy(_ asked: AskedChoices, _ budget: WorkBudget) -> [Int64]? {
    if holdsWithDefaults(asked) { return cellsOfTrial }
    let verdict = search.answer.settle(within: budget) { asked.literals(in: search.network, $0, model) }
    guard verdict == .satisfied else { return nil }
    // Cells that were asked for are read from the solution as well.
    trial.clear()
    return completed(search.chosenCells(besides: trial))
  }

  private func smallest(
    _ asked: AskedChoices, _ core: [Int], _ budget: WorkBudget
  ) -> (members: [Int], isProven: Bool) {
    search.answer.beginAnew()
    let solver = search.answer.solver
    let groups = asked.groups(in: search.network, solver, model)
    let found = SmallestConflict(among: groups, in: solver, within: budget)
    return found.verdict == .unsatisfiable ? (found.members, found.isSmallest) : (core, false)
  }

  // MARK: Constraints

  private func constraints(
    against members: AskedChoices, _ remedies: [[Int64]], _ budget: WorkBudget
  ) -> (constraints: [Int], isMinimal: Bool)? {
    explainer.begin()
    let needed = neededConstraints(members, remedies)
    let solver = explainer.solver
    let held = members.literals(in: network, solver, model)
    let limit = WorkLimit(propagations: budget.left.propagations)
    if !solver.propagate(assuming: held + needed.map { network.switches[$0]! }, limit: limit) { return (needed, true) }
    return minimalConstraints(members, budget)
  }

  private func minimalConstraints(
    _ members: AskedChoices, _ budget: WorkBudget
  ) -> (constraints: [Int], isMinimal: Bool)? {
    explainer.beginAnew()
    let solver = explainer.solver
    let switched = network.switches.indices.filter { network.switches[$0] != nil }
    let found = MinimalConflict(
      among: switched.map { network.switches[$0]! }, holding: members.literals(in: network, solver, model), in: solver,
      within: budget)
    guard found.verdict == .unsatisfiable else { return nil }
    let literals = Set(found.literals)
    return (switched.filter { literals.contains(network.switches[$0]!) }, found.isMinimal)
  }
}
