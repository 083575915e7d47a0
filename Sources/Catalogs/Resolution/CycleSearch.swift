/// A depth-first search for cycles in a graph of nodes 0..<count, without recursion: a chain may be as long as the graph.
///
/// Cost: linear in nodes and edges, plus the lengths of the cycles found. Every edge that closes a cycle is found once;
/// without those edges `order` lists each node after all that it leads to.
struct CycleSearch {
  /// A node and which of its edges the cycle takes.
  struct Step: Hashable {
    var node: Int
    var edge: Int
  }

  /// Each cycle from the node where it closes, all around.
  private(set) var cycles: [[Step]] = []
  private(set) var order: [Int] = []

  private enum Color { case white, grey, black }

  /// `edges` lists the nodes that a node leads to; it is asked once for each node.
  init(count: Int, edges: (Int) -> [Int]) {
    var colors = Array(repeating: Color.white, count: count)
    var way: [(node: Int, targets: [Int], next: Int)] = []
    for start in 0..<count where colors[start] == .white {
      colors[start] = .grey
      way.append((start, edges(start), 0))
      while let last = way.last {
        guard last.next < last.targets.count else {
          colors[last.node] = .black
          order.append(last.node)
          way.removeLast()
          continue
        }
        way[way.count - 1].next += 1
        let target = last.targets[last.next]
        switch colors[target] {
        case .black: break
        case .white:
          colors[target] = .grey
          way.append((target, edges(target), 0))
        case .grey:
          let first = way.firstIndex { $0.node == target } ?? 0
          cycles.append(way[first...].map { Step(node: $0.node, edge: $0.next - 1) })
        }
      }
    }
  }
}

/// The names around a cycle, the first again at the end.
func around(_ names: [String]) -> String { (names + names.prefix(1)).joined(separator: " → ") }
