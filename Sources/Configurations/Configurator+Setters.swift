import ConstraintModels

extension Configurator {
  /// Who set each field of a valid configuration that the row holds; hidden and inactive fields included, by field.
  ///
  /// `isGiven` must still tell the customer's cells from the others. Cost: where rules moved a value away from its default, one
  /// run of the program for each such value.
  public func setters(_ row: ConfigurationRow, into setters: inout Setters) {
    setters.kinds.removeAll(keepingCapacity: true)
    setters.kinds.reserveCapacity(completion.fields.count)
    if !setters.rules.isEmpty { setters.rules.removeAll() }
    var moved: [Int] = []
    for (i, field) in completion.fields.enumerated() {
      let kind = setter(of: i, field, row)
      setters.kinds.append(kind)
      if kind == .rules { moved.append(i) }
    }
    if moved.isEmpty { return }
    for (field, rules) in zip(moved, rulesBehind(moved, row)) {
      // Where no rule minds the default, the customer ruled it out: by listing more instances than it allows.
      if rules.isEmpty { setters.kinds[field] = .customer } else { setters.rules[field] = rules }
    }
  }

  private func setter(of index: Int, _ field: CompletionModel.FieldStep, _ row: ConfigurationRow) -> Setters.Kind {
    let slot = Int(field.slot)
    switch field.source {
    case .computed: return .formula
    case _ where row.isGiven(slot): return .customer
    case .fixedDefault where row[slot] == field.value: return .byDefault
    case .formulaDefault where row[slot] == row.register(Int(field.value)): return .byDefault
    case .fixedDefault, .formulaDefault, .required:
      return completion.isActive(model.fields[index].instance, row) ? .rules : .byDefault
    }
  }

  /// For each of `fields`, the hard constraints that its default would break.
  private func rulesBehind(_ fields: [Int], _ row: ConfigurationRow) -> [[Int]] {
    // Asked before anything is tried out: a default by formula is the one of this configuration.
    let alternatives = fields.map { self.alternatives(to: $0, row) }
    let chosen = model.fields.filter { $0.isChosen && !row.isGiven($0.slot) }.map(\.slot) + listedSlots(row)
    for slot in chosen { row.give(row[slot], to: slot) }
    defer {
      completion.evaluate(row)
      for slot in chosen { row.takeBack(slot) }
    }
    return zip(fields, alternatives).map { field, alternatives in
      let slot = model.fields[field].slot
      let value = row[slot]
      defer { row[slot] = value }
      return alternatives.lazy.map { alternative in
        row[slot] = alternative
        self.completion.evaluate(row)
        return self.completion.violations(row)
      }.first { !$0.isEmpty } ?? []
    }
  }

  private func listedSlots(_ row: ConfigurationRow) -> [Int] {
    model.counts.compactMap { count in
      if case .listed = count.source, !row.isGiven(count.slot) { count.slot } else { nil }
    }
  }

  /// The default; where there is none, the other contents that the cell could have, the nearest first.
  private func alternatives(to field: Int, _ row: ConfigurationRow) -> [Int64] {
    if let value = completion.defaultValue(of: field, row) { return [value] }
    let characteristic = model.characteristic(of: model.fields[field])
    let range = characteristic.type.range
    let value = row[model.fields[field].slot]
    return (1...64).flatMap { [value - $0 * characteristic.step, value + $0 * characteristic.step] }
      .filter(range.contains)
  }
}
