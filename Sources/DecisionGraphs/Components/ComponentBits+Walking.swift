import FlatArrays

// The walk over rows of bits: the third loop that is allowed to be long.

extension ComponentBits {
  /// Prepares the walks below a branch of a component.
  mutating func open(_ component: Int) {
    let base = component &* stride
    variableSpan = Self.load(&unreached, rows, base)
    clauseSpan = Self.load(&alive, rows, base &+ variableWords)
    for word in clauseSpan { touched[word] = rows[base &+ variableWords &+ clauseWords &+ word] }
  }

  /// Copies a row; gives the words that are not empty, from the first to the last.
  private static func load(
    _ target: inout FlatArray<UInt64>, _ rows: borrowing FlatArray<UInt64>, _ base: Int
  ) -> Range<Int> {
    var (low, high) = (target.count, 0)
    for word in 0..<target.count {
      target[word] = rows[base &+ word]
      if target[word] == 0 { continue }
      low = min(low, word)
      high = word &+ 1
    }
    return low < high ? low..<high : 0..<0
  }

  /// A literal is true: its variable is not open, clauses with it are satisfied, those with its negation lost a literal.
  @inline(__always)
  func take(_ literal: Int32) {
    let variable = Int(literal >> 1)
    unreached[variable >> 6] &= ~(1 << UInt64(variable & 63))
    let (satisfied, shortened) = (Int(literal) &* clauseWords, Int(literal ^ 1) &* clauseWords)
    for word in clauseSpan {
      alive[word] &= ~clauses[satisfied &+ word]
      touched[word] |= clauses[shortened &+ word]
    }
  }

  /// The smallest variable that no walk has reached.
  func firstUnreached() -> Int? {
    for word in variableSpan where unreached[word] != 0 { return word &* 64 &+ unreached[word].trailingZeroBitCount }
    return nil
  }

  /// Takes a variable out that no open clause holds; false when one does. Most parts that a branch leaves are such variables.
  func leaveIfAlone(_ variable: Int) -> Bool {
    for word in variableSpan where edges[variable &* variableWords &+ word] & unreached[word] != 0 { return false }
    for word in clauseSpan where held(by: variable, word) & alive[word] != 0 { return false }
    unreached[variable >> 6] &= ~(1 << UInt64(variable & 63))
    return true
  }

  @inline(__always)
  private func held(by variable: Int, _ word: Int) -> UInt64 {
    let positive = variable &* 2 &* clauseWords &+ word
    return clauses[positive] | clauses[positive &+ clauseWords]
  }

  /// Makes a component of everything connected with a variable, behind the last one; gives the variables looked at.
  ///
  /// When nothing is left to reach, everything still waiting belongs to the component, and so do all clauses left: each has an
  /// open variable, which no earlier component has. Asking the variables left whether they are connected, once they are the
  /// smaller part, was tried and dropped: components are small on the average, and it costs as much as it saves.
  mutating func walk(from start: Int) -> Int {
    let base = rows.count
    rows.append(repeating: 0, count: stride)
    waiting[start >> 6] = 1 << UInt64(start & 63)
    unreached[start >> 6] &= ~(1 << UInt64(start & 63))
    var looked = 0
    var isWaiting = true
    while isWaiting {
      isWaiting = false
      for place in variableSpan {
        while waiting[place] != 0 {
          let bit = waiting[place].trailingZeroBitCount
          waiting[place] &= waiting[place] &- 1
          rows[base &+ place] |= 1 << UInt64(bit)
          looked &+= 1
          if look(at: place &* 64 &+ bit, base) { continue }
          finish(base)
          return looked
        }
      }
      for place in variableSpan where waiting[place] != 0 { isWaiting = true }
    }
    for word in clauseSpan {
      let clause = base &+ variableWords &+ word
      rows[clause &+ clauseWords] = rows[clause] & touched[word]
    }
    return looked
  }

  /// Reaches all that a variable occurs with; false when nothing is left to be reached.
  @inline(__always)
  private func look(at variable: Int, _ base: Int) -> Bool {
    var left = reach(edges, variable &* variableWords)
    for word in clauseSpan {
      var found = held(by: variable, word) & alive[word]
      if found == 0 { continue }
      alive[word] ^= found
      rows[base &+ variableWords &+ word] |= found
      while found != 0 && left != 0 {
        left = reach(members, (word &* 64 &+ found.trailingZeroBitCount) &* variableWords)
        found &= found &- 1
      }
    }
    return left != 0
  }

  /// Reaches the variables of a row; gives the bits of all that are left.
  @inline(__always)
  private func reach(_ row: borrowing FlatArray<UInt64>, _ start: Int) -> UInt64 {
    var left: UInt64 = 0
    for word in variableSpan {
      let open = unreached[word]
      let found = row[start &+ word] & open
      waiting[word] |= found
      unreached[word] = open ^ found
      left |= open ^ found
    }
    return left
  }

  /// Takes all that waits, and all clauses left, into the component.
  private func finish(_ base: Int) {
    for word in variableSpan {
      rows[base &+ word] |= waiting[word]
      waiting[word] = 0
    }
    for word in clauseSpan {
      let clause = base &+ variableWords &+ word
      rows[clause] |= alive[word]
      alive[word] = 0
      rows[clause &+ clauseWords] = rows[clause] & touched[word]
    }
  }
}
