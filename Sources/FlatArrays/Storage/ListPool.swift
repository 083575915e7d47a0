/// Many small growable lists of trivial elements in one flat array.
///
/// A list is an extent (start, count, capacity) of the pool. A list that outgrows its extent moves to the end of the
/// pool with twice the room, so that appending never moves any *other* list: a loop over one list may append to
/// others. The extents left behind are reclaimed by `compact` and `removeAll`.
public struct ListPool<Element: BitwiseCopyable>: ~Copyable {
  /// Where a list lies.
  public struct Extent: BitwiseCopyable {
    /// The offset of its first element.
    public var start: Int32
    /// How many elements it has.
    public var count: Int32
    /// How many it has room for.
    public var capacity: Int32

    /// A list of this place.
    @inlinable
    public init(start: Int32, count: Int32, capacity: Int32) {
      self.start = start
      self.count = count
      self.capacity = capacity
    }
  }

  /// The place of each list; good until that list grows or the pool is compacted.
  public var extents: FlatArray<Extent>
  /// The elements of all lists.
  public var elements: FlatArray<Element>

  /// So many empty lists.
  @inlinable
  public init(count: Int) {
    extents = FlatArray(repeating: Extent(start: 0, count: 0, capacity: 0), count: count)
    elements = FlatArray(capacity: count * 2)
  }

  /// Number of lists.
  @inlinable public var listCount: Int { extents.count }

  /// Adds one empty list.
  @inlinable
  public mutating func appendList() { extents.append(Extent(start: 0, count: 0, capacity: 0)) }

  /// Number of elements in a list.
  @inlinable @inline(__always)
  public func count(_ list: Int) -> Int { Int(extents[list].count) }

  /// Offset of a list's first element; good until that list grows or the pool is compacted.
  @inlinable @inline(__always)
  public func start(_ list: Int) -> Int { Int(extents[list].start) }

  /// The element at an offset, from `start(_:)`.
  @inlinable @inline(__always)
  public subscript(offset offset: Int) -> Element {
    get { elements[offset] }
    nonmutating _modify { yield &elements[offset] }
  }

  /// Puts an element at the end of a list.
  @inlinable @inline(__always)
  public mutating func append(_ element: Element, to list: Int) {
    if extents[list].count == extents[list].capacity { widen(list, filler: element) }
    elements[extents[list].start &+ extents[list].count] = element
    extents[list].count &+= 1
  }

  /// Puts an element at a place inside a list, shifting what follows.
  @inlinable
  public mutating func insert(_ element: Element, at index: Int, in list: Int) {
    append(element, to: list)
    let place = start(list) + index
    elements.move(from: place, to: place + 1, count: count(list) - 1 - index)
    elements[place] = element
  }

  /// Keeps the first elements of a list only.
  @inlinable @inline(__always)
  public func truncate(_ list: Int, to newCount: Int) {
    assert(newCount <= count(list), "a list cannot be truncated upwards")
    extents[list].count = Int32(truncatingIfNeeded: newCount)
  }

  /// Packs all lists together again, in the order of their numbers.
  @inlinable
  public mutating func compact() {
    var packed = FlatArray<Element>(capacity: elements.count)
    for list in 0..<extents.count {
      let extent = extents[list]
      extents[list].start = Int32(packed.count)
      extents[list].capacity = extent.count
      for offset in extent.start..<(extent.start + extent.count) { packed.append(elements[offset]) }
    }
    elements = packed
  }

  /// Empties every list and gives all memory back to the pool.
  @inlinable
  public mutating func removeAll() {
    for list in 0..<extents.count { extents[list] = Extent(start: 0, count: 0, capacity: 0) }
    elements.truncate(to: 0)
  }

  /// Becomes an exact copy of another pool.
  @inlinable
  public mutating func copy(from other: borrowing ListPool<Element>) {
    extents.copy(from: other.extents)
    elements.copy(from: other.elements)
  }

  @inlinable @inline(never)
  mutating func widen(_ list: Int, filler: Element) {
    let old = extents[list]
    let capacity = max(4, old.capacity * 2)
    let start = elements.count
    elements.append(repeating: filler, count: Int(capacity))
    elements.move(from: Int(old.start), to: start, count: Int(old.count))
    extents[list] = Extent(start: Int32(start), count: old.count, capacity: capacity)
  }
}
