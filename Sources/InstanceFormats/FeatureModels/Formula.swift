import SolverCore

/// A cross-tree constraint of a feature model.
indirect enum Formula {
  case literal(Literal)
  case not(Formula)
  case and([Formula])
  case or([Formula])
  case implies(Formula, Formula)
  case equivalent(Formula, Formula)
  /// At most one of the parts holds.
  case atMostOne([Formula])
}

/// A formula in negation normal form: what was negated is pushed down to the literals.
private indirect enum Normal {
  case literal(Literal)
  case and([Normal])
  case or([Normal])

  init(_ formula: Formula, isNegated: Bool = false) {
    switch formula {
    case .literal(let literal): self = .literal(isNegated ? !literal : literal)
    case .not(let inner): self = Normal(inner, isNegated: !isNegated)
    case .and(let parts): self.init(parts, isConjunction: !isNegated, isNegated)
    case .or(let parts): self.init(parts, isConjunction: isNegated, isNegated)
    case .implies(let from, let to): self = Normal(.or([.not(from), to]), isNegated: isNegated)
    case .equivalent(let left, let right):
      // Either both or neither; negated, one of them and not the other.
      let (yes, no) = (Normal(left), Normal(left, isNegated: true))
      let other = Normal(right, isNegated: isNegated)
      self = .and([.or([no, other]), .or([yes, Normal(right, isNegated: !isNegated)])])
    case .atMostOne(let parts):
      let pairs = parts.indices.flatMap { first in
        parts[(first + 1)...].map { Formula.or([.not(parts[first]), .not($0)]) }
      }
      self = Normal(.and(pairs), isNegated: isNegated)
    }
  }

  /// Parts of the same kind are taken in, so that nested binary operators become one.
  private init(_ parts: [Formula], isConjunction: Bool, _ isNegated: Bool) {
    var flat: [Normal] = []
    for part in parts {
      switch Normal(part, isNegated: isNegated) {
      case .and(let inner) where isConjunction: flat += inner
      case .or(let inner) where !isConjunction: flat += inner
      case let other: flat.append(other)
      }
    }
    self = flat.count == 1 ? flat[0] : isConjunction ? .and(flat) : .or(flat)
  }
}

extension Network {
  /// The formula holds.
  ///
  /// A disjunction becomes one clause. A conjunction inside it is multiplied out where that gives few clauses, else it
  /// gets a literal that is true exactly when it holds, so that no solution is counted twice. (The transformation of
  /// Tseitin, both directions.)
  mutating func require(_ formula: Formula) { require(Normal(formula)) }

  private mutating func require(_ normal: Normal) {
    switch normal {
    case .literal(let literal): addClause([literal])
    case .and(let parts): for part in parts { require(part) }
    case .or(let parts): requireAny(parts)
    }
  }

  private mutating func requireAny(_ parts: [Normal]) {
    var clauses: [[Literal]] = [[]]
    for part in parts {
      let choices = clauses.count * factor(part) <= 8 ? conjuncts(part) : [[literal(part)]]
      clauses = clauses.flatMap { clause in choices.map { clause + $0 } }
    }
    for clause in clauses { addClause(clause) }
  }

  /// How many clauses multiplying a part out would make of each.
  private func factor(_ part: Normal) -> Int {
    if case .and(let inner) = part { return inner.allSatisfy(isClause) ? inner.count : .max / 16 }
    return 1
  }

  private func isClause(_ part: Normal) -> Bool {
    switch part {
    case .literal: true
    case .and: false
    case .or(let parts): parts.allSatisfy { if case .literal = $0 { true } else { false } }
    }
  }

  /// The clauses that a part stands for.
  private mutating func conjuncts(_ part: Normal) -> [[Literal]] {
    switch part {
    case .literal(let literal): [[literal]]
    case .or: [[literal(part)]]
    case .and(let parts):
      parts.map { conjunct in
        switch conjunct {
        case .literal(let literal): return [literal]
        case .or(let inner): return inner.map { literal($0) }
        case .and: return [literal(conjunct)]
        }
      }
    }
  }

  /// A literal that is true exactly when a part holds.
  private mutating func literal(_ part: Normal) -> Literal {
    switch part {
    case .literal(let literal): literal
    case .and(let parts): literal(allOf: parts.map { literal($0) })
    case .or(let parts): !literal(allOf: parts.map { !literal($0) })
    }
  }
}
