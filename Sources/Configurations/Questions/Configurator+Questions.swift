import ConstraintModels
import SolverCore

// The questions of a shop beside "is it valid": what else can be chosen, what conflicts, what helps, and why. Each takes the choices as
// `complete` does, asks nothing of what came before, and shares one work limit among its searches.

extension Configurator {
  /// What can be chosen beside the choices: of all fields and counts, or of some.
  ///
  /// Cost: a search for each field that was chosen, for each instance that may be there, for each content that is not possible although
  /// propagation does not show it, and for each stretch of a large number.
  public func options(
    _ row: ConfigurationRow, _ choices: Choices, of fields: [Int]? = nil, counts: [Int]? = nil
  ) -> ConfigurationOptions {
    guard isExact else { return ConfigurationOptions(status: .undecided) }
    var question = OptionsSearch(
      search, conflicts, dependencies, row, AskedChoices(row, choices, of: model), within: questionBudget)
    return question.run(fields: fields, counts: counts)
  }

  /// Up to `limit` minimal conflicts among the choices, each with what rules it out; none where they can be completed. The order is that
  /// in which they are found, the same for the same choices. `isComplete` is false where there are more, or the work limit came first.
  public func conflicts(
    _ row: ConfigurationRow, _ choices: Choices, upTo limit: Int
  ) -> (conflicts: [Conflict], isComplete: Bool) {
    guard isExact else { return ([], false) }
    let budget = questionBudget
    let asked = AskedChoices(row, choices, of: model)
    search.answer.begin()
    search.answer.beginAnew()
    let solver = search.answer.solver
    let literals = asked.groups(in: search.network, solver, model).map { solver.literal(allOf: $0) }
    let all = AllMinimalConflicts(upTo: limit, among: literals, in: solver, within: budget)
    var found: [Conflict] = []
    for members in all.conflicts {
      let places = literals.indices.filter { members.contains(literals[$0]) }
      // Where there are several, giving up one choice leaves the conflicts that do not name it.
      let others = all.conflicts.filter { $0 != members }
      let insufficient = places.filter { place in others.contains { !$0.contains(literals[place]) } }
      guard
        let conflict = self.conflicts.conflict(
          asked.only(places), insufficient: asked.only(insufficient), within: budget)
      else { return (found, false) }
      found.append(conflict)
    }
    return (found, all.verdict == .satisfied)
  }

  /// Up to `limit` ways out: which choices to change, and to what.
  ///
  /// `weights` says what giving up a choice costs, by its place among the choices: fields in order, then counts; 1 where it is left out.
  public func repairs(
    _ row: ConfigurationRow, _ choices: Choices, upTo limit: Int, weights: [Int: Int64] = [:]
  ) -> ConfigurationRepairs {
    guard isExact else { return ConfigurationRepairs(isComplete: false) }
    let budget = questionBudget
    let asked = AskedChoices(row, choices, of: model)
    search.answer.begin()
    search.answer.beginAnew()
    let solver = search.answer.solver
    let soft = asked.groups(in: search.network, solver, model).enumerated().map { place, literals in
      MinimalRepair.Soft(solver.literal(allOf: literals), weight: weights[place] ?? 1)
    }
    let answer = MinimalRepair.find(limit, giving: soft, in: solver, within: budget)
    var result = ConfigurationRepairs(isComplete: answer.verdict == .satisfied || answer.verdict == .unsatisfiable)
    for repair in answer.repairs {
      guard let repaired = self.repaired(asked, givingUp: repair.givenUp, budget) else {
        result.isComplete = false
        break
      }
      result.repairs.append(repaired)
    }
    return result
  }

  private func repaired(_ asked: AskedChoices, givingUp places: [Int], _ budget: WorkBudget) -> ConfigurationRepair? {
    let kept = asked.only(asked.all.indices.filter { !places.contains($0) })
    guard search.solve(kept, within: budget) == .satisfied else { return nil }
    conflicts.trial.clear()
    let cells = conflicts.completed(search.chosenCells(besides: conflicts.trial))
    let changes = places.compactMap { place -> ConfigurationRepair.Change? in
      switch asked.all[place] {
      case .cell(let field, let slot, _):
        let isThere = completion.isActive(model.fields[field].instance, conflicts.trial)
        return ConfigurationRepair.Change(index: field, isCount: false, content: isThere ? cells[slot] : nil)
      case .list(let count, _):
        let isThere = completion.isActive(model.counts[count].instance, conflicts.trial)
        return ConfigurationRepair.Change(
          index: count, isCount: true, content: isThere ? cells[model.counts[count].slot] : nil)
      case .question: return nil
      }
    }
    return ConfigurationRepair(changes: changes, cells: cells)
  }

  // MARK: Why

  /// Why a field of an instance that is there cannot hold a content beside the other choices, or must hold it: the conflict of
  /// that, or of the opposite, with them. Of a multiple choice, `content` is a member's index.
  public func reason(
    _ row: ConfigurationRow, _ choices: Choices, field index: Int, cannotBe content: Int64
  ) -> Explanation {
    explain(others(row, choices, index).adding(question(index, content, isWanted: true)))
  }

  /// See `reason(_:_:field:cannotBe:)`.
  public func reason(
    _ row: ConfigurationRow, _ choices: Choices, field index: Int, mustBe content: Int64
  ) -> Explanation {
    explain(others(row, choices, index).adding(question(index, content, isWanted: false)))
  }

  private func question(_ index: Int, _ content: Int64, isWanted: Bool) -> [AskedChoices.Choice] {
    let field = model.fields[index]
    let isSet = if case .set = model.characteristic(of: field).type { true } else { false }
    let asked: AskedChoices.Question =
      isSet
      ? .member(slot: field.slot, Int(content), isWanted: isWanted)
      : .content(slot: field.slot, content, isWanted: isWanted)
    return [.question(asked), .question(.presence(field.instance))]
  }

  /// What became of asking why.
  public enum Explanation: Sendable {
    case because(Conflict)
    /// It is not so: there is a valid configuration.
    case isPossible
    case undecided
  }

  private func others(_ row: ConfigurationRow, _ choices: Choices, _ field: Int) -> AskedChoices {
    let asked = AskedChoices(row, choices, of: model)
    return asked.only(
      asked.all.indices.filter { if case .cell(field, _, _) = asked.all[$0] { false } else { true } })
  }

  private func explain(_ asked: AskedChoices) -> Explanation {
    guard isExact else { return .undecided }
    let budget = questionBudget
    search.answer.begin()
    switch search.solve(asked, within: budget) {
    case .satisfied: return .isPossible
    case .undecided: return .undecided
    case .unsatisfiable:
      let conflict = conflicts.conflict(asked, core: search.failed(among: asked), within: budget)
      return conflict.map(Explanation.because) ?? .undecided
    }
  }
}
