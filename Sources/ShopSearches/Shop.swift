/// A shop as the disjunctive graph of Roy and Sussmann (1964) sees it: operations, the arcs that are given, and machines
/// that do one operation at a time, with the makespan as the only objective.
///
/// Operations are 0 up to `count`. Two more vertices close the graph without branches in the loops: `source`, the
/// predecessor of what has none, and `sink`, the successor of what has none.
///
/// Times are counted from the earliest instant at which anything may start, and their sum fits 32 bits.
struct Shop: Sendable {
  /// Number of operations.
  let count: Int32
  /// Number of machines.
  let machines: Int32
  /// For each operation when it may start at the earliest, by itself.
  let releases: [Int32]
  /// For each operation one predecessor that it waits for without a lag, or `source`.
  let predecessors: [Int32]
  /// The same arcs seen from their tails: one successor, or `sink`.
  let successors: [Int32]
  /// The arcs that are not in `predecessors`, in either direction. Empty where all jobs are chains.
  let moreArcs: ArcTable
  /// Where the alternatives of each operation begin; one more than operations.
  let alternativeStarts: [Int32]
  /// The machine of each alternative.
  let alternativeMachines: [Int32]
  /// The duration of each alternative.
  let alternativeDurations: [Int32]

  /// See `Shop`.
  var source: Int32 { count }
  /// See `Shop`.
  var sink: Int32 { count + 1 }
  /// Whether any operation can be done on more than one machine.
  var isFlexible: Bool { alternativeMachines.count > Int(count) }

  /// The alternatives of an operation, as indices into `alternativeMachines` and `alternativeDurations`.
  func alternatives(_ operation: Int32) -> Range<Int> {
    Int(alternativeStarts[Int(operation)])..<Int(alternativeStarts[Int(operation) + 1])
  }
}

/// Arcs with lags, found from either end: those into vertex `v` are at `startsIn[v]..<startsIn[v + 1]` of the first
/// three arrays, those out of it at `startsOut[v]..<startsOut[v + 1]` of the others.
struct ArcTable: Sendable {
  /// An arc from the end of one operation to the start of another.
  struct Arc: Sendable {
    /// Waited for.
    var from: Int32
    /// Waits.
    var to: Int32
    /// Time that passes in between at least.
    var lag: Int32
  }

  private(set) var startsIn: [Int32]
  private(set) var startsOut: [Int32]
  private(set) var arcsIn: [Arc]
  private(set) var arcsOut: [Arc]

  /// Sorts arcs by both ends; linear in both numbers.
  init(_ arcs: [Arc], vertices: Int) {
    (startsIn, arcsIn) = ArcTable.bucket(arcs, vertices: vertices, by: \.to)
    (startsOut, arcsOut) = ArcTable.bucket(arcs, vertices: vertices, by: \.from)
  }

  /// Whether there is no arc at all.
  var isEmpty: Bool { arcsIn.isEmpty }

  /// The arcs that end at a vertex.
  func into(_ vertex: Int32) -> ArraySlice<Arc> {
    arcsIn[Int(startsIn[Int(vertex)])..<Int(startsIn[Int(vertex) + 1])]
  }

  /// The arcs that begin at a vertex.
  func outOf(_ vertex: Int32) -> ArraySlice<Arc> {
    arcsOut[Int(startsOut[Int(vertex)])..<Int(startsOut[Int(vertex) + 1])]
  }

  private static func bucket(_ arcs: [Arc], vertices: Int, by end: KeyPath<Arc, Int32>) -> ([Int32], [Arc]) {
    var starts = Array(repeating: Int32(0), count: vertices + 1)
    for arc in arcs { starts[Int(arc[keyPath: end]) + 1] += 1 }
    for vertex in 0..<vertices { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var sorted = arcs
    for arc in arcs {
      let vertex = Int(arc[keyPath: end])
      sorted[Int(next[vertex])] = arc
      next[vertex] += 1
    }
    return (starts, sorted)
  }
}
