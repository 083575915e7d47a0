/// Many small growable lists of trivial elements in one flat array.
///
/// A list is a window (start, count, capacity) into the pool. A list that outgrows its window moves to the end of the
/// pool with twice the room, so that appending never moves any *other* list: a loop over one list may append to
/// others. The windows left behind are reclaimed by `compact`.
struct ListPool<Element: BitwiseCopyable>: ~Copyable {
  /// Where a list lies in the pool.
  struct Window: BitwiseCopyable {
    var start: Int32
    var count: Int32
    var capacity: Int32
  }

  private var windows: FlatArray<Window>
  private var pool: FlatArray<Element>
  private let filler: Element

  /// `lists` empty lists; `filler` fills the room that is not used yet.
  init(lists: Int, filler: Element) {
    windows = FlatArray(repeating: Window(start: 0, count: 0, capacity: 0), count: lists)
    pool = FlatArray(capacity: lists * 2)
    self.filler = filler
  }

  /// Number of lists.
  var listCount: Int { windows.count }

  /// Adds one empty list.
  mutating func appendList() { windows.append(Window(start: 0, count: 0, capacity: 0)) }

  /// Number of elements in a list.
  @inline(__always)
  func count(_ list: Int) -> Int { Int(windows[list].count) }

  /// Offset of a list's first element; good until that list grows or the pool is compacted.
  @inline(__always)
  func start(_ list: Int) -> Int { Int(windows[list].start) }

  /// The element at a pool offset, from `start(_:)`.
  @inline(__always)
  subscript(offset offset: Int) -> Element {
    get { pool[offset] }
    nonmutating _modify { yield &pool[offset] }
  }

  /// Puts an element at the end of a list.
  @inline(__always)
  mutating func append(_ element: Element, to list: Int) {
    if windows[list].count == windows[list].capacity { relocate(list) }
    pool[Int(windows[list].start &+ windows[list].count)] = element
    windows[list].count &+= 1
  }

  /// Puts an element at a place inside a list, shifting what follows.
  mutating func insert(_ element: Element, at index: Int, in list: Int) {
    append(element, to: list)
    let place = start(list) + index
    pool.move(from: place, to: place + 1, count: count(list) - 1 - index)
    pool[place] = element
  }

  /// Keeps the first elements of a list only.
  @inline(__always)
  func truncate(_ list: Int, to newCount: Int) {
    assert(newCount <= count(list), "a list cannot be truncated upwards")
    windows[list].count = Int32(truncatingIfNeeded: newCount)
  }

  /// Packs all lists together again, in the order of their numbers.
  mutating func compact() {
    var packed = FlatArray<Element>(capacity: pool.count)
    for list in 0..<windows.count {
      let window = windows[list]
      windows[list].start = Int32(packed.count)
      windows[list].capacity = window.count
      for offset in window.start..<(window.start + window.count) { packed.append(pool[offset]) }
    }
    pool = packed
  }

  /// Becomes an exact copy of another pool.
  mutating func copy(from other: borrowing ListPool<Element>) {
    windows.copy(from: other.windows)
    pool.copy(from: other.pool)
  }

  @inline(never)
  private mutating func relocate(_ list: Int) {
    let old = windows[list]
    let capacity = max(4, old.capacity * 2)
    let start = pool.count
    pool.append(repeating: filler, count: Int(capacity))
    pool.move(from: Int(old.start), to: start, count: Int(old.count))
    windows[list] = Window(start: Int32(start), count: old.count, capacity: capacity)
  }
}
