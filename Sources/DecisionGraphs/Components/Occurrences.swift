import FlatArrays

/// Where each variable occurs in the given clauses, laid out for the walk that finds components.
///
/// A binary clause between open variables is always open, so it is a mere edge. A ternary clause lies beside the variable with its
/// other two literals; a longer one with the place of its literals. Clauses of three and more are numbered in the
/// formula's order, sums behind them, tables last; binary clauses have no number, because the open variables of a component tell which of
/// them are open.
struct Occurrences: ~Copyable {
  /// The places of a variable's five lists.
  struct Extent: BitwiseCopyable {
    var edges: Int32
    var ternaries: Int32
    var longs: Int32
    var sums: Int32
    var tables: Int32
    var end: Int32
  }

  /// By variable.
  let extents: FlatArray<Extent>
  /// Edges: variables. Ternaries: clause, literal, literal. Longs: clause, place of its literals. Sums and tables: numbers behind the clauses'.
  let words: FlatArray<Int32>
  /// The literals of the longer clauses, each ended by -1.
  let longLiterals: FlatArray<Int32>
  /// Number of clauses with three or more literals.
  let clauseCount: Int
  /// By literal: the places in the clause store of the longer clauses it occurs in, as starts into `placed`.
  let placedStarts: FlatArray<Int32>
  /// The places meant by `placedStarts`.
  let placed: FlatArray<Int32>

  /// The occurrences of a formula's clauses, none of which is a unit.
  init(_ formula: Formula) {
    let builder = Builder(formula)
    var extents = FlatArray<Extent>(capacity: formula.variableCount)
    var words = FlatArray<Int32>()
    for variable in 0..<formula.variableCount {
      let edges = Int32(words.count)
      var last: Int32 = -1
      for neighbour in builder.edges[variable].sorted() where neighbour != last {
        words.append(neighbour)
        last = neighbour
      }
      let ternaries = Int32(words.count)
      for word in builder.ternaries[variable] { words.append(word) }
      let longs = Int32(words.count)
      for word in builder.longs[variable] { words.append(word) }
      let sums = Int32(words.count)
      for word in builder.sums[variable] { words.append(word) }
      let tables = Int32(words.count)
      for word in builder.tables[variable] { words.append(word) }
      extents.append(
        Extent(
          edges: edges, ternaries: ternaries, longs: longs, sums: sums, tables: tables, end: Int32(words.count)))
    }
    var starts = FlatArray<Int32>(capacity: 2 * formula.variableCount + 1)
    var placed = FlatArray<Int32>()
    for list in builder.places {
      starts.append(Int32(placed.count))
      for place in list { placed.append(place) }
    }
    starts.append(Int32(placed.count))
    self.extents = extents
    self.words = words
    longLiterals = FlatArray(builder.longLiterals)
    clauseCount = builder.clauseCount
    placedStarts = starts
    self.placed = placed
  }

  /// Lists by variable, before they are laid flat.
  private struct Builder {
    var edges: [[Int32]]
    var ternaries: [[Int32]]
    var longs: [[Int32]]
    var sums: [[Int32]]
    var tables: [[Int32]]
    var places: [[Int32]]
    var longLiterals: [Int32] = []
    var clauseCount = 0

    init(_ formula: Formula) {
      edges = Array(repeating: [], count: formula.variableCount)
      ternaries = edges
      longs = edges
      sums = edges
      tables = edges
      places = Array(repeating: [], count: 2 * formula.variableCount)
      var place = Int32(0)
      for clause in 0..<formula.clauseCount {
        let literals = formula.literals[formula.range(clause)]
        enter(literals)
        if literals.count == 2 { continue }
        for literal in literals { places[Int(literal)].append(place) }
        place += Int32(literals.count) + ClauseStore.header
      }
      for (number, sum) in formula.sums.enumerated() {
        for term in sum.terms { sums[Int(term.literal >> 1)].append(Int32(clauseCount + number)) }
      }
      for (number, table) in formula.tables.enumerated() {
        for variable in table.variables {
          tables[Int(variable)].append(Int32(clauseCount + formula.sums.count + number))
        }
      }
    }

    private mutating func enter(_ literals: ArraySlice<Int32>) {
      let first = literals.startIndex
      if literals.count == 2 {
        edges[Int(literals[first] >> 1)].append(literals[first + 1] >> 1)
        edges[Int(literals[first + 1] >> 1)].append(literals[first] >> 1)
        return
      }
      let number = Int32(clauseCount)
      clauseCount += 1
      if literals.count == 3 {
        for literal in literals {
          ternaries[Int(literal >> 1)].append(number)
          for other in literals where other != literal { ternaries[Int(literal >> 1)].append(other) }
        }
      } else {
        let start = Int32(longLiterals.count)
        longLiterals.append(contentsOf: literals)
        longLiterals.append(-1)
        for literal in literals { longs[Int(literal >> 1)] += [number, start] }
      }
    }
  }
}
