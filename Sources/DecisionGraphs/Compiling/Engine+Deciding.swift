extension Engine {
  /// Opens a level for a component and decides its best variable; ties go to the smaller variable.
  mutating func decide(_ number: Int32) {
    statistics.decisions += 1
    let component = components.components[number]
    let decision = begunLiteral(in: component) ?? bestLiteral(in: number)
    levels.append(
      Level(
        component: number, decision: decision, trailStart: Int32(assignment.trail.count), nextComponent: 0,
        endComponent: 0, pendingStart: Int32(pending.count), firstBranch: GraphTrace.noBranch, isSecond: false,
        marks: marks))
    assignment.assign(decision, level: level, reason: .none)
  }

  /// The literal that the scores want decided next.
  private mutating func bestLiteral(in number: Int32) -> Int32 {
    let best = components.bits.isUsed ? bestVariableInBits(of: number) : bestVariable(in: components.components[number])
    let group = order.groups.groups[Int(best)]
    return (group < 0 ? nil : firstOpen(in: group)) ?? best << 1 | preferredSign(best)
  }

  /// The variable of a component with the highest score; ties go to the smaller one.
  private mutating func bestVariable(in component: Component) -> Int32 {
    let activityFactor = 10 / order.unit
    var best = components.variables[component.variableStart]
    var bestScore = -Float.infinity
    for place in component.variableStart..<component.variableEnd {
      let variable = components.variables[place]
      let score =
        components.frequencies[variable] + activityFactor * order.activities[variable] + order.scores[variable]
      if score > bestScore {
        best = variable
        bestScore = score
      }
    }
    work &+= UInt64(component.variableEnd &- component.variableStart)
    return best
  }

  /// The next literal of a variable that is half decided, if the component has it.
  private func begunLiteral(in component: Component) -> Int32? {
    let below = levels[levels.count - 1]
    if order.groups.literals.isEmpty || below.decision < 0 { return nil }
    let group = order.groups.groups[Int(below.decision >> 1)]
    guard group >= 0, let literal = firstOpen(in: group) else { return nil }
    var (low, high) = (component.variableStart, component.variableEnd)
    while low < high {
      let middle = (low &+ high) / 2
      if components.variables[middle] < literal >> 1 { low = middle &+ 1 } else { high = middle }
    }
    return low < component.variableEnd && components.variables[low] == literal >> 1 ? literal : nil
  }

  private func firstOpen(in group: Int32) -> Int32? {
    order.groups.literals[Int(group)].first { assignment.values[$0] == 0 }
  }

  /// 1 when the variable's negation occurs more often.
  private func preferredSign(_ variable: Int32) -> Int32 {
    let (positive, negative) = (variable << 1, variable << 1 | 1)
    let positives = clauses.implied.extents[negative].count &+ clauses.watches.extents[positive].count
    let negatives = clauses.implied.extents[positive].count &+ clauses.watches.extents[negative].count
    return negatives > positives ? 1 : 0
  }

  /// The lengths that a branch beginning now is cut back to if it fails.
  var marks: Level.Marks { Level.Marks(nodes: trace.nodes.count, words: trace.words.count, entries: cache.count) }
}
