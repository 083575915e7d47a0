extension OperationGraph {
  /// The strongly connected components (Tarjan 1972, with its own stack): for each vertex the number of its component.
  func components() -> [Int] {
    var search = ComponentSearch(self)
    for vertex in 0..<vertices where search.index[vertex] < 0 { search.visit(vertex) }
    return search.component
  }

  /// A cycle through the smallest vertex of each component that has one, in order of these vertices.
  func cycles() -> [[Int]] {
    if topologicalOrder().count == vertices { return [] }
    let component = components()
    var isSeen = Array(repeating: false, count: vertices)
    return (0..<vertices).compactMap { vertex in
      if isSeen[component[vertex]] { return nil }
      isSeen[component[vertex]] = true
      return shortestCycle(through: vertex, within: component)
    }
  }

  /// Breadth-first from a vertex, back to it.
  private func shortestCycle(through root: Int, within component: [Int]) -> [Int]? {
    var parent: [Int] = Array(repeating: -1, count: vertices)
    var queue = [root]
    var next = 0
    while next < queue.count {
      let vertex = queue[next]
      next += 1
      for edge in rows[vertex]..<rows[vertex + 1] where component[heads[edge]] == component[root] {
        let head = heads[edge]
        if head == root { return path(to: vertex, from: root, parent) }
        if parent[head] < 0 {
          parent[head] = vertex
          queue.append(head)
        }
      }
    }
    return nil
  }

  private func path(to vertex: Int, from root: Int, _ parent: [Int]) -> [Int] {
    var path = [vertex]
    while let last = path.last, last != root { path.append(parent[last]) }
    return path.reversed()
  }

  /// The largest sum of edge weights on a path between two vertices of an acyclic graph. The weight of an edge includes
  /// that of the vertex it enters. 0 if there is no path.
  ///
  /// - Complexity: the vertices and edges reachable from the first.
  func longestPath(from root: Int, to goal: Int, weight: (_ edge: Int, _ vertex: Int) -> Time) -> Time {
    // Post-order of a depth-first search; reversed, it is a topological order of what is reachable.
    var postOrder: [Int] = []
    var stack = [(vertex: root, edge: rows[root])]
    var length: [Int: Time] = [root: 0]
    while let top = stack.last {
      if top.vertex != goal, top.edge < rows[top.vertex + 1] {
        stack[stack.count - 1].edge += 1
        let head = heads[top.edge]
        if length.updateValue(.min, forKey: head) == nil { stack.append((head, rows[head])) }
      } else {
        postOrder.append(top.vertex)
        stack.removeLast()
      }
    }
    length[root] = 0
    for vertex in postOrder.reversed() where vertex != goal {
      for edge in rows[vertex]..<rows[vertex + 1] {
        let head = heads[edge]
        length[head] = max(length[head]!, length[vertex]! + weight(labels[edge], head))
      }
    }
    return max(0, length[goal] ?? 0)
  }
}

/// The state of one search for strongly connected components.
private struct ComponentSearch {
  let graph: OperationGraph
  var index: [Int]
  var component: [Int]
  private var low: [Int]
  private var open: [Int] = []
  private var visited = 0

  init(_ graph: OperationGraph) {
    self.graph = graph
    index = Array(repeating: -1, count: graph.vertices)
    component = index
    low = index
  }

  mutating func visit(_ root: Int) {
    var stack = [(vertex: root, edge: enter(root))]
    while let top = stack.last {
      let vertex = top.vertex
      if top.edge < graph.rows[vertex + 1] {
        stack[stack.count - 1].edge += 1
        let head = graph.heads[top.edge]
        if index[head] < 0 {
          stack.append((head, enter(head)))
        } else if component[head] < 0 {
          low[vertex] = min(low[vertex], index[head])
        }
      } else {
        stack.removeLast()
        close(vertex)
        if let below = stack.last { low[below.vertex] = min(low[below.vertex], low[vertex]) }
      }
    }
  }

  private mutating func enter(_ vertex: Int) -> Int {
    index[vertex] = visited
    low[vertex] = visited
    visited += 1
    open.append(vertex)
    return graph.rows[vertex]
  }

  /// A vertex that reaches nothing older is the root of a component: all that was opened after it. The root's own
  /// number names the component.
  private mutating func close(_ vertex: Int) {
    guard low[vertex] == index[vertex] else { return }
    while let member = open.popLast() {
      component[member] = vertex
      if member == vertex { break }
    }
  }
}
