import Searches

extension ProjectProver {
  /// Learns a clause from the conflict, takes back decisions until it has something to say, and lets it say that.
  func learn() {
    let asserted = resolve()
    var rest = sides(besides: asserted.side)
    rest.removeAll { isImplied($0) }
    for side in needsTouched { needs[Int(side)] = .min }
    needsTouched.removeAll(keepingCapacity: true)
    points.decay()
    let levels = rest.map { level(of: stepIndex(of: $0)) }
    guard let highest = levels.indices.max(by: { levels[$0] < levels[$1] }) else {
      backjump(to: 0)
      if !raise(asserted.opposite.side, to: asserted.opposite.value, .decision) { refute() }
      return
    }
    rest.swapAt(0, highest)
    backjump(to: levels[highest])
    let clause = [asserted.opposite] + rest.map(\.opposite)
    let index = clauses.add(clause, span: Int32(Set(levels).count))
    _ = raise(clause[0].side, to: clause[0].value, .clause(index))
  }

  /// Replaces literals of the conflict by their reasons until only one stands for the last decision, and gives that; the
  /// others stay in `needs`.
  private func resolve() -> Literal {
    let first = Int(decisions[decisions.count - 1])
    var open = 0
    func need(_ literal: Literal) {
      let place = Int(literal.side)
      if literal.value <= rootValues[place] { return }
      bump(literal)
      if needs[place] >= literal.value { return }
      let before = valueBefore(first, literal.side)
      if literal.value > before && needs[place] <= before { open += 1 }
      if needs[place] == .min { needsTouched.append(literal.side) }
      needs[place] = literal.value
    }
    for literal in conflict { need(literal) }
    var literals: [Literal] = []
    var index = trail.count - 1
    while true {
      let step = trail[index]
      index -= 1
      let value = needs[Int(step.side)]
      if value <= step.old { continue }
      let literal = Literal(side: step.side, value: value)
      if open == 1 { return literal }
      open -= 1
      needs[Int(step.side)] = Int32.min + 1
      literals.removeAll(keepingCapacity: true)
      append(step.reason, of: literal, to: &literals)
      for literal in literals { need(literal) }
    }
  }

  private func bump(_ literal: Literal) {
    let time = literal.side & 1 == 0 ? literal.value : 1 - literal.value
    guard time > 0 && time <= horizon0 else { return }
    let point = literal.side / 2 * (horizon0 + 1) + time
    points.bump(point)
    points.insert(point)
  }

  /// The literals that are needed of other sides.
  private func sides(besides asserted: Int32) -> [Literal] {
    needsTouched.compactMap { side in
      let value = needs[Int(side)]
      return side == asserted || value <= rootValues[Int(side)] ? nil : Literal(side: side, value: value)
    }
  }

  /// Whether a literal follows from others that are needed and were true before it.
  private func isImplied(_ literal: Literal) -> Bool {
    let index = stepIndex(of: literal)
    if case .decision = trail[index].reason { return false }
    var literals: [Literal] = []
    append(trail[index].reason, of: literal, to: &literals)
    return literals.allSatisfy { other in
      if other.value <= rootValues[Int(other.side)] { return true }
      let needed = needs[Int(other.side)]
      return other.side != literal.side && other.value <= needed
        && stepIndex(of: Literal(side: other.side, value: needed)) < index
    }
  }

  /// What a side held before a step of the trail.
  private func valueBefore(_ first: Int, _ side: Int32) -> Int32 {
    var value = values[Int(side)]
    var step = lastSteps[Int(side)]
    while Int(step) >= first {
      value = trail[Int(step)].old
      step = trail[Int(step)].previous
    }
    return value
  }

  /// The step that made a literal true.
  private func stepIndex(of literal: Literal) -> Int {
    var step = lastSteps[Int(literal.side)]
    while trail[Int(step)].old >= literal.value { step = trail[Int(step)].previous }
    return Int(step)
  }

  /// After how many decisions a step was made.
  private func level(of step: Int) -> Int { decisions.partitioningIndex { Int($0) > step } }
}
