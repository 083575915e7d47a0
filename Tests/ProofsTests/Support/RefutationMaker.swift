/// Makes small formulas and refutations of them, with resolution steps and deletions, by naive means.
struct RefutationMaker {
  var random: SeededGenerator
  let variableCount: Int32

  init(seed: UInt64) {
    random = SeededGenerator(seed)
    variableCount = Int32.random(in: 4...7, using: &random)
  }

  mutating func clause() -> [Int32] {
    let length = [2, 3, 3, 3, 3, 3, 3, 3].randomElement(using: &random)!
    return (0..<length).map { _ in literal() }
  }

  mutating func literal() -> Int32 {
    Int32.random(in: 1...variableCount, using: &random) * (Bool.random(using: &random) ? 1 : -1)
  }

  /// Random clauses, none too many, that no assignment satisfies, though unit propagation alone does not show it.
  mutating func unsatisfiableFormula() -> [[Int32]] {
    while true {
      var clauses: [[Int32]] = []
      while NaiveJudge.isSatisfiable(clauses) { clauses.append(clause()) }
      for place in clauses.indices.reversed() {
        let clause = clauses.remove(at: place)
        if NaiveJudge.isSatisfiable(clauses) { clauses.insert(clause, at: place) }
      }
      if NaiveJudge.consequences(of: clauses.map(Set.init), []) != nil { return clauses.shuffled(using: &random) }
    }
  }

  /// The clauses of a decision tree from its leaves to its root, among definitions of fresh variables, blocked clauses
  /// and deletions.
  mutating func refutation(of formula: [[Int32]]) -> [WrittenStep] {
    var clauses = formula
    var steps: [WrittenStep] = []
    var fresh = variableCount
    func add(_ clause: [Int32]) {
      steps.append(.add(clause))
      clauses.append(clause)
    }
    let lemmas = tree([], formula.map(Set.init))
    for (index, lemma) in lemmas.enumerated() {
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        fresh += 1
        let (left, right) = (literal(), literal())
        for definition in [[fresh, -left, -right], [-fresh, left], [-fresh, right]] { add(definition) }
      case 1:
        let attempt = clause()
        if NaiveJudge.follows(attempt, from: clauses.map(Set.init)) { add(attempt) }
      case 2:
        let place = Int.random(in: 0..<clauses.count, using: &random)
        let rest = clauses.indices.filter { $0 != place }.map { clauses[$0] }
        if areDerived(lemmas[index...], from: rest) {
          steps.append(.delete(clauses[place].shuffled(using: &random)))
          clauses = rest
        }
      default: break
      }
      add(lemma)
    }
    return steps
  }

  /// Whether each lemma follows from the clauses and the lemmas before it.
  private func areDerived(_ lemmas: ArraySlice<[Int32]>, from clauses: [[Int32]]) -> Bool {
    var clauses = clauses.map(Set.init)
    for lemma in lemmas {
      guard NaiveJudge.follows(lemma, from: clauses) else { return false }
      clauses.append(Set(lemma))
    }
    return true
  }

  /// The negated decisions of each node whose unit propagation does not yet refute it, children first; empty if a leaf
  /// is satisfied.
  private func tree(_ decisions: [Int32], _ clauses: [Set<Int32>]) -> [[Int32]] {
    let clause = decisions.map { -$0 }
    guard let known = NaiveJudge.consequences(of: clauses, Set(decisions)) else { return [clause] }
    guard let open = clauses.joined().map(abs).sorted().first(where: { !known.contains($0) && !known.contains(-$0) })
    else { return [] }
    let left = tree(decisions + [open], clauses)
    let right = tree(decisions + [-open], clauses)
    return left.isEmpty || right.isEmpty ? [] : left + right + [clause]
  }
}

extension RefutationMaker {
  /// The same refutation with identifiers and the hints that naive propagation needs; ends at the first step that is
  /// not shown.
  func hinted(_ steps: [WrittenStep], of formula: [[Int32]]) -> [WrittenStep] {
    var clauses = formula.enumerated().map { (identifier: Int64($0 + 1), clause: Set($1)) }
    var last = Int64(formula.count)
    var result: [WrittenStep] = []
    for var step in steps {
      if step.isDeletion {
        guard let place = clauses.firstIndex(where: { $0.clause == Set(step.literals) }) else { return result }
        step.hints = [clauses[place].identifier]
        step.identifier = last
        step.literals = []
        clauses.remove(at: place)
      } else {
        last += 1
        step.identifier = last
        step.hints = hints(step.literals, clauses)
        clauses.append((last, Set(step.literals)))
      }
      result.append(step)
    }
    return result
  }

  private func hints(_ literals: [Int32], _ clauses: [(identifier: Int64, clause: Set<Int32>)]) -> [Int64] {
    var known = Set(literals.map { -$0 })
    var hints = chain(&known, clauses)
    if hints.isFalsified { return hints.used }
    let base = known
    for (identifier, other) in clauses
    where literals.first.map({ other.contains(-$0) }) ?? false && !NaiveJudge.isTautology(other) {
      var known = base.union(other.filter { $0 != -literals[0] }.map { -$0 })
      hints.used.append(-identifier)
      if known.contains(where: { known.contains(-$0) }) { continue }
      hints.used += chain(&known, clauses).used
    }
    return hints.used
  }

  private func chain(
    _ known: inout Set<Int32>, _ clauses: [(identifier: Int64, clause: Set<Int32>)]
  ) -> (used: [Int64], isFalsified: Bool) {
    var used: [Int64] = []
    while true {
      let before = used.count
      for (identifier, clause) in clauses where clause.isDisjoint(with: known) {
        let open = clause.filter { !known.contains(-$0) }
        if open.count > 1 { continue }
        used.append(identifier)
        if open.isEmpty { return (used, true) }
        known.formUnion(open)
      }
      if used.count == before { return (used, false) }
    }
  }

  /// One random fault in a proof: a step dropped, doubled, moved, turned, or a number in it changed.
  mutating func damaged(_ steps: [WrittenStep]) -> [WrittenStep] {
    var steps = steps
    guard !steps.isEmpty else { return steps }
    let place = Int.random(in: 0..<min(steps.count, 5), using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: steps.remove(at: place)
    case 1: steps.insert(steps[place], at: Int.random(in: 0...steps.count, using: &random))
    case 2: steps.swapAt(place, Int.random(in: 0..<steps.count, using: &random))
    case 3: steps[place].literals.shuffle(using: &random)
    case 4: steps[place].hints.shuffle(using: &random)
    case 5:
      if !steps[place].literals.isEmpty {
        steps[place].literals.remove(at: 0)
      } else {
        steps[place].literals = [literal()]
      }
    case 6:
      if let victim = steps[place].hints.indices.randomElement(using: &random) {
        if Bool.random(using: &random) {
          steps[place].hints.remove(at: victim)
        } else {
          steps[place].hints[victim] += [-2, -1, 1, 2].randomElement(using: &random)!
        }
        steps[place].hints.removeAll { $0 == 0 }
      } else if !steps[place].literals.isEmpty {
        steps[place].literals[0] *= -1
      }
    case 7: steps.insert(.add(Array(clause().prefix(Int.random(in: 1...3, using: &random)))), at: place)
    case 8: steps[place].isDeletion.toggle()
    default:
      if let victim = steps[place].literals.indices.randomElement(using: &random) {
        steps[place].literals[victim] = literal()
      }
    }
    return steps
  }
}
