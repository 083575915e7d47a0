/// Growable trivial elements behind one pointer, owned by exactly one value.
///
/// The referee's loops read and write through it without reference counts or exclusivity checks; debug builds check
/// every index. It repeats what the engines have for themselves, on purpose: the referee shares no code with what it
/// judges.
@safe struct Cells<Element: BitwiseCopyable>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>
  private var capacity: Int
  /// Number of elements in use.
  private(set) var count: Int

  /// No elements, with room for `capacity` of them.
  init(capacity: Int = 16) {
    self.capacity = max(capacity, 1)
    unsafe start = .allocate(capacity: self.capacity)
    count = 0
  }

  deinit { unsafe start.deallocate() }

  /// The element at `index`, which must be below `count`.
  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "index outside the cells")
      return unsafe start[index]
    }
    nonmutating _modify {
      assert(index >= 0 && index < count, "index outside the cells")
      yield unsafe &start[index]
    }
  }

  /// The element at a 32-bit index.
  @inline(__always)
  subscript(index: Int32) -> Element {
    get { self[Int(index)] }
    nonmutating _modify { yield &self[Int(index)] }
  }

  /// Puts one element at the end, in amortised O(1).
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

  /// Keeps the first `newCount` elements only.
  @inline(__always)
  mutating func truncate(to newCount: Int) {
    assert(newCount >= 0 && newCount <= count, "cells cannot be truncated upwards")
    count = newCount
  }

  /// Moves `number` elements from one place to another inside the used part; the ranges may overlap.
  @inline(__always)
  mutating func move(from source: Int, to target: Int, count number: Int) {
    assert(source + number <= count && target + number <= count, "move outside the cells")
    unsafe (start + target).update(from: start + source, count: number)
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
