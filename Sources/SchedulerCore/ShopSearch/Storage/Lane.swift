/// A fixed row of 32-bit numbers, one for each operation or place: the search's hot loops read and write through it.
///
/// A lane does not own its memory; it lives as long as the `LaneStore` that gave it out. Copies are the same row, so
/// that a loop may keep one in a local without cost. Debug builds check every index.
@safe struct Lane {
  private let start: UnsafeMutablePointer<Int32>
  private let count: Int

  fileprivate init(start: UnsafeMutablePointer<Int32>, count: Int) {
    unsafe self.start = start
    self.count = count
  }

  /// The number at an index.
  @inline(__always)
  subscript(index: Int32) -> Int32 {
    get {
      assert(index >= 0 && Int(index) < count, "index outside a lane")
      return unsafe start[Int(index)]
    }
    nonmutating set {
      assert(index >= 0 && Int(index) < count, "index outside a lane")
      unsafe start[Int(index)] = newValue
    }
  }

  /// Copies the first numbers of an array into the row.
  func load(_ numbers: [Int32]) {
    precondition(numbers.count <= count, "a lane is as long as what is put into it")
    for index in numbers.indices { self[Int32(truncatingIfNeeded: index)] = numbers[index] }
  }

  /// The first `length` numbers as an array.
  func prefix(_ length: Int) -> [Int32] {
    precondition(length <= count, "a lane is as long as what is read from it")
    return unsafe [Int32](UnsafeBufferPointer(start: start, count: length))
  }
}

/// The owner of a search's lanes: one block of memory, so that they lie close together.
@safe struct LaneStore: ~Copyable {
  private let start: UnsafeMutablePointer<Int32>
  private let capacity: Int
  private var used = 0

  /// Room for so many numbers in all.
  init(capacity: Int) {
    self.capacity = capacity
    unsafe start = .allocate(capacity: max(capacity, 1))
  }

  deinit { unsafe start.deallocate() }

  /// Gives out a row of equal numbers.
  mutating func lane(_ count: Int, filledWith number: Int32 = 0) -> Lane {
    precondition(used + count <= capacity, "a store has room for all its lanes")
    let begin = unsafe start + used
    unsafe begin.initialize(repeating: number, count: count)
    used += count
    return unsafe Lane(start: begin, count: count)
  }

  /// Gives out a row that holds what an array holds.
  mutating func lane(_ numbers: [Int32]) -> Lane {
    let row = lane(numbers.count)
    row.load(numbers)
    return row
  }
}
