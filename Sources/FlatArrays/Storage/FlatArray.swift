import Glibc

/// A growable array of trivial elements behind one pointer, owned by exactly one value.
///
/// The engines' hot loops read and write through it without reference counts or exclusivity checks and, in
/// release builds, without bounds checks; debug builds check every index. Appending is amortised O(1).
@safe public struct FlatArray<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline var used: Int

  /// An empty array with room for `capacity` elements.
  @inlinable
  public init(capacity: Int = 8) {
    self.capacity = max(capacity, 1)
    unsafe start = .allocate(capacity: self.capacity)
    used = 0
  }

  /// An array of `count` equal elements.
  @inlinable
  public init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    unsafe start.initialize(repeating: element, count: count)
    used = count
  }

  /// An array of `count` elements whose bytes are zeros. Large ones cost nothing until they are touched: the system gives their pages then.
  @inlinable
  public init(zeros count: Int) {
    capacity = max(count, 1)
    let zeros = unsafe calloc(capacity, MemoryLayout<Element>.stride)
    guard let zeros = unsafe zeros else { preconditionFailure("no memory for a flat array") }
    unsafe start = zeros.bindMemory(to: Element.self, capacity: capacity)
    used = count
  }

  /// An array of the elements of a Swift array.
  @inlinable
  public init(_ elements: [Element]) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  @inlinable deinit { unsafe start.deallocate() }

  /// Number of elements in use.
  @inlinable public var count: Int { used }

  /// Whether no element is in use.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// Memory held, in bytes.
  @inlinable public var byteCount: Int { capacity * MemoryLayout<Element>.stride }

  /// The element at `index`, which must be below `count`.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "index outside a flat array")
      return unsafe start[index]
    }
    nonmutating _modify {
      assert(index >= 0 && index < count, "index outside a flat array")
      yield unsafe &start[index]
    }
  }

  /// The element at a 32-bit index.
  @inlinable @inline(__always)
  public subscript(index: Int32) -> Element {
    get { self[Int(index)] }
    nonmutating _modify { yield &self[Int(index)] }
  }

  /// The last element; the array must not be empty.
  @inlinable @inline(__always)
  public var last: Element { self[count &- 1] }

  /// Puts one element at the end.
  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    unsafe (start + count).initialize(to: element)
    used &+= 1
  }

  /// Puts `number` equal elements at the end.
  @inlinable
  public mutating func append(repeating element: Element, count number: Int) {
    if count + number > capacity { grow(to: count + number) }
    unsafe (start + count).initialize(repeating: element, count: number)
    used += number
  }

  /// Puts a range of another array's elements at the end.
  @inlinable
  public mutating func append(_ range: Range<Int>, of other: borrowing FlatArray<Element>) {
    assert(range.lowerBound >= 0 && range.upperBound <= other.count, "range outside a flat array")
    if count + range.count > capacity { grow(to: count + range.count) }
    unsafe (start + count).update(from: other.start + range.lowerBound, count: range.count)
    used += range.count
  }

  /// Takes the last element off.
  @inlinable @inline(__always) @discardableResult
  public mutating func removeLast() -> Element {
    assert(count > 0, "nothing to remove from a flat array")
    used &-= 1
    return unsafe start[used]
  }

  /// Keeps the first `newCount` elements only.
  @inlinable @inline(__always)
  public mutating func truncate(to newCount: Int) {
    assert(newCount >= 0 && newCount <= count, "a flat array cannot be truncated upwards")
    used = newCount
  }

  /// Moves `number` elements from one place to another inside the used part; the ranges may overlap.
  @inlinable
  public mutating func move(from source: Int, to target: Int, count number: Int) {
    assert(source + number <= count && target + number <= count, "move outside a flat array")
    unsafe (start + target).update(from: start + source, count: number)
  }

  /// Becomes an exact copy of another array, reusing its own storage when that is large enough: one `memcpy`.
  @inlinable
  public mutating func copy(from other: borrowing FlatArray<Element>) {
    if other.count > capacity { grow(to: other.count) }
    unsafe start.update(from: other.start, count: other.count)
    used = other.count
  }

  /// The elements as raw bytes, for the time of a call.
  @inlinable
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    unsafe try body(UnsafeRawBufferPointer(start: start, count: count * MemoryLayout<Element>.stride))
  }

  @inlinable @inline(never)
  mutating func grow(to needed: Int) {
    let wider = max(needed, capacity * 2)
    let fresh = UnsafeMutablePointer<Element>.allocate(capacity: wider)
    unsafe fresh.update(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = fresh
    capacity = wider
  }
}
