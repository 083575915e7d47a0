import FlatArrays

/// A part of the formula that shares no open variable with the rest.
struct Component: BitwiseCopyable {
  /// Where its variables lie, ascending.
  var variableStart: Int32
  var variableEnd: Int32
  /// Where its open clauses of three and more literals lie, ascending, with the sums and the tables behind them.
  var clauseStart: Int32
  var clauseEnd: Int32
  /// Where its key lies.
  var keyStart: Int32
  var keyEnd: Int32
  /// The key's digest.
  var digest: UInt64
}

/// The components at hand, from the whole formula to the smallest part, one behind the other.
struct ComponentStack: ~Copyable {
  /// The components.
  var components = FlatArray<Component>()
  /// Their variables.
  var variables = FlatArray<Int32>()
  /// Their clauses.
  var clauses = FlatArray<Int32>()
  /// Their keys, packed.
  var keys = FlatArray<UInt64>()
  /// By variable: how often it occurred in open clauses when its component was found.
  var frequencies: FlatArray<Float>
  /// By variable while components are looked for: -1 unseen, else the number of its component or `free`; stale elsewhere.
  var variableMarks: FlatArray<Int32>
  /// By clause while components are looked for: -2 satisfied or foreign, -1 unseen, else the number of its component.
  var clauseMarks: FlatArray<Int32>
  /// By clause: whether all its literals were open when its component was found; such clauses need no place in keys.
  var isWhole: FlatArray<Bool>
  /// The walk's queue.
  var queue = FlatArray<Int32>()
  /// The components in rows of bits, where those are used; variables and clauses are then not listed.
  var bits: ComponentBits

  /// The whole formula as the first component, in rows of bits if they are wanted and fit.
  init(_ formula: Formula, inRows: Bool) {
    bits = ComponentBits(formula, isWanted: inRows)
    frequencies = FlatArray(repeating: 0, count: formula.variableCount)
    variableMarks = FlatArray(repeating: -1, count: formula.variableCount)
    let clauseCount =
      (0..<formula.clauseCount).count { formula.range($0).count > 2 } + formula.sums.count
      + formula.tables.count
    clauseMarks = FlatArray(repeating: -2, count: clauseCount)
    isWhole = FlatArray(repeating: true, count: clauseCount)
    for variable in 0..<formula.variableCount { variables.append(Int32(variable)) }
    for clause in 0..<clauseCount { clauses.append(Int32(clause)) }
    components.append(
      Component(
        variableStart: 0, variableEnd: Int32(formula.variableCount), clauseStart: 0, clauseEnd: Int32(clauseCount),
        keyStart: 0, keyEnd: 0, digest: 0))
  }

  /// Keeps the first components only.
  mutating func truncate(to count: Int) {
    components.truncate(to: count)
    let last = components.last
    variables.truncate(to: Int(last.variableEnd))
    clauses.truncate(to: Int(last.clauseEnd))
    keys.truncate(to: Int(last.keyEnd))
    bits.truncate(to: count)
  }

  /// Adds a component whose variables and clauses stand in the last row of bits.
  mutating func appendEmpty() {
    let last = components.last
    components.append(
      Component(
        variableStart: last.variableEnd, variableEnd: last.variableEnd, clauseStart: last.clauseEnd,
        clauseEnd: last.clauseEnd, keyStart: 0, keyEnd: last.keyEnd, digest: 0))
  }

  /// Puts a component in the place of an earlier one.
  mutating func move(_ component: Component, from source: Int, to target: Int) {
    components[target] = component
    if source != target && bits.isUsed {
      bits.rows.move(from: source * bits.stride, to: target * bits.stride, count: bits.stride)
    }
  }

  /// Packs a component's rows of bits into its key: which words are not empty, then those words.
  ///
  /// As with lists, clauses that lost literals are all that needs to stand beside the open variables.
  mutating func packBitKey(of component: inout Component, _ number: Int) {
    component.keyStart = Int32(keys.count)
    var digest: UInt64 = 0x9E37_79B9_7F4A_7C15
    var filled: UInt64 = 0
    keys.append(0)
    let base = number &* bits.stride
    for word in bits.variableSpan { put(bits.rows[base &+ word], word, &filled, &digest) }
    let touched = base &+ bits.variableWords &+ bits.clauseWords
    for word in bits.clauseSpan { put(bits.rows[touched &+ word], bits.variableWords &+ word, &filled, &digest) }
    keys[component.keyStart] = filled
    digest = (digest ^ filled) &* 0x9FB2_1C65_1E98_DF25
    component.keyEnd = Int32(keys.count)
    component.digest = digest ^ digest >> 29
  }

  @inline(__always)
  private mutating func put(_ word: UInt64, _ place: Int, _ filled: inout UInt64, _ digest: inout UInt64) {
    if word == 0 { return }
    keys.append(word)
    filled |= 1 << UInt64(place)
    digest = (digest ^ word) &* 0xD6E8_FEB8_6659_FD93
    digest ^= digest >> 32
  }

  /// Packs a component's variables and clauses into its key: distances of neighbours, seven bits a byte, low bytes first.
  ///
  /// The open variables tell which binary clauses are open, which clauses are untouched, and which literals an open clause
  /// has left; so clauses that lost literals are all that the key adds, and sums that lost some with the slack they have left,
  /// tables with the number of their rest.
  /// Equal keys mean equal residual formulas. The converse was tried and dropped: keys by the literals left, equal clauses counted
  /// once and those that binary ones cover left out, saved a hundredth of the decisions, seldom a third, and cost twice the time.
  mutating func packKey(
    of component: inout Component, _ sums: borrowing SumStore, _ tables: borrowing TableStore,
    _ residuals: borrowing ResidualTables
  ) {
    let firstTable = Int32(clauseMarks.count - tables.count)
    let firstSum = firstTable - Int32(sums.count)
    component.keyStart = Int32(keys.count)
    var packer = Packer()
    packer.put(UInt64(component.variableEnd &- component.variableStart), into: &keys)
    var previous: Int32 = 0
    for place in component.variableStart..<component.variableEnd {
      packer.put(UInt64(variables[place] &- previous), into: &keys)
      previous = variables[place]
    }
    // No distance is 0, so that the zeros which fill the last word mean nothing.
    previous = -1
    for place in component.clauseStart..<component.clauseEnd where !isWhole[clauses[place]] {
      packer.put(UInt64(clauses[place] &- previous), into: &keys)
      previous = clauses[place]
      if previous >= firstTable {
        let residual = tables.residuals[previous &- firstTable]
        packer.put(UInt64(residuals.records[residual].reduced), into: &keys)
      } else if previous >= firstSum {
        packer.put(UInt64(sums.slacks[previous &- firstSum]), into: &keys)
      }
    }
    packer.finish(into: &keys)
    component.keyEnd = Int32(keys.count)
    component.digest = packer.digest
  }

  /// Bytes on their way into 64-bit words, and the digest of the words.
  private struct Packer {
    var word: UInt64 = 0
    var shift: UInt64 = 0
    var digest: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    mutating func put(_ value: UInt64, into keys: inout FlatArray<UInt64>) {
      var rest = value
      while rest >= 128 {
        putByte(rest & 127 | 128, into: &keys)
        rest >>= 7
      }
      putByte(rest, into: &keys)
    }

    @inline(__always)
    private mutating func putByte(_ byte: UInt64, into keys: inout FlatArray<UInt64>) {
      word |= byte &<< shift
      shift &+= 8
      if shift == 64 { flush(into: &keys) }
    }

    @inline(__always)
    private mutating func flush(into keys: inout FlatArray<UInt64>) {
      keys.append(word)
      digest = (digest ^ word) &* 0xD6E8_FEB8_6659_FD93
      digest ^= digest >> 32
      word = 0
      shift = 0
    }

    mutating func finish(into keys: inout FlatArray<UInt64>) {
      if shift > 0 { flush(into: &keys) }
      digest = digest &* 0x9FB2_1C65_1E98_DF25
      digest ^= digest >> 29
    }
  }
}
