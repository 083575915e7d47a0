/// The scalars in classes that no set of a pattern tells apart: to the automata a text is a sequence of classes.
///
/// Made by one sweep over the bounds of all sets; between two bounds the sets that hold a scalar are the same.
struct Alphabet: Sendable {
  private(set) var classCount = 0
  /// Of the scalars below 256.
  private var low = [Int32](repeating: 0, count: 256)
  /// Where each stretch of scalars begins, in ascending order from 0, and its class.
  private var starts: [UInt32] = []
  private var classes: [Int32] = []
  /// By class: a bit for each set that holds it.
  private var members: [UInt64] = []
  private let wordCount: Int

  init(_ sets: [ScalarSet]) {
    wordCount = (sets.count + 63) / 64
    var bounds: [(position: UInt32, set: Int)] = []
    for (i, set) in sets.enumerated() {
      for range in set.ranges { bounds += [(range.lowerBound, i), (range.upperBound + 1, i)] }
    }
    bounds.sort { $0.position < $1.position }
    var known: [[UInt64]: Int32] = [:]
    var holders = [UInt64](repeating: 0, count: wordCount)
    var next = 0
    var position: UInt32 = 0
    while true {
      while next < bounds.count, bounds[next].position == position {
        holders[bounds[next].set / 64] ^= 1 << UInt64(bounds[next].set % 64)
        next += 1
      }
      addStretch(at: position, heldBy: holders, &known)
      guard next < bounds.count, bounds[next].position <= ScalarSet.last else { break }
      position = bounds[next].position
    }
    for scalar in 0..<256 { low[scalar] = Int32(searchedClass(of: UInt32(scalar))) }
  }

  private mutating func addStretch(at position: UInt32, heldBy holders: [UInt64], _ known: inout [[UInt64]: Int32]) {
    let number = known[holders] ?? Int32(classCount)
    if number == classCount {
      known[holders] = number
      members += holders
      classCount += 1
    }
    if classes.last != number {
      starts.append(position)
      classes.append(number)
    }
  }

  /// The class of a scalar. Cost: one look below 256, else a search by halves.
  func classNumber(of scalar: UInt32) -> Int {
    scalar < 256 ? Int(low[Int(scalar)]) : searchedClass(of: scalar)
  }

  private func searchedClass(of scalar: UInt32) -> Int {
    var first = 0
    var count = starts.count
    while count > 1 {
      let half = count / 2
      if starts[first + half] <= scalar { first += half }
      count -= half
    }
    return Int(classes[first])
  }

  /// Whether the set with that number holds the scalars of a class.
  func holds(set: Int, class number: Int) -> Bool {
    members[number * wordCount + set / 64] >> UInt64(set % 64) & 1 == 1
  }
}
