import Glibc

/// A growable array of trivial elements behind one pointer, owned by exactly one value.
///
/// As in the search core: hot loops read and write through it without reference counts or exclusivity checks and, in
/// release builds, without bounds checks; debug builds check every index. Appending is amortised O(1).
@safe struct FlatArray<Element: BitwiseCopyable>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>
  private var capacity: Int
  /// Number of elements in use.
  private(set) var count: Int

  /// An empty array with room for `capacity` elements.
  init(capacity: Int = 8) {
    self.capacity = max(capacity, 1)
    unsafe start = .allocate(capacity: self.capacity)
    count = 0
  }

  /// An array of `count` equal elements.
  init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    unsafe start.initialize(repeating: element, count: count)
    self.count = count
  }

  /// An array of `count` elements whose bytes are zeros. Large ones cost nothing until they are touched: the system gives their pages then.
  init(zeros count: Int) {
    capacity = max(count, 1)
    let zeros = unsafe calloc(capacity, MemoryLayout<Element>.stride)
    guard let zeros = unsafe zeros else { preconditionFailure("no memory for a flat array") }
    unsafe start = zeros.bindMemory(to: Element.self, capacity: capacity)
    self.count = count
  }

  /// An array of the elements of a Swift array.
  init(_ elements: [Element]) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  deinit { unsafe start.deallocate() }

  /// Whether no element is in use.
  var isEmpty: Bool { count == 0 }

  /// Memory held, in bytes.
  var byteCount: Int { capacity * MemoryLayout<Element>.stride }

  /// The element at `index`, which must be below `count`.
  @inline(__always)
  subscript(index: Int) -> Element {
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
  @inline(__always)
  subscript(index: Int32) -> Element {
    get { self[Int(index)] }
    nonmutating _modify { yield &self[Int(index)] }
  }

  /// The last element; the array must not be empty.
  @inline(__always)
  var last: Element { self[count &- 1] }

  /// Puts one element at the end.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    unsafe (start + count).initialize(to: element)
    count &+= 1
  }

  /// Puts `number` equal elements at the end.
  mutating func append(repeating element: Element, count number: Int) {
    if count + number > capacity { grow(to: count + number) }
    unsafe (start + count).initialize(repeating: element, count: number)
    count += number
  }

  /// Puts a range of another array's elements at the end.
  mutating func append(_ range: Range<Int>, of other: borrowing FlatArray<Element>) {
    assert(range.lowerBound >= 0 && range.upperBound <= other.count, "range outside a flat array")
    if count + range.count > capacity { grow(to: count + range.count) }
    unsafe (start + count).update(from: other.start + range.lowerBound, count: range.count)
    count += range.count
  }

  /// Takes the last element off.
  @inline(__always) @discardableResult
  mutating func removeLast() -> Element {
    assert(count > 0, "nothing to remove from a flat array")
    count &-= 1
    return unsafe start[count]
  }

  /// Keeps the first `newCount` elements only.
  @inline(__always)
  mutating func truncate(to newCount: Int) {
    assert(newCount >= 0 && newCount <= count, "a flat array cannot be truncated upwards")
    count = newCount
  }

  /// Moves `number` elements from one place to another inside the used part; the ranges may overlap.
  mutating func move(from source: Int, to target: Int, count number: Int) {
    assert(source + number <= count && target + number <= count, "move outside a flat array")
    unsafe (start + target).update(from: start + source, count: number)
  }

  /// The elements as raw bytes, for the time of a call.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    unsafe try body(UnsafeRawBufferPointer(start: start, count: count * MemoryLayout<Element>.stride))
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    let wider = max(needed, capacity * 2)
    let fresh = UnsafeMutablePointer<Element>.allocate(capacity: wider)
    unsafe fresh.update(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = fresh
    capacity = wider
  }
}
