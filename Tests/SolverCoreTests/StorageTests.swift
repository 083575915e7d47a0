import FlatArrays
import Testing

@testable import SolverCore

/// The flat structures against Swift arrays.
struct StorageTests {
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
