import Searches
import Synchronization
import Testing

/// A course whose every task is made from all that was merged before it.
private struct Chain: SearchCourse {
  static let window = 4
  let limit: Int
  var mixed: UInt64 = 1
  var order: [Int] = []

  var isOver: Bool { order.count >= limit }
  mutating func task(_ number: Int) -> UInt64 { mixed &+ UInt64(number) }
  mutating func merge(_ outcome: UInt64, of number: Int) {
    mixed = mixed &* 6_364_136_223_846_793_005 &+ outcome
    order.append(number)
  }

  /// Takes longer for some tasks than for others.
  static func perform(_ task: UInt64) -> UInt64 {
    var result = task
    for round in 0..<(task % 7 * 500) { result = result &* 31 &+ round }
    return result
  }
}

@Suite struct SearchRaceTests {
  private func mixed(limit: Int) -> UInt64 {
    var chain = Chain(limit: limit)
    var tasks = (0..<Chain.window).map { chain.task($0) }
    for number in 0..<limit {
      chain.merge(Chain.perform(tasks[number]), of: number)
      tasks.append(chain.task(number + Chain.window))
    }
    return chain.mixed
  }

  /// Any number of threads, and a loop without threads, come to the same.
  @Test(arguments: [1, 2, 3, 9]) func threadsDoNotMatter(threads: Int) {
    for limit in [1, 3, 4, 5, 200] {
      let race = SearchRace(Chain(limit: limit), shouldStop: { false })
      race.run(threads: threads) { perform in perform(Chain.perform) }
      #expect(race.course.order == Array(0..<limit))
      #expect(race.course.mixed == mixed(limit: limit))
    }
  }

  /// A course that is over before it begins has no tasks.
  @Test func nothingToDo() {
    let race = SearchRace(Chain(limit: 0), shouldStop: { false })
    race.run(threads: 2) { perform in perform { _ in fatalError("a task was performed") } }
    #expect(race.course.order == [])
  }

  /// A stop ends the search, and what is done by then is merged, in order.
  @Test func stoppedFromOutside() {
    let asked = Atomic(0)
    let race = SearchRace(Chain(limit: 1_000)) { asked.add(1, ordering: .relaxed).newValue > 20 }
    race.run(threads: 3) { perform in perform(Chain.perform) }
    let order = race.course.order
    #expect(order == order.sorted() && order.count >= 20 && order.count < 30)
  }
}
