import ConstraintModels
import SolverCore

/// Finds out by search what can be chosen beside some choices.
///
/// What nobody chose is asked about in one question; what was chosen in a question each, without that choice. A number of many contents is
/// walked through from stretch to stretch: a solution shows one content, interval arithmetic over the constraints that depend on it how far
/// the following ones are valid as well.
struct OptionsSearch {
  private let search: CompletionSearch
  private let conflicts: ConflictSearch
  private let dependencies: Dependencies
  private let asked: AskedChoices
  private let row: ConfigurationRow
  private let budget: WorkBudget
  private var model: ProductModel { search.model }
  private var solver: Solver { search.answer.solver }
  private var result = ConfigurationOptions(status: .undecided)
  /// By field, what its default gives in the completion as it stands; empty where there is none.
  private var presets: [Int64?] = []
  /// Numbers of up to so many contents are asked about one by one, as a solver holds them.
  var listedLimit: Int64 = 64

  init(
    _ search: CompletionSearch, _ conflicts: ConflictSearch, _ dependencies: Dependencies, _ row: ConfigurationRow,
    _ asked: AskedChoices, within budget: WorkBudget
  ) {
    (self.search, self.conflicts, self.dependencies) = (search, conflicts, dependencies)
    (self.row, self.asked, self.budget) = (row, asked, budget)
  }

  /// What can be chosen, of all items or of some.
  mutating func run(fields: [Int]? = nil, counts: [Int]? = nil) -> ConfigurationOptions {
    complete()
    // From here on the solver keeps what it learns, from its first state on.
    search.answer.beginAnew()
    let items =
      (fields ?? Array(model.fields.indices)).compactMap { DomainItem(field: $0, of: model, listing: listedLimit) }
      + (counts ?? Array(model.counts.indices)).compactMap { DomainItem(count: $0, of: model, listing: listedLimit) }
    let open = items.filter { item in !asked.all.contains { item.isSaid(by: $0) } }
    tell(answer(open, beside: asked))
    for item in items {
      guard let place = asked.all.firstIndex(where: { item.isSaid(by: $0) }) else { continue }
      tell(answer([item], beside: asked.without(place), chosen: asked.all[place].content))
    }
    result.fields.sort { $0.index < $1.index }
    result.counts.sort { $0.index < $1.index }
    return result
  }

  private mutating func tell(_ answers: [ToldItem]) {
    for told in answers {
      if told.domain.isCount { result.counts.append(told.item) } else { result.fields.append(told.item) }
    }
  }

  private mutating func complete() {
    switch search.complete(row, asked, within: budget) {
    case .undecided: return
    case .unsatisfiable(let core):
      result.status = .conflicting
      result.conflict = conflicts.conflict(asked, core: core, within: budget)
    case .satisfied(let cells):
      switch search.missing(row, asked, in: cells, within: budget) {
      case .undecided: return
      case .fields(let missing):
        result.status = missing.isEmpty ? .complete : .incomplete
        result.missing = missing
      }
      result.cells = conflicts.completed(cells, asked)
      presets = model.fields.indices.map { search.completion.defaultValue(of: $0, conflicts.trial) }
    }
  }

  // MARK: Items

  private func answer(_ items: [DomainItem], beside asked: AskedChoices, chosen: Int64? = nil) -> [ToldItem] {
    let literals = items.map { $0.literals(in: search.network, solver) }
    let conditions = zip(items, literals).flatMap { item, literals in
      literals.map { _ in search.network.active[item.instance] }
    }
    let held = asked.literals(in: search.network, solver, model)
    var support = SupportSearch(
      of: literals.flatMap { $0 }, under: conditions, assuming: held, in: solver, within: budget)
    _ = support.run()
    let undecided = Set(support.undecided)
    var first = 0
    return zip(items, literals).map { item, literals in
      let places = first..<first + literals.count
      first += literals.count
      let known = places.map { undecided.contains($0) ? nil : support.isValid[$0] }
      var told = ToldItem(item, isThere: isThere(item), chosen: chosen, standing: standing(item))
      switch item.shape {
      case .listed(let contents): told.tell(contents, known)
      case .members: told.tellMembers(known, of: self.content(of: item, asked: chosen))
      case .ranged: tellStretches(&told, held)
      }
      return told
    }
  }

  private func content(of item: DomainItem, asked chosen: Int64?) -> Int64? {
    chosen ?? (!result.cells.isEmpty && isThere(item) ? result.cells[item.slot] : nil)
  }

  private func isThere(_ item: DomainItem) -> Bool {
    guard !result.cells.isEmpty else { return model.instances[item.instance].isActive == nil }
    let isActive = model.instances[item.instance].isActive
    return isActive.map { $0.value { result.cells[$0] } == 1 } ?? true
  }

  /// What an item holds as it stands, and whether that is its default; nil where nothing stands.
  private func standing(_ item: DomainItem) -> ToldItem.Standing? {
    if result.cells.isEmpty || !isThere(item) || (!item.isCount && result.missing.contains(item.index)) { return nil }
    let content = result.cells[item.slot]
    if item.isCount {
      guard case .listed(_, let number) = model.counts[item.index].source else { return nil }
      return ToldItem.Standing(content: content, isDefault: content == Int64(number))
    }
    return ToldItem.Standing(content: content, isDefault: content == presets[item.index])
  }

  // MARK: Numbers

  private func tellStretches(_ told: inout ToldItem, _ held: [Literal]) {
    guard let variable = search.network.variable(told.domain.slot) else { return }
    var walk = RangeWalk(
      variable, assuming: held + [search.network.active[told.domain.instance]], in: solver, within: budget)
    let check = StretchCheck(dependencies, slot: told.domain.slot, instance: told.domain.instance, asked: asked)
    let verdict = walk.run { first in
      conflicts.trial.clear()
      let cells = conflicts.completed(search.chosenCells(besides: conflicts.trial))
      return check.last(from: first, in: cells, through: told.domain.bounds.upperBound, step: told.domain.step)
    }
    if case .undecided = verdict {
      told.tellStretches(valid: walk.stretches, undecidedAfter: walk.stretches.last?.upperBound)
    } else {
      told.tellStretches(valid: walk.stretches)
    }
  }
}
