/// Memory for exact counts: the limbs of every node's count, and of what lies around it.
struct CountingScratch: ~Copyable {
  /// By branch: its free variables without a choice; empty before the first count.
  var freeCounts = FlatArray<Int32>()
  /// The nodes' counts, laid out as the graph says.
  var counts = FlatArray<UInt64>()
  /// By node: the number of solutions of the rest for each of its own; as wide as the root's count, empty until asked for.
  var contexts = FlatArray<UInt64>()
  /// Limbs of the root's count.
  var width = 0
  /// Whether `counts` and `contexts` belong to the choices in force.
  var isCounted = false
  var isSpread = false
  /// Where products are made.
  var product = LimbAccumulator(capacity: 1)

  /// Before anything is counted.
  init() {}

  /// Makes room for a graph's counts.
  mutating func prepare(for graph: DecisionGraph, _ chosen: borrowing FlatArray<Int8>) {
    if counts.count > 0 { return }
    let layout = graph.layout
    freeCounts = FlatArray(repeating: 0, count: layout.branchCount)
    for variable in 0..<Int32(layout.variableCount) where chosen[variable] == 0 { adjust(for: variable, -1, in: graph) }
    counts = FlatArray(repeating: 0, count: Int(graph.limbStarts[layout.nodeCount]))
    width = Int(graph.limbStarts[layout.nodeCount] - graph.limbStarts[layout.nodeCount - 1])
    product = LimbAccumulator(capacity: 2 * width + 2)
  }

  /// Makes room for the contexts.
  mutating func prepareContexts(for graph: DecisionGraph) {
    if contexts.count == 0 { contexts = FlatArray(repeating: 0, count: graph.layout.nodeCount * width) }
  }

  /// A variable gets a choice (effect 1) or loses it (-1): where it is free, it counts once or twice.
  mutating func adjust(for variable: Int32, _ effect: Int32, in graph: DecisionGraph) {
    isCounted = false
    isSpread = false
    if freeCounts.isEmpty { return }
    let code = TraceEntry.free(variable)
    for place in graph.occurrenceStarts[code]..<graph.occurrenceStarts[code &+ 1] {
      freeCounts[graph.occurrences[place]] &-= effect
    }
  }

  /// Multiplies the product at hand by a node's count.
  @inline(__always)
  mutating func multiply(byCount range: Range<Int>) { product.multiply(by: counts, range) }

  /// Adds the product at hand to a node's count.
  @inline(__always)
  mutating func addProduct(toCount range: Range<Int>) { product.add(to: counts, range) }

  /// Makes a node's context the product at hand; false when it is zero.
  @inline(__always)
  mutating func takeContext(of node: Int) -> Bool {
    product.set(contexts, (node * width)..<((node + 1) * width))
    return product.count > 0
  }

  /// Adds the product at hand to a node's context.
  @inline(__always)
  mutating func addProduct(toContextOf node: Int) { product.add(to: contexts, (node * width)..<((node + 1) * width)) }
}
