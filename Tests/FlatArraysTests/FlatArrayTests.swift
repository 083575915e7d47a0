import FlatArrays
import SeededRandom
import Testing

/// The flat structures against Swift arrays.
struct FlatArrayTests {
  private func contents(_ array: borrowing FlatArray<Int>) -> [Int] {
    var all: [Int] = []
    for index in 0..<array.count { all.append(array[index]) }
    return all
  }

  @Test func flatArraysAreArrays() {
    var random = SplitMix(1)
    var flat = FlatArray<Int>(capacity: 1)
    var twin: [Int] = []
    for step in 0..<3000 {
      switch random.index(6) {
      case 0 where !twin.isEmpty: #expect(flat.removeLast() == twin.removeLast())
      case 1 where !twin.isEmpty:
        let index = random.index(twin.count)
        flat[index] += step
        twin[index] += step
      case 2:
        flat.append(repeating: step, count: 3)
        twin += [step, step, step]
      case 3 where random.index(20) == 0:
        let count = random.index(twin.count + 1)
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
    var random = SplitMix(2)
    var pool = ListPool<Int>(count: 5)
    var twin: [[Int]] = Array(repeating: [], count: 5)
    for step in 0..<2000 {
      let list = random.index(twin.count)
      switch random.index(10) {
      case 0:
        pool.appendList()
        twin.append([])
      case 1:
        let index = random.index(twin[list].count + 1)
        pool.insert(step, at: index, in: list)
        twin[list].insert(step, at: index)
      case 2:
        let count = random.index(twin[list].count + 1)
        pool.truncate(list, to: count)
        twin[list].removeSubrange(count...)
      case 3 where random.index(10) == 0: pool.compact()
      case 4 where random.index(50) == 0:
        pool.removeAll()
        twin = twin.map { _ in [] }
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

  @Test func theHeapGivesTheMostActiveFirst() {
    var random = SplitMix(3)
    var heap = ActivityHeap()
    heap.grow(to: 40)
    var activity = Array(repeating: 0.0, count: 40)
    var increment = 1.0
    var waiting = Set(0..<40)
    for _ in 0..<4000 {
      switch random.index(4) {
      case 0 where !waiting.isEmpty:
        let first = Int(heap.first)
        #expect(heap.removeFirst() == first)
        #expect(waiting.remove(first) != nil)
        #expect(waiting.allSatisfy { activity[$0] <= activity[first] })
      case 1:
        let variable = random.index(40)
        heap.insert(Int32(variable))
        waiting.insert(variable)
      case 2:
        heap.decay()
        increment /= 0.95
      default:
        let variable = random.index(40)
        heap.bump(Int32(variable))
        activity[variable] += increment
        if activity[variable] > 1e100 {
          activity = activity.map { $0 * 1e-100 }
          increment *= 1e-100
        }
      }
      #expect(heap.isEmpty == waiting.isEmpty)
    }
  }

  @Test func lanesOfAStoreAreArraysBesideEachOther() {
    var store = LaneStore(capacity: 9)
    let numbers = store.lane([3, 1, 4])
    let zeros = store.lane(2)
    let nines = store.lane(4, filledWith: 9)
    numbers[1] = -1
    zeros[0] = 7
    nines.load([5, 6])
    #expect(numbers.prefix(3) == [3, -1, 4] && zeros.prefix(2) == [7, 0] && nines.prefix(4) == [5, 6, 9, 9])
    let rest = nines.from(1)
    rest[0] = 8
    #expect(rest[2] == 9 && nines[1] == 8)
  }

  @Test func whoeverHoldsAStripSharesIt() {
    let strip = Strip([1, 2, 3], or: 0)
    let same = strip
    same[1] = 7
    let other = Strip(repeating: 0, count: 3)
    other.copy(from: strip)
    strip[0] = 9
    #expect(strip.elements == [9, 7, 3] && other.elements == [1, 7, 3] && Strip([Int](), or: 0).elements == [])
  }
}
