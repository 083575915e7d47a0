/// Many growing lists in one piece of memory.
///
/// A full list moves to the end with twice its room; what it leaves is lost until the pool is rebuilt, which its owner
/// does whenever it throws learned clauses away.
struct ListPool<Element: BitwiseCopyable>: ~Copyable {
  /// Where a list lies.
  struct Extent: BitwiseCopyable {
    var start: Int32
    var count: Int32
    var capacity: Int32
  }

  /// The places of the lists.
  var extents: FlatArray<Extent>
  /// The elements of all lists.
  var elements: FlatArray<Element>

  /// Empty lists.
  init(count: Int) {
    extents = FlatArray(repeating: Extent(start: 0, count: 0, capacity: 0), count: count)
    elements = FlatArray()
  }

  /// Puts an element at the end of a list.
  @inline(__always)
  mutating func append(_ element: Element, to list: Int32) {
    let extent = extents[list]
    if extent.count == extent.capacity { widen(list, filler: element) }
    elements[extents[list].start &+ extent.count] = element
    extents[list].count = extent.count &+ 1
  }

  /// Empties every list and gives all memory back to the pool.
  mutating func removeAll() {
    for list in 0..<extents.count { extents[list] = Extent(start: 0, count: 0, capacity: 0) }
    elements.truncate(to: 0)
  }

  @inline(never)
  private mutating func widen(_ list: Int32, filler: Element) {
    let old = extents[list]
    let room = max(4, old.capacity * 2)
    let start = elements.count
    elements.append(repeating: filler, count: Int(room))
    elements.move(from: Int(old.start), to: start, count: Int(old.count))
    extents[list] = Extent(start: Int32(start), count: old.count, capacity: room)
  }
}
