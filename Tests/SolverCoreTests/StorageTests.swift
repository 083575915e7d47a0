import Testing

@testable import SolverCore

/// The flat structures against Swift arrays.
struct StorageTests {
  private func contents(_ array: borrowing FlatArray<Int>) -> [Int] {
    var all: [Int] = []
    for index in 0..<array.count { all.append(array[index]) }
    return all
  }

  @Test func flatArraysAreArrays() {
    var lottery = Lottery(seed: 1)
    var flat = FlatArray<Int>(capacity: 1)
    var twin: [Int] = []
    for step in 0..<3000 {
      switch lottery.draw(0...5) {
      case 0 where !twin.isEmpty: #expect(flat.removeLast() == twin.removeLast())
      case 1 where !twin.isEmpty:
        let index = lottery.draw(0...(twin.count - 1))
        flat[index] += step
        twin[index] += step
      case 2:
        flat.append(repeating: step, count: 3)
        twin += [step, step, step]
      case 3 where lottery.hits(oneIn: 20):
        let count = lottery.draw(0...twin.count)
        flat.truncate(to: count)
        twin.removeSubrange(count...)
      default:
        flat.append(step)
        twin.append(step)
      }
    }
    #expect(contents(flat) == twin)
    var copy = FlatArray<Int>()
    copy.copy(from: flat)
    flat[0] = -1
    #expect(contents(copy) == twin)
  }

  @Test func pooledListsAreArraysOfArrays() {
    var lottery = Lottery(seed: 2)
    var pool = ListPool<Int>(lists: 5, filler: -1)
    var twin: [[Int]] = Array(repeating: [], count: 5)
    for step in 0..<2000 {
      let list = lottery.draw(0...(twin.count - 1))
      switch lottery.draw(0...9) {
      case 0:
        pool.appendList()
        twin.append([])
      case 1:
        let index = lottery.draw(0...twin[list].count)
        pool.insert(step, at: index, in: list)
        twin[list].insert(step, at: index)
      case 2:
        let count = lottery.draw(0...twin[list].count)
        pool.truncate(list, to: count)
        twin[list].removeSubrange(count...)
      case 3 where lottery.hits(oneIn: 10): pool.compact()
      default:
        pool.append(step, to: list)
        twin[list].append(step)
      }
    }
    for (list, expected) in twin.enumerated() {
      let found = (0..<pool.count(list)).map { pool[offset: pool.start(list) + $0] }
      #expect(found == expected)
    }
  }

  @Test func theDecisionOrderGivesTheMostActiveFirst() {
    var lottery = Lottery(seed: 3)
    var order = DecisionOrder()
    order.grow(to: 40)
    var activity = Array(repeating: 0.0, count: 40)
    var increment = 1.0
    var waiting = Set(0..<40)
    for _ in 0..<4000 {
      switch lottery.draw(0...3) {
      case 0 where !waiting.isEmpty:
        let first = Int(order.removeFirst())
        #expect(waiting.remove(first) != nil)
        #expect(waiting.allSatisfy { activity[$0] <= activity[first] })
      case 1:
        let variable = lottery.draw(0...39)
        order.insert(Int32(variable))
        waiting.insert(variable)
      case 2:
        order.decay()
        increment /= 0.95
      default:
        let variable = lottery.draw(0...39)
        order.bump(Int32(variable))
        activity[variable] += increment
        if activity[variable] > 1e100 {
          activity = activity.map { $0 * 1e-100 }
          increment *= 1e-100
        }
      }
      #expect(order.isEmpty == waiting.isEmpty)
    }
  }

  @Test(arguments: [[3, 5, 9, 10, 40], [0, 10, 20, 30], [-7, -6, -5], [4]] as [[Int64]])
  func domainsRound(values: [Int64]) {
    let domain = Domain(values.reversed() + values)
    #expect((0..<Int(domain.count)).map { domain.value(at: $0) } == values)
    for value in -12...45 as ClosedRange<Int64> {
      #expect(domain.index(of: value) == values.firstIndex(of: value))
      #expect(domain.roundedDown(value) == values.last { $0 <= value })
    }
  }

  @Test func reversibleWordsGoBack() {
    var lottery = Lottery(seed: 5)
    var state = ReversibleWords()
    state.words.append(repeating: 0, count: 10)
    var history: [(count: Int, words: [UInt64])] = []
    let words = { (state: borrowing ReversibleWords) in
      var all: [UInt64] = []
      for word in 0..<10 as Range<Int32> { all.append(state[word]) }
      return all
    }
    for step in 0..<500 {
      switch lottery.draw(0...4) {
      case 0: history.append((state.saved.count, words(state)))
      case 1 where !history.isEmpty:
        let last = history.removeLast()
        state.restore(to: last.count)
        #expect(words(state) == last.words)
      default: state.set(Int32(lottery.draw(0...9)), to: UInt64(step))
      }
    }
  }
}
