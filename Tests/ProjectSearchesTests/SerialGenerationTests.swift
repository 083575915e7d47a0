import SeededRandom
import Testing

@testable import ProjectSearches

@Suite struct SerialGenerationTests {
  /// Each pass gives what placing instant by instant gives, in either direction, and a turn sorts by ends.
  @Test(arguments: 0..<40)
  func passesAgreeWithTheObviousWay(seed: Int) {
    var random = SplitMix(seed)
    let count = 2 + random.index(14)
    let project = randomProject(
      activities: count, resources: random.index(8), most: seed % 2 == 0 ? 6 : 1 << 30, using: &random)
    var generation = SerialGeneration(ProjectNetwork(project))
    var last = Int32.max
    for pass in 0..<5 {
      let seen = pass % 2 == 0 ? project : project.turned
      let makespan = generation.place(pass % 2 == 0 ? .forward : .backward)
      var ends: [Int: Int64] = [:]
      for index in generation.order.prefix(count).map(Int.init) {
        let start = ProjectReferee(project: seen).earliestStart(index, ends: ends)
        ends[index] = start + seen.activities[index].duration
        #expect(Int64(generation.ends[Int32(index)]) == ends[index])
      }
      #expect(ends.values.max() == Int64(makespan))
      #expect(makespan <= last, "justification makes nothing longer")
      last = makespan
      generation.turn()
      let sorted = generation.order.prefix(count).map { ends[Int($0)]! }
      #expect(sorted == sorted.sorted(by: >))
    }
  }

  @Test func resourcesThatDoNotFitOneWordGetMore() {
    let packing = ResourcePacking([1 << 30, 1 << 30, 1, 7])
    #expect(packing.word == [0, 0, 1, 1])
    #expect(packing.packed([3, 5, 1, 6]) == [0x0000_0005_0000_0003, 0b0110_01])
    #expect(packing.guards == [0x8000_0000_8000_0000, 0b1000_10])
  }

  @Test func arcsThatFollowFromOthersAreLeftOut() {
    let arcs = ActivityArcs([[1, 2, 3], [2], [3], []])
    let reduced = arcs.reduced(arcs.topologicalOrder)
    #expect((0..<4).map { Array(reduced[$0]) } == [[1], [2], [3], []])
    #expect((0..<4).map { Array(reduced.reversed[$0]) } == [[], [0], [1], [2]])
  }
}

extension Project {
  /// The same project with time running backwards.
  fileprivate var turned: Project {
    var turned = self
    for index in activities.indices {
      turned.activities[index].successors = activities.indices.filter { activities[$0].successors.contains(index) }
    }
    return turned
  }
}
