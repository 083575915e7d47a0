import ConstraintModels

extension Configurator {
  /// Who set each field of a valid configuration that the row holds; hidden and inactive fields included, by field.
  ///
  /// `isGiven` must still tell the customer's cells from the others. Cost: where rules moved a value away from its default, one
  /// run of the program for each such value.
  public func setters(_ row: ConfigurationRow, into setters: inout [Setter]) {
    setters.removeAll(keepingCapacity: true)
    var moved: [Int] = []
    for (i, field) in model.fields.enumerated() {
      switch field.source {
      case .computed: setters.append(.formula)
      case .chosen where row.isGiven(field.slot): setters.append(.customer)
      case .chosen:
        let standsAsDefault = completion.defaultValue(of: i, row) == row[field.slot]
        setters.append(.default)
        if !standsAsDefault && completion.isActive(field.instance, row) { moved.append(i) }
      }
    }
    if moved.isEmpty { return }
    let rules = rulesBehind(moved, row)
    for (field, rules) in zip(moved, rules) { setters[field] = .rules(rules) }
  }

  /// For each of `fields`, the hard constraints that its default would break.
  private func rulesBehind(_ fields: [Int], _ row: ConfigurationRow) -> [[Int]] {
    let chosen = model.fields.filter { $0.isChosen && !row.isGiven($0.slot) }.map(\.slot) + listedSlots(row)
    for slot in chosen { row.give(row[slot], to: slot) }
    defer {
      completion.evaluate(row)
      for slot in chosen { row.takeBack(slot) }
    }
    return fields.map { field in
      let slot = model.fields[field].slot
      let value = row[slot]
      defer { row[slot] = value }
      return alternatives(to: field, row).lazy.map { alternative in
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
