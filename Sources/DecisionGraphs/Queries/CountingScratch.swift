import FlatArrays

/// Memory for exact counts: the limbs of every node's count, and of what lies around it.
struct CountingScratch: ~Copyable {
  /// By cube: its free variables without a choice; empty before the first count.
  var freeCounts = FlatArray<Int32>()
  /// The nodes' counts, laid out as the graph says.
  var counts = FlatArray<UInt64>()
  /// By number of a cube or node: the number of solutions of the rest for each of its own; as wide as the root's count, empty until
  /// asked for.
  var rests = FlatArray<UInt64>()
  /// Limbs of the root's count.
  var width = 0
  /// Whether `counts` and `rests` belong to the choices in force.
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
    freeCounts = FlatArray(repeating: 0, count: layout.cubeCount)
    for variable in 0..<Int32(layout.variableCount) where chosen[variable] == 0 { adjust(for: variable, -1, in: graph) }
    counts = FlatArray(repeating: 0, count: Int(graph.limbStarts[layout.nodeCount]))
    width = Int(graph.limbStarts[layout.nodeCount] - graph.limbStarts[layout.nodeCount - 1])
    product = LimbAccumulator(capacity: 2 * width + 2)
  }

  /// A variable gets a choice (effect 1) or loses it (-1): where it is free, it counts once or twice.
  mutating func adjust(for variable: Int32, _ effect: Int32, in graph: DecisionGraph) {
    isCounted = false
    isSpread = false
    if freeCounts.isEmpty { return }
    for place in graph.occurrenceRange(of: TraceEntry.free(variable)) {
      freeCounts[graph.occurrences[place]] &-= effect
    }
  }

  /// Makes the product at hand the number of solutions of a branch, without one of its parts.
  @inline(__always)
  mutating func setProduct(_ graph: DecisionGraph, _ branch: Range<Int>, besides skipped: Int = -1) {
    product.setOne()
    multiplyProduct(graph, branch, besides: skipped)
  }

  /// Multiplies the product at hand by the number of solutions of a branch, without one of its parts.
  @inline(__always)
  mutating func multiplyProduct(_ graph: DecisionGraph, _ branch: Range<Int>, besides skipped: Int = -1) {
    var exponent = 0
    for place in branch where place != skipped {
      let number = graph.parts[place].number
      if number < graph.layout.cubeCount {
        exponent &+= Int(freeCounts[number])
      } else {
        product.multiply(by: counts, graph.limbRange(of: number &- graph.layout.cubeCount))
      }
    }
    product.shift(by: exponent)
  }

  /// The number of solutions of a branch of a node whose count has one or two limbs: none of its products has more.
  @inline(__always)
  func smallProduct(_ graph: DecisionGraph, _ branch: Range<Int>) -> UInt128 {
    var (product, exponent): (UInt128, Int) = (1, 0)
    for place in branch {
      let number = graph.parts[place].number
      if number < graph.layout.cubeCount {
        exponent &+= Int(freeCounts[number])
      } else {
        product &*= smallCount(graph.limbRange(of: number &- graph.layout.cubeCount))
      }
    }
    return product &<< UInt128(truncatingIfNeeded: exponent)
  }

  /// A number of one or two limbs.
  @inline(__always)
  private func smallCount(_ range: Range<Int>) -> UInt128 {
    let low = UInt128(counts[range.lowerBound])
    return range.count == 1 ? low : UInt128(counts[range.lowerBound &+ 1]) &<< 64 | low
  }

  /// Sets a node's count of one or two limbs.
  @inline(__always)
  func setSmallCount(_ count: UInt128, _ range: Range<Int>) {
    counts[range.lowerBound] = UInt64(truncatingIfNeeded: count)
    if range.count > 1 { counts[range.lowerBound &+ 1] = UInt64(truncatingIfNeeded: count >> 64) }
  }

  /// Makes the product at hand a number's rest.
  @inline(__always)
  mutating func takeRest(of number: Int) { product.set(rests, restRange(of: number)) }

  /// The limbs of a number's rest.
  @inline(__always)
  func restRange(of number: Int) -> Range<Int> { (number &* width)..<(number &* width &+ width) }
}

extension DecisionGraph {
  /// The limbs of a node's count.
  @inline(__always)
  func limbRange(of node: Int) -> Range<Int> { Int(limbStarts[node])..<Int(limbStarts[node &+ 1]) }
}
