import FlatArrays

/// By cube and node: the nodes that hold it, so that a change can be followed upwards.
///
/// Derived from the graph when enough questions were asked to pay for it, and not kept in files, which it would make half as long again.
struct ParentIndex: ~Copyable {
  /// By number of a cube or node: its first parent; one more at the end. Empty before `derive`.
  private(set) var starts = FlatArray<Int32>()
  /// The nodes, counted from 0; a node stands as often as its branches hold the number.
  private(set) var nodes = FlatArray<Int32>()

  /// Nothing.
  init() {}

  /// Whether it is there.
  var isDerived: Bool { !starts.isEmpty }

  /// Sorts the graph's parts by what they hold.
  mutating func derive(from graph: DecisionGraph) {
    let layout = graph.layout
    starts = FlatArray(zeros: layout.numberCount + 2)
    nodes = FlatArray(zeros: layout.partCount)
    // Counted two places ahead, so that after filling, each start stands where it belongs.
    for place in 0..<layout.partCount { starts[graph.parts[place].number &+ 2] &+= 1 }
    for number in 2..<starts.count { starts[number] &+= starts[number &- 1] }
    for node in 0..<layout.nodeCount {
      for place in graph.partRange(of: node) {
        let number = graph.parts[place].number &+ 1
        nodes[starts[number]] = Int32(node)
        starts[number] &+= 1
      }
    }
  }

  /// The places of a number's parents in `nodes`.
  @inline(__always)
  func range(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number &+ 1]) }
}
