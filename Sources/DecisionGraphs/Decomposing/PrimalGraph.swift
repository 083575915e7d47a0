import FlatArrays

/// The graph of a formula's variables, joined when a clause, sum or table holds both: rows of bits.
struct PrimalGraph: ~Copyable {
  /// Number of variables.
  let count: Int
  /// Words a row.
  let width: Int
  /// The rows.
  var rows: FlatArray<UInt64>
  /// By variable: number of neighbours.
  var degrees: FlatArray<Int32>

  /// Vertices without edges.
  init(vertexCount: Int) {
    count = vertexCount
    width = (count + 63) / 64
    rows = FlatArray(repeating: 0, count: count * width)
    degrees = FlatArray(repeating: 0, count: count)
  }

  /// The primal graph of a formula, where some variables may share a vertex.
  init(_ formula: Formula, _ groups: ValueGroups) {
    let (vertices, count) = groups.vertices
    self.init(vertexCount: count)
    for clause in 0..<formula.clauseCount {
      joinAll(formula.literals[formula.range(clause)].lazy.map { vertices[Int($0 >> 1)] })
    }
    for sum in formula.sums { joinAll(Set(sum.terms.map { vertices[Int($0.literal >> 1)] }).sorted()) }
    for table in formula.tables { joinAll(Set(table.variables.map { vertices[Int($0)] }).sorted()) }
  }

  private mutating func joinAll(_ vertices: some Collection<Int>) {
    for (place, one) in vertices.enumerated() {
      for other in vertices.dropFirst(place + 1) { join(one, other) }
    }
  }

  /// A copy.
  init(_ other: borrowing PrimalGraph) {
    count = other.count
    width = other.width
    rows = FlatArray(capacity: other.rows.count)
    rows.append(0..<other.rows.count, of: other.rows)
    degrees = FlatArray(capacity: count)
    degrees.append(0..<count, of: other.degrees)
  }

  /// Whether two variables are joined.
  @inline(__always)
  func isEdge(_ one: Int, _ other: Int) -> Bool { rows[one &* width &+ other >> 6] >> UInt64(other & 63) & 1 != 0 }

  /// Joins two variables.
  mutating func join(_ one: Int, _ other: Int) {
    if one == other || isEdge(one, other) { return }
    rows[one * width + other >> 6] |= 1 << UInt64(other & 63)
    rows[other * width + one >> 6] |= 1 << UInt64(one & 63)
    degrees[one] += 1
    degrees[other] += 1
  }

  /// Takes a variable out.
  mutating func remove(_ variable: Int) {
    forEachNeighbour(of: variable) { other in
      rows[other &* width &+ variable >> 6] &= ~(1 << UInt64(variable & 63))
      degrees[other] &-= 1
    }
    for word in 0..<width { rows[variable &* width &+ word] = 0 }
    degrees[variable] = 0
  }

  /// Number of neighbours that two variables share.
  @inline(__always)
  func commonCount(_ one: Int, _ other: Int) -> Int {
    var sum = 0
    for word in 0..<width { sum &+= (rows[one &* width &+ word] & rows[other &* width &+ word]).nonzeroBitCount }
    return sum
  }

  /// Calls with each neighbour, ascending.
  @inline(__always)
  func forEachNeighbour(of variable: Int, _ body: (Int) -> Void) {
    for word in 0..<width {
      var bits = rows[variable &* width &+ word]
      while bits != 0 {
        body(word &* 64 &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
  }

  /// Calls with each neighbour that two variables share, ascending.
  @inline(__always)
  func forEachCommon(_ one: Int, _ other: Int, _ body: (Int) -> Void) {
    for word in 0..<width {
      var bits = rows[one &* width &+ word] & rows[other &* width &+ word]
      while bits != 0 {
        body(word &* 64 &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
  }
}
