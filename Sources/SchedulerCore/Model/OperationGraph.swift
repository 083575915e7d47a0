/// A directed graph over operations, edges stored by their tail in compressed rows.
struct OperationGraph {
  /// How many there are, numbered from 0.
  let vertices: Int
  /// The edges of vertex `v` are `heads[rows[v]..<rows[v + 1]]`, and `labels` tells each one's index at the caller.
  private(set) var rows: [Int]
  /// The vertex each edge leads to.
  private(set) var heads: [Int]
  /// The position of each edge in what the graph was made from.
  private(set) var labels: [Int]

  /// A graph from pairs of tail and head; edges of one tail keep their order.
  init(vertices: Int, edges: [(Int, Int)]) {
    self.vertices = vertices
    rows = Array(repeating: 0, count: vertices + 1)
    heads = Array(repeating: 0, count: edges.count)
    labels = heads
    for (tail, _) in edges { rows[tail + 1] += 1 }
    for vertex in 0..<vertices { rows[vertex + 1] += rows[vertex] }
    var next = rows
    for (label, (tail, head)) in edges.enumerated() {
      heads[next[tail]] = head
      labels[next[tail]] = label
      next[tail] += 1
    }
  }

  /// The vertices so that every edge leads forward, among those free to come next the smallest of the queue first in,
  /// first out (Kahn); vertices on or behind cycles are left out.
  func topologicalOrder() -> [Int] {
    var waiting = Array(repeating: 0, count: vertices)
    for head in heads { waiting[head] += 1 }
    var order = (0..<vertices).filter { waiting[$0] == 0 }
    order.reserveCapacity(vertices)
    var next = 0
    while next < order.count {
      let vertex = order[next]
      next += 1
      for edge in rows[vertex]..<rows[vertex + 1] {
        let head = heads[edge]
        waiting[head] -= 1
        if waiting[head] == 0 { order.append(head) }
      }
    }
    return order
  }
}
