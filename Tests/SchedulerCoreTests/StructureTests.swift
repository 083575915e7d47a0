import SeededRandom
import Testing

@testable import SchedulerCore

/// The waiting lines' heaps, the graphs and the logarithm, each against the obvious way.
@Suite struct StructureTests {
  @Test func heapGivesEntriesInOrder() {
    var random = SplitMix(1)
    var heap = MinimumHeap()
    var twin: [(Int64, Int32)] = []
    for item in 0..<400 {
      let key = random.time(0...60)
      heap.insert(item, key: key)
      twin.append((key, Int32(item)))
      if random.chance(40) {
        twin.sort { $0 < $1 }
        let least = twin.removeFirst()
        #expect(heap.first?.key == least.0 && heap.first?.item == least.1)
        heap.removeFirst()
      }
    }
    #expect(heap.entries.count == twin.count)
  }

  /// A line always names the operation of the highest cost, as the rule defines it at that instant.
  @Test func waitingLineNamesTheMostUrgent() {
    for seed in 0..<40 {
      var random = SplitMix(seed)
      let count = 60
      let logarithms = (0..<count).map { _ in random.time(-300_000...300_000) }
      let latestStarts = (0..<count).map { _ in random.time(-50...400) }
      let doubling = random.time(1...90)
      var line = WaitingLine(family: 0, machines: [0])
      line.reset(doublingTime: doubling)
      var stage = Array(repeating: WaitingLine.Stage.absent, count: count)
      var present: [Int] = []
      for (clock, operation) in (0..<count).map({ (Time($0 * 5), $0) }) {
        line.join(
          operation, logarithm: logarithms[operation], latestStart: latestStarts[operation], clock: clock, stage: &stage
        )
        present.append(operation)
        line.settle(clock: clock, stage: &stage, logarithms: logarithms)
        let named = line.mostUrgent(clock: clock)!
        let costs = present.map { waiting in
          let slack = max(0, latestStarts[waiting] - clock)
          return (logarithms[waiting] * doubling - slack * DispatchingRule.doubling) / doubling
        }
        #expect(named.cost == costs.max())
        if random.chance(60) {
          stage[named.operation] = .absent
          line.leave()
          present.removeAll { $0 == named.operation }
        }
      }
      #expect(line.count == present.count)
    }
  }

  @Test func logarithmIsBinary() {
    for exponent in 0..<62 {
      #expect(DispatchingRule.binaryLogarithm(1 << exponent) == Int64(exponent) * DispatchingRule.doubling)
    }
    // log₂ 3 = 1.584962500721156…
    #expect(DispatchingRule.binaryLogarithm(3) == 103_872)
    #expect(DispatchingRule.binaryLogarithm(3 << 40) == 103_872 + 40 * DispatchingRule.doubling)
  }

  @Test func componentsAreMutualReachability() {
    for seed in 0..<60 {
      var random = SplitMix(seed)
      let count = 1 + random.index(8)
      let edges = (0..<random.index(14)).map { _ in (random.index(count), random.index(count)) }
      let graph = OperationGraph(vertices: count, edges: edges)
      var reaches = (0..<count).map { from in (0..<count).map { $0 == from } }
      for _ in 0..<count {
        for (tail, head) in edges {
          for from in 0..<count where reaches[from][tail] { reaches[from][head] = true }
        }
      }
      let component = graph.components()
      for a in 0..<count {
        for b in 0..<count { #expect((component[a] == component[b]) == (reaches[a][b] && reaches[b][a])) }
      }
      let isCyclic = edges.contains { reaches[$0.1][$0.0] }
      #expect((graph.topologicalOrder().count < count) == isCyclic)
      #expect(graph.cycles().isEmpty == !isCyclic)
      for cycle in graph.cycles() {
        for (tail, head) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) {
          #expect(edges.contains { $0 == (tail, head) })
        }
      }
    }
  }
}
