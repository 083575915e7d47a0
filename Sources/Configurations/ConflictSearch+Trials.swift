import ConstraintModels

// Configurations tried out by direct evaluation: what a run of the program shows need not be searched for.

extension ConflictSearch {
  /// Whether choices and the defaults beside them keep all constraints; the trial row then holds that configuration. What the customer would
  /// still have to give holds the first content of its range.
  func holdsWithDefaults(_ asked: AskedChoices) -> Bool {
    evaluate(asked)
    return hasLists(asked) && completion.isValid(trial)
  }

  /// What the trial row holds.
  var cellsOfTrial: [Int64] { (0..<model.cellCount).map { trial[$0] } }

  /// A configuration of which the chosen cells are known.
  func completed(_ cells: [Int64?]) -> [Int64] {
    give(cells)
    completion.evaluate(trial)
    return cellsOfTrial
  }

  /// Constraints of which configurations that have the choices break that one alone, ascending: each explanation needs them.
  ///
  /// Tried are the defaults around the choices, and each configuration in which one choice was given up, with that choice put back.
  func neededConstraints(_ members: AskedChoices, _ remedies: [[Int64]]) -> [Int] {
    var needed = Set<Int>()
    evaluate(members)
    collect(&needed, members)
    for remedy in remedies {
      give(remedy)
      give(members)
      completion.evaluate(trial)
      collect(&needed, members)
    }
    return needed.sorted()
  }

  private func collect(_ needed: inout Set<Int>, _ members: AskedChoices) {
    guard hasLists(members), let only = completion.onlyViolation(trial) else { return }
    needed.insert(only)
  }

  private func evaluate(_ asked: AskedChoices) {
    trial.clear()
    give(asked)
    completion.evaluate(trial)
  }

  private func give(_ asked: AskedChoices) {
    for choice in asked.all {
      switch choice {
      case .cell(_, let slot, let value): trial.give(value, to: slot)
      case .list(let count, let listed):
        if case .listed = model.counts[count].source { trial.give(Int64(listed), to: model.counts[count].slot) }
      case .question(.content(let slot, let value, isWanted: true)): trial.give(value, to: slot)
      case .question: break
      }
    }
  }

  /// Gives the chosen cells what they hold in a configuration.
  private func give(_ cells: [Int64?]) {
    trial.clear()
    for field in model.fields where field.isChosen {
      if let cell = cells[field.slot] { trial.give(cell, to: field.slot) }
    }
    for count in model.counts {
      if case .listed = count.source, let cell = cells[count.slot] { trial.give(cell, to: count.slot) }
    }
  }

  /// Whether what the choices ask beside contents is so: above all that there are as many instances as they list.
  private func hasLists(_ asked: AskedChoices) -> Bool {
    asked.all.allSatisfy { choice in
      switch choice {
      case .cell: true
      case .list(let count, let listed): trial[model.counts[count].slot] >= Int64(listed)
      case .question(.content(let slot, let value, let isWanted)): (trial[slot] == value) == isWanted
      case .question(.member(let slot, let member, let isWanted)): (trial[slot] >> Int64(member) & 1 == 1) == isWanted
      case .question(.presence(let instance)): completion.isActive(instance, trial)
      }
    }
  }

  /// The configuration of choices and of chosen cells beside them.
  func completed(_ cells: [Int64?], _ asked: AskedChoices) -> [Int64] {
    give(cells)
    give(asked)
    completion.evaluate(trial)
    return cellsOfTrial
  }
}

extension CompletionModel {
  /// The constraint that the row's configuration breaks, if it breaks one hard one and no other.
  fileprivate func onlyViolation(_ row: ConfigurationRow) -> Int? {
    var only: Int?
    for i in model.constraints.indices where model.constraints[i].isHard && !holds(i, row) {
      if only != nil { return nil }
      only = i
    }
    return only
  }
}
