/// The definitions of RUP, RAT and LRAT written down with sets and loops: the referee's slow twin.
enum NaiveJudge {
  /// What the twin says: accepted, or the number of the first bad step.
  enum Verdict: Equatable {
    case accepted
    case bad(Int)
  }

  static func isSatisfiable(_ clauses: [[Int32]]) -> Bool {
    let masks = clauses.map { clause in
      (
        positive: clause.reduce(0) { $1 > 0 ? $0 | 1 << Int($1) : $0 },
        negative: clause.reduce(0) { $1 < 0 ? $0 | 1 << Int(-$1) : $0 }
      )
    }
    let variables = clauses.joined().map(abs).max() ?? 0
    return stride(from: 0, to: 2 << Int(variables), by: 2).contains { bits in
      masks.allSatisfy { $0.positive & bits != 0 || $0.negative & ~bits != 0 }
    }
  }

  /// All literals that unit propagation derives; nil if it falsifies a clause.
  static func consequences(of clauses: [Set<Int32>], _ assumed: Set<Int32>) -> Set<Int32>? {
    if assumed.contains(where: { assumed.contains(-$0) }) { return nil }
    var known = assumed
    while true {
      let before = known.count
      for clause in clauses where clause.isDisjoint(with: known) {
        let open = clause.filter { !known.contains(-$0) }
        if open.isEmpty { return nil }
        if open.count == 1 { known.formUnion(open) }
      }
      if known.count == before { return known }
    }
  }

  static func isTautology(_ clause: Set<Int32>) -> Bool { clause.contains { clause.contains(-$0) } }

  static func follows(_ literals: [Int32], from clauses: [Set<Int32>]) -> Bool {
    let clause = Set(literals)
    if isTautology(clause) || consequences(of: clauses, Set(clause.map { -$0 })) == nil { return true }
    guard let pivot = literals.first else { return false }
    return clauses.filter { $0.contains(-pivot) && !isTautology($0) }.allSatisfy { other in
      let resolvent = clause.union(other.subtracting([-pivot]))
      return isTautology(resolvent) || consequences(of: clauses, Set(resolvent.map { -$0 })) == nil
    }
  }

  /// - Returns: the verdict, and whether it may hang on which of several clauses is the reason of a unit.
  static func drat(_ formula: [[Int32]], _ steps: [WrittenStep]) -> (verdict: Verdict, isAmbiguous: Bool) {
    var clauses = formula.map(Set.init)
    var isAmbiguous = false
    for (index, step) in steps.enumerated() {
      guard let root = consequences(of: clauses, []) else { return (.accepted, isAmbiguous) }
      if step.isDeletion {
        guard let place = clauses.firstIndex(of: Set(step.literals)) else { return (.bad(index + 1), isAmbiguous) }
        let deleted = clauses[place]
        if !isTautology(deleted), deleted.intersection(root).count == 1,
          deleted.allSatisfy({ root.contains($0) || root.contains(-$0) })
        {
          isAmbiguous = true
        }
        clauses.remove(at: place)
      } else {
        guard follows(step.literals, from: clauses) else { return (.bad(index + 1), isAmbiguous) }
        clauses.append(Set(step.literals))
      }
    }
    return (consequences(of: clauses, []) == nil ? .accepted : .bad(steps.count + 1), isAmbiguous)
  }
}

extension NaiveJudge {
  static func lrat(_ formula: [[Int32]], _ steps: [WrittenStep]) -> Verdict {
    var clauses: [Int64: Set<Int32>] = [:]
    for (index, clause) in formula.enumerated() { clauses[Int64(index + 1)] = Set(clause) }
    var last = Int64(formula.count)
    if formula.contains([]) { return .accepted }
    for (index, step) in steps.enumerated() {
      if step.isDeletion {
        for identifier in step.hints where clauses.removeValue(forKey: identifier) == nil { return .bad(index + 1) }
        continue
      }
      guard step.identifier > last, isShown(step, by: clauses) else { return .bad(index + 1) }
      if step.literals.isEmpty { return .accepted }
      last = step.identifier
      clauses[last] = Set(step.literals)
    }
    return .bad(steps.count + 1)
  }

  private enum Chain {
    case falsified
    case open(Set<Int32>)
    case broken
  }

  private static func use(_ hints: ArraySlice<Int64>, _ clauses: [Int64: Set<Int32>], _ assumed: Set<Int32>) -> Chain {
    var known = assumed
    for hint in hints {
      guard let clause = clauses[hint] else { return .broken }
      let open = clause.filter { !known.contains(-$0) }
      if open.isEmpty { return .falsified }
      if open.count > 1 { return .broken }
      known.formUnion(open)
    }
    return .open(known)
  }

  private static func isShown(_ step: WrittenStep, by clauses: [Int64: Set<Int32>]) -> Bool {
    let clause = Set(step.literals)
    if isTautology(clause) { return true }
    var groups: [ArraySlice<Int64>] = []
    var start = 0
    for (place, hint) in step.hints.enumerated() where hint < 0 {
      groups.append(step.hints[start..<place])
      start = place
    }
    groups.append(step.hints[start...])
    let base: Set<Int32>
    switch use(groups.removeFirst(), clauses, Set(clause.map { -$0 })) {
    case .falsified: return true
    case .broken: return false
    case .open(let known): base = known
    }
    guard let pivot = step.literals.first else { return false }
    var named: Set<Int64> = []
    for group in groups {
      guard let candidate = clauses[-group.first!], candidate.contains(-pivot) else { return false }
      named.insert(-group.first!)
      let rest = candidate.subtracting([-pivot])
      if !rest.isDisjoint(with: base) || isTautology(rest) { continue }
      guard case .falsified = use(group.dropFirst(), clauses, base.union(rest.map { -$0 })) else { return false }
    }
    return clauses.allSatisfy { identifier, other in
      !other.contains(-pivot) || named.contains(identifier) || isTautology(other)
        || !other.subtracting([-pivot]).isDisjoint(with: base)
    }
  }
}
