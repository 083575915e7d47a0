/// A row of 32-bit numbers.
public typealias Lane = NumberLane<Int32>
/// The owner of rows of 32-bit numbers.
public typealias LaneStore = NumberLaneStore<Int32>

/// A fixed row of numbers, one for each operation or place: the searches' hot loops read and write through it.
///
/// A lane does not own its memory; it lives as long as the `LaneStore` that gave it out. Copies are the same row, so
/// that a loop may keep one in a local without cost. Debug builds check every index.
@safe public struct NumberLane<Number: FixedWidthInteger> {
  @usableFromInline let start: UnsafeMutablePointer<Number>
  @usableFromInline let count: Int

  @inlinable init(start: UnsafeMutablePointer<Number>, count: Int) {
    unsafe self.start = start
    self.count = count
  }

  /// The number at an index.
  @inlinable @inline(__always)
  public subscript(index: Int32) -> Number {
    get {
      assert(index >= 0 && Int(index) < count, "index outside a lane")
      return unsafe start[Int(index)]
    }
    nonmutating set {
      assert(index >= 0 && Int(index) < count, "index outside a lane")
      unsafe start[Int(index)] = newValue
    }
  }

  /// The row from an index on.
  @inlinable @inline(__always)
  public func from(_ index: Int32) -> NumberLane<Number> {
    assert(index >= 0 && Int(index) <= count, "index outside a lane")
    return unsafe NumberLane(start: start + Int(index), count: count - Int(index))
  }

  /// Copies the first numbers of an array into the row.
  @inlinable
  public func load(_ numbers: [Number]) {
    precondition(numbers.count <= count, "a lane is as long as what is put into it")
    for index in numbers.indices { self[Int32(truncatingIfNeeded: index)] = numbers[index] }
  }

  /// The first `length` numbers as an array.
  @inlinable
  public func prefix(_ length: Int) -> [Number] {
    precondition(length <= count, "a lane is as long as what is read from it")
    return unsafe [Number](UnsafeBufferPointer(start: start, count: length))
  }
}

/// The owner of a search's lanes: one block of memory, so that they lie close together.
@safe public struct NumberLaneStore<Number: FixedWidthInteger>: ~Copyable {
  @usableFromInline let start: UnsafeMutablePointer<Number>
  @usableFromInline let capacity: Int
  @usableFromInline var used = 0

  /// Room for so many numbers in all.
  @inlinable
  public init(capacity: Int) {
    self.capacity = capacity
    unsafe start = .allocate(capacity: max(capacity, 1))
  }

  @inlinable deinit { unsafe start.deallocate() }

  /// Gives out a row of equal numbers.
  @inlinable
  public mutating func lane(_ count: Int, filledWith number: Number = 0) -> NumberLane<Number> {
    precondition(used + count <= capacity, "a store has room for all its lanes")
    let begin = unsafe start + used
    unsafe begin.initialize(repeating: number, count: count)
    used += count
    return unsafe NumberLane(start: begin, count: count)
  }

  /// Gives out a row that holds what an array holds.
  @inlinable
  public mutating func lane(_ numbers: [Number]) -> NumberLane<Number> {
    let row = lane(numbers.count)
    row.load(numbers)
    return row
  }
}
