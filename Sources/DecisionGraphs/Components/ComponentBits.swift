import FlatArrays

/// The components at hand as rows of bits, for formulas of clauses alone that are not too large.
///
/// *Why.* Finding components is most of the search. In lists a walk looks at every occurrence of every open variable; in rows it joins all
/// that a variable occurs with by a few operations on words, and ends as soon as nothing is left to reach, which in the usual
/// case of one component is after a few variables. Measured on product lines of 600 to 900 variables, the whole search takes a third to a
/// half of the time.
///
/// *What is open.* A component keeps its open variables, its open clauses, and those of the latter that lost literals. A branch below it
/// assigned what lies on the trail since its level began; each of these literals takes the clauses that hold it out of the open
/// ones, and marks those that hold its negation. So nothing is looked at that did not change.
struct ComponentBits: ~Copyable {
  /// Words for all variables, and for all clauses of three literals or more; no words when rows are not used.
  let variableWords: Int
  let clauseWords: Int
  /// By variable: the variables with which it shares a binary clause.
  let edges: FlatArray<UInt64>
  /// By clause: its variables.
  let members: FlatArray<UInt64>
  /// By literal: the clauses that hold it.
  let clauses: FlatArray<UInt64>
  /// By variable: how often it can occur at most.
  let bounds: FlatArray<Float>
  /// By component: its variables, its clauses, and which of them lost literals.
  var rows = FlatArray<UInt64>()
  /// What the walk has not reached yet: open variables, open clauses; and which clauses lost literals.
  var unreached: FlatArray<UInt64>
  var alive: FlatArray<UInt64>
  var touched: FlatArray<UInt64>
  /// Variables reached whose occurrences have not been looked at.
  var waiting: FlatArray<UInt64>
  /// The words in which the component above has variables and clauses.
  var variableSpan = 0..<0
  var clauseSpan = 0..<0

  /// Words that a component takes.
  var stride: Int { variableWords &+ 2 &* clauseWords }
  /// Whether components are kept in rows.
  var isUsed: Bool { variableWords > 0 }

  /// The rows of a formula, with the whole of it as the first component; none
  /// if they are not wanted, for a formula that is too large, or for one that has more than clauses.
  init(_ formula: Formula, isWanted: Bool) {
    let longs = (0..<formula.clauseCount).filter { formula.range($0).count > 2 }
    let words = ((formula.variableCount + 63) / 64, (longs.count + 63) / 64)
    let isUsed = isWanted && formula.sums.isEmpty && formula.tables.isEmpty && words.0 + words.1 <= Self.mostWords
    let variableWords = isUsed ? words.0 : 0
    let clauseWords = isUsed ? words.1 : 0
    self.variableWords = variableWords
    self.clauseWords = clauseWords
    let count = isUsed ? formula.variableCount : 0
    edges = FlatArray(repeating: 0, count: count * variableWords)
    members = FlatArray(repeating: 0, count: longs.count * variableWords)
    clauses = FlatArray(repeating: 0, count: 2 * count * clauseWords)
    bounds = FlatArray(repeating: 0, count: count)
    unreached = FlatArray(repeating: 0, count: variableWords)
    waiting = FlatArray(repeating: 0, count: variableWords)
    alive = FlatArray(repeating: 0, count: clauseWords)
    touched = FlatArray(repeating: 0, count: clauseWords)
    guard isUsed else { return }
    rows.append(repeating: 0, count: stride)
    for variable in 0..<count { Self.set(variable, in: rows, at: 0) }
    for clause in longs.indices { Self.set(clause, in: rows, at: variableWords) }
    enter(formula)
  }

  private func enter(_ formula: Formula) {
    var number = 0
    for clause in 0..<formula.clauseCount {
      let literals = formula.literals[formula.range(clause)]
      if literals.count == 2 {
        let (one, other) = (Int(literals[literals.startIndex] >> 1), Int(literals[literals.startIndex + 1] >> 1))
        Self.set(one, in: edges, at: other * variableWords)
        Self.set(other, in: edges, at: one * variableWords)
        bounds[one] += 1
        bounds[other] += 1
        continue
      }
      for literal in literals {
        Self.set(Int(literal >> 1), in: members, at: number * variableWords)
        Self.set(number, in: clauses, at: Int(literal) * clauseWords)
        bounds[literal >> 1] += 1
      }
      number += 1
    }
  }

  @inline(__always)
  private static func set(_ bit: Int, in rows: borrowing FlatArray<UInt64>, at place: Int) {
    rows[place &+ bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// Keeps the first components only.
  @inline(__always)
  mutating func truncate(to count: Int) { rows.truncate(to: count &* stride) }

  /// Most words for variables and clauses together, so that one word tells which words of a key are there.
  private static let mostWords = 64
}
