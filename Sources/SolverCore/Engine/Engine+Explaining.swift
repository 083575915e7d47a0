// Explanations, asked for afterwards. Because every entry remembers its place, an explanation may use whatever was true
// before that place, whether or not the propagator looked at it: all it needs is that it implies the entry.

extension Engine {
  /// Collects the antecedents of an entry of the trail in `analysis.antecedents`.
  mutating func explain(place: Int32) {
    analysis.antecedents.truncate(to: 0)
    analysis.rootAntecedents.truncate(to: 0)
    explain(trail[place].entry, trail[place].reason, before: place)
    if proof != nil { prove(trail[place].entry, trail[place].reason) }
  }

  /// Collects the antecedents of the conflict.
  mutating func explainConflict() {
    analysis.antecedents.truncate(to: 0)
    analysis.rootAntecedents.truncate(to: 0)
    let now = Int32(trail.count)
    switch conflict {
    case .none: break
    case .literal(let literal, let reason):
      explain(literal.code, reason, before: now)
      if proof != nil { prove(literal.code, reason) }
      addAntecedent(!literal)
    case .clause(let clause):
      use(clause)
      for index in 0..<clauses.size(clause) { addAntecedent(!clauses.literal(clause, index)) }
    case .domain(let variable):
      explainDomain(variable, besides: .true)
      provePremise(nil, .domain)
    case .range(let variable):
      let upper = domains.bounds[2 * variable + 1]
      addUpper(variable, upper, before: now)
      addLower(variable, upper + 1, before: now)
      provePremise(nil, .domain)
    case .constraint(let constraint):
      explainConstraint(constraint, nil, before: now)
      provePremise(nil, .constraint)
    }
  }

  /// Hands over an explanation that is no clause of the engine.
  private mutating func prove(_ entry: Int32, _ reason: Reason) {
    switch reason.kind {
    case .none, .clause: break
    // The two may be values of one variable, or a literal and the bound that it speaks of.
    case .literal: if variable(of: entry) >= 0 { provePremise(entry, .domain) }
    case .domain, .bound: provePremise(entry, .domain)
    case .constraint: provePremise(entry, .constraint)
    }
  }

  private mutating func explain(_ entry: Int32, _ reason: Reason, before place: Int32) {
    switch reason.kind {
    case .none: break
    case .literal: addAntecedent(Literal(code: reason.payload))
    case .clause:
      use(reason.payload)
      for index in 0..<clauses.size(reason.payload) {
        let literal = clauses.literal(reason.payload, index)
        if literal.code != entry { addAntecedent(!literal) }
      }
    case .domain: explainDomain(reason.payload, besides: Literal(code: entry))
    case .bound:
      let literal = Literal(code: entry)
      let value = assignment.boundValues[literal.boolean]
      if literal.isNegative {
        addLower(reason.payload, value + 1, before: place)
      } else {
        addUpper(reason.payload, value, before: place)
      }
    case .constraint: explainConstraint(reason.payload, entry, before: place)
    }
  }

  private mutating func explainDomain(_ variable: Int32, besides literal: Literal) {
    let shape = domains.shapes[variable]
    for offset in 0..<shape.count {
      let value = domains.literals[shape.literalStart + offset]
      if value != literal { addAntecedent(!value) }
    }
  }

  /// Explains what a constraint implied, or with no entry why it cannot hold.
  private mutating func explainConstraint(_ constraint: Int32, _ entry: Int32?, before place: Int32) {
    let record = constraints.records[constraint]
    let isSwitchedOff = entry == (!record.enforcement).code
    if !isSwitchedOff { addAntecedent(record.enforcement) }
    let target = isSwitchedOff ? nil : entry
    switch record.kind {
    case .atMost: explainAtMost(record, target, before: place, in: Int64.self)
    case .wideAtMost: explainAtMost(record, target, before: place, in: Int128.self)
    case .counted: explainCounted(record, target, before: place)
    case .allDifferent: explainAllDifferent(record, target, before: place)
    case .congruence: explainCongruence(record, before: place)
    case .notEqual, .wideNotEqual: explainNotEqual(record, target, before: place)
    case .table: explainTable(record, target, before: place)
    case .product, .floorQuotient, .ceilingQuotient: explainFunction(record, target, before: place)
    }
  }

  /// The integer variable that an entry of the trail speaks of, or -1.
  func variable(of entry: Int32) -> Int32 {
    entry < 0 ? domains.events[~entry].bound >> 1 : assignment.roles[entry].variable
  }
}
