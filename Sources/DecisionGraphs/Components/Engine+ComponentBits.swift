extension Engine {
  /// Finds the components below the branch at hand in rows of bits: the same ones, in the same order, as by lists.
  mutating func discoverComponentsInBits() {
    let top = levels[levels.count - 1]
    let base = Int32(components.components.count)
    components.bits.open(Int(top.component))
    for place in Int(top.trailStart)..<assignment.trail.count { components.bits.take(assignment.trail[place]) }
    work &+= UInt64(assignment.trail.count &- Int(top.trailStart))
    appendAssigned(of: Int(top.component))
    while let variable = components.bits.firstUnreached() {
      work &+= 1
      if components.bits.leaveIfAlone(variable) {
        pending.append(TraceEntry.free(Int32(variable)))
        continue
      }
      let looked = components.bits.walk(from: variable)
      work &+= UInt64(looked &* (components.bits.variableSpan.count &+ components.bits.clauseSpan.count) / 2)
      components.appendEmpty()
    }
    lookUp(from: base)
  }

  /// Writes the literals of the variables that the branch assigned in a component, ascending.
  private mutating func appendAssigned(of component: Int) {
    let row = component &* components.bits.stride
    for word in components.bits.variableSpan {
      var assigned = components.bits.rows[row &+ word] & ~components.bits.unreached[word]
      while assigned != 0 {
        let literal = Int32(word &* 64 &+ assigned.trailingZeroBitCount) << 1
        pending.append(TraceEntry.literal(assignment.values[literal] > 0 ? literal : literal | 1))
        assigned &= assigned &- 1
      }
    }
  }

  /// The variable of a component with the highest score; ties go to the smaller one.
  ///
  /// How often a variable occurs is counted only where that can still make it the best.
  mutating func bestVariableInBits(of component: Int32) -> Int32 {
    let activityFactor = 10 / order.unit
    let row = Int(component) &* components.bits.stride
    var (best, bestScore) = (Int32(-1), -Float.infinity)
    for word in 0..<components.bits.variableWords {
      var open = components.bits.rows[row &+ word]
      while open != 0 {
        let variable = Int32(word &* 64 &+ open.trailingZeroBitCount)
        open &= open &- 1
        let guided = activityFactor * order.activities[variable] + order.scores[variable]
        if guided + components.bits.bounds[variable] <= bestScore { continue }
        let score =
          Float(components.bits.frequency(of: Int(variable), row)) + activityFactor * order.activities[variable]
          + order.scores[variable]
        work &+= 4
        if score > bestScore { (best, bestScore) = (variable, score) }
      }
    }
    return best
  }
}

extension ComponentBits {
  /// How often a variable occurs in the open clauses of a component, binary ones with the same variable counted once.
  @inline(__always)
  func frequency(of variable: Int, _ row: Int) -> Int {
    var sum = 0
    for word in 0..<variableWords {
      sum &+= (edges[variable &* variableWords &+ word] & rows[row &+ word]).nonzeroBitCount
    }
    let (positive, negative) = (variable &* 2 &* clauseWords, (variable &* 2 &+ 1) &* clauseWords)
    for word in 0..<clauseWords {
      let held = clauses[positive &+ word] | clauses[negative &+ word]
      sum &+= (held & rows[row &+ variableWords &+ word]).nonzeroBitCount
    }
    return sum
  }
}
