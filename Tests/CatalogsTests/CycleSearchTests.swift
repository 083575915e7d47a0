import Testing

@testable import Catalogs

@Suite struct CycleSearchTests {
  /// Against reachability by Warshall's algorithm on random graphs.
  @Test(arguments: 0..<200) func findsCyclesExactlyWhereThereAreSome(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...9, using: &random)
    let edges = (0..<count).map { _ in
      (0..<Int.random(in: 0...2, using: &random)).map { _ in Int.random(in: 0..<count, using: &random) }
    }
    var reaches = (0..<count).map { node in (0..<count).map { edges[node].contains($0) } }
    for k in 0..<count {
      for i in 0..<count where reaches[i][k] {
        for j in 0..<count where reaches[k][j] { reaches[i][j] = true }
      }
    }
    let search = CycleSearch(count: count) { edges[$0] }
    #expect(search.cycles.isEmpty == (0..<count).allSatisfy { !reaches[$0][$0] })
    #expect(search.order.sorted() == Array(0..<count))
    for cycle in search.cycles {
      for (index, step) in cycle.enumerated() {
        #expect(edges[step.node][step.edge] == cycle[(index + 1) % cycle.count].node)
      }
    }
    // Without the edges that close cycles, every node comes after all that it leads to.
    let closing = Set(search.cycles.compactMap(\.last))
    for (node, targets) in edges.enumerated() {
      for (edge, target) in targets.enumerated() where !closing.contains(.init(node: node, edge: edge)) {
        #expect(search.order.firstIndex(of: target)! < search.order.firstIndex(of: node)!)
      }
    }
  }

  @Test func aLongChainNeedsNoStack() {
    let search = CycleSearch(count: 300_000) { $0 + 1 < 300_000 ? [$0 + 1] : [] }
    #expect(search.cycles.isEmpty)
    #expect(search.order.first == 299_999)
  }
}
