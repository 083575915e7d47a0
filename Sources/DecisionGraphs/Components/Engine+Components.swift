// Finding the components of what a branch left open: a breadth-first walk over open variables and open clauses, the second
// loop that is allowed to be long.
//
// Only clauses that were open in the component above can be open now, so the marks are set for those first; a clause
// found satisfied is marked so and not looked at again. The walk numbers the components; one pass over the variables and clauses of
// the component above, which are sorted, then deals them out, so that every component is sorted without sorting.

extension Engine {
  /// Marks of variables that are in no component of their own.
  private static var free: Int32 { Int32.max }

  /// Finds the components below the branch at hand: literals and cached nodes become pending entries, others components to do.
  mutating func discoverComponents() {
    if components.bits.isUsed { return discoverComponentsInBits() }
    let top = levels[levels.count - 1]
    let above = components.components[top.component]
    let base = Int32(components.components.count)
    for place in above.clauseStart..<above.clauseEnd { components.clauseMarks[components.clauses[place]] = -1 }
    for place in above.variableStart..<above.variableEnd {
      let variable = components.variables[place]
      if assignment.values[variable << 1] == 0 {
        components.variableMarks[variable] = -1
        components.frequencies[variable] = 0
      } else {
        pending.append(TraceEntry.literal(variable << 1 | (assignment.values[variable << 1] > 0 ? 0 : 1)))
      }
    }
    var number = base
    for place in above.variableStart..<above.variableEnd {
      let variable = components.variables[place]
      if assignment.values[variable << 1] != 0 || components.variableMarks[variable] != -1 { continue }
      let clauseCount = walk(from: variable, number)
      if components.queue.count == 1 && clauseCount == 0 {
        components.variableMarks[variable] = Self.free
        pending.append(TraceEntry.free(variable))
      } else {
        reserve(clauseCount)
        number &+= 1
      }
    }
    dealOut(above, from: base)
    for place in above.clauseStart..<above.clauseEnd { components.clauseMarks[components.clauses[place]] = -2 }
    lookUp(from: base)
  }

  /// Visits everything connected with a variable; gives the number of open clauses found.
  private mutating func walk(from start: Int32, _ component: Int32) -> Int32 {
    components.queue.truncate(to: 0)
    components.queue.append(start)
    components.variableMarks[start] = component
    var clauseCount: Int32 = 0
    var done = 0
    while done < components.queue.count {
      let variable = components.queue[done]
      done &+= 1
      let extent = occurrences.extents[variable]
      work &+= UInt64(extent.end &- extent.edges)
      var frequency: Float = 0
      var place = extent.edges
      while place < extent.ternaries {
        let other = occurrences.words[place]
        place &+= 1
        if assignment.values[other << 1] == 0 {
          frequency += 1
          join(other, component)
        }
      }
      while place < extent.longs {
        let clause = occurrences.words[place]
        let mark = components.clauseMarks[clause]
        if mark == -1 {
          let (left, right) = (occurrences.words[place &+ 1], occurrences.words[place &+ 2])
          let (leftValue, rightValue) = (assignment.values[left], assignment.values[right])
          if leftValue > 0 || rightValue > 0 {
            components.clauseMarks[clause] = -2
          } else {
            components.clauseMarks[clause] = component
            components.isWhole[clause] = leftValue == 0 && rightValue == 0
            clauseCount &+= 1
            frequency += 1
            if leftValue == 0 { join(left >> 1, component) }
            if rightValue == 0 { join(right >> 1, component) }
          }
        } else if mark >= 0 {
          frequency += 1
        }
        place &+= 3
      }
      while place < extent.sums {
        let clause = occurrences.words[place]
        let mark = components.clauseMarks[clause]
        if mark == -1 {
          if enter(longAt: occurrences.words[place &+ 1], clause, component) {
            components.clauseMarks[clause] = component
            clauseCount &+= 1
            frequency += 1
          } else {
            components.clauseMarks[clause] = -2
          }
        } else if mark >= 0 {
          frequency += 1
        }
        place &+= 2
      }
      while place < extent.end {
        let number = occurrences.words[place]
        let mark = components.clauseMarks[number]
        let isTable = place >= extent.tables
        place &+= 1
        if mark == -1 && (isTable ? enter(table: number, component) : enter(sum: number, component)) {
          components.clauseMarks[number] = component
          clauseCount &+= 1
          frequency += 1
        } else if mark >= 0 {
          frequency += 1
        }
      }
      components.frequencies[variable] = frequency
    }
    return clauseCount
  }

  @inline(__always)
  private mutating func join(_ variable: Int32, _ number: Int32) {
    if components.variableMarks[variable] == -1 {
      components.variableMarks[variable] = number
      components.queue.append(variable)
    }
  }

  /// Joins the open variables of a long clause; false when it is satisfied, and then nothing is joined.
  @inline(__always)
  private mutating func enter(longAt start: Int32, _ clause: Int32, _ number: Int32) -> Bool {
    var isWhole = true
    let length = components.queue.count
    var place = start
    while true {
      let literal = occurrences.longLiterals[place]
      if literal < 0 {
        components.isWhole[clause] = isWhole
        return true
      }
      place &+= 1
      let value = assignment.values[literal]
      if value > 0 { break }
      if value == 0 { join(literal >> 1, number) } else { isWhole = false }
    }
    work &+= UInt64(place &- start)
    while components.queue.count > length { components.variableMarks[components.queue.removeLast()] = -1 }
    return false
  }

  /// Joins the open variables of a sum; false when what is open cannot exceed its slack, and then nothing is joined.
  private mutating func enter(sum number: Int32, _ component: Int32) -> Bool {
    let sum = number &- Int32(occurrences.clauseCount)
    let range = sums.starts[sum]..<sums.starts[sum &+ 1]
    work &+= UInt64(range.count)
    let (total, isWhole) = greatest(of: sum, range)
    if total <= sums.slacks[sum] {
      components.clauseMarks[number] = -2
      return false
    }
    components.isWhole[number] = isWhole
    for place in range where assignment.values[sums.terms[place].literal] == 0 {
      join(sums.terms[place].literal >> 1, component)
    }
    return true
  }

  /// The most that the open literals of a sum can count together, at most one of each exclusive group; and whether all are open.
  ///
  /// A sum that says itself that its literals exclude each other is its own group, and is measured by all of them.
  @inline(__always)
  private func greatest(of sum: Int32, _ range: Range<Int32>) -> (total: Int64, isWhole: Bool) {
    var total: Int64 = 0
    var isWhole = true
    var (group, largest) = (Int32(-1), Int64(0))
    for place in range {
      let term = sums.terms[place]
      if assignment.values[term.literal] != 0 {
        isWhole = false
      } else if term.group < 0 || term.group == sum {
        total &+= term.weight
      } else {
        if term.group != group {
          total &+= largest
          (group, largest) = (term.group, 0)
        }
        largest = max(largest, term.weight)
      }
    }
    return (total &+ largest, isWhole)
  }

  /// Joins the open variables of the columns that a table still binds, and its condition; false when it binds none, and then nothing
  /// is joined.
  private mutating func enter(table number: Int32, _ component: Int32) -> Bool {
    let table = number &- Int32(components.clauseMarks.count &- tables.count)
    let condition = tables.shapes[table].condition
    if condition >= 0 && assignment.values[condition] < 0 {
      components.clauseMarks[number] = -2
      return false
    }
    if tables.residuals[table] < 0 {
      tables.residuals[table] = residuals.number(of: table, tables, assignment.values)
      work &+= UInt64(tables.shapes[table].wordCount)
    }
    let record = residuals.records[tables.residuals[table]]
    if record.boundStart == record.boundEnd {
      components.clauseMarks[number] = -2
      return false
    }
    components.isWhole[number] = record.isWhole
    if condition >= 0 && assignment.values[condition] == 0 { join(condition >> 1, component) }
    for bound in record.boundStart..<record.boundEnd {
      let column = tables.columns[residuals.bound[bound]]
      for place in column.placeStart..<column.placeEnd where assignment.values[tables.literals[place]] == 0 {
        join(tables.literals[place] >> 1, component)
      }
    }
    return true
  }

  /// Opens a component of the size that the walk found, behind the last one.
  private mutating func reserve(_ clauseCount: Int32) {
    let last = components.components.last
    components.components.append(
      Component(
        variableStart: last.variableEnd, variableEnd: last.variableEnd &+ Int32(components.queue.count),
        clauseStart: last.clauseEnd, clauseEnd: last.clauseEnd &+ clauseCount, keyStart: 0, keyEnd: last.keyEnd,
        digest: 0))
    components.variables.append(repeating: 0, count: components.queue.count)
    components.clauses.append(repeating: 0, count: Int(clauseCount))
  }

  /// Fills the components from `base` on with their variables and clauses in ascending order.
  private mutating func dealOut(_ above: Component, from base: Int32) {
    if Int(base) == components.components.count { return }
    components.queue.truncate(to: 0)
    for number in Int(base)..<components.components.count {
      components.queue.append(components.components[number].variableStart)
      components.queue.append(components.components[number].clauseStart)
    }
    for place in above.variableStart..<above.variableEnd {
      let variable = components.variables[place]
      if assignment.values[variable << 1] != 0 { continue }
      let number = components.variableMarks[variable]
      if number == Self.free { continue }
      let cursor = (number &- base) &* 2
      components.variables[components.queue[cursor]] = variable
      components.queue[cursor] &+= 1
    }
    for place in above.clauseStart..<above.clauseEnd {
      let clause = components.clauses[place]
      let number = components.clauseMarks[clause]
      if number < 0 { continue }
      let cursor = (number &- base) &* 2 &+ 1
      components.clauses[components.queue[cursor]] = clause
      components.queue[cursor] &+= 1
    }
  }

  /// Turns the components that are known into pending nodes, and keeps the others for the branch at hand.
  mutating func lookUp(from base: Int32) {
    let end = components.components.count
    var kept = Int(base)
    for number in Int(base)..<end {
      var component = components.components[number]
      let keyEnd = components.keys.count
      if components.bits.isUsed {
        components.packBitKey(of: &component, number)
      } else {
        components.packKey(of: &component, sums, tables, residuals)
      }
      statistics.lookups += 1
      if let node = cache.node(of: component, in: components.keys) {
        statistics.hits += 1
        pending.append(TraceEntry.node(node))
        components.keys.truncate(to: keyEnd)
      } else {
        components.move(component, from: number, to: kept)
        kept += 1
      }
    }
    components.truncate(to: kept)
    let top = levels.count - 1
    levels[top].nextComponent = base
    levels[top].endComponent = Int32(kept)
  }
}
