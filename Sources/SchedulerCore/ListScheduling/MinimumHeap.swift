/// A binary heap of numbered items by key, least first; equal keys by number, so that the order is total.
struct MinimumHeap {
  /// An item with its key.
  struct Entry {
    /// What entries are ordered by.
    var key: Int64
    /// The number of the item, which orders equal keys.
    var item: Int32

    @inline(__always)
    /// By key, then by number.
    static func < (left: Entry, right: Entry) -> Bool {
      left.key < right.key || (left.key == right.key && left.item < right.item)
    }
  }

  /// The first is the least; of the others only that none is less than its parent.
  private(set) var entries: [Entry] = []

  /// Whether no entry is left.
  var isEmpty: Bool { entries.isEmpty }
  /// The least entry.
  var first: Entry? { entries.first }

  /// Adds an item in O(log n).
  mutating func insert(_ item: Int, key: Int64) {
    let entry = Entry(key: key, item: Int32(truncatingIfNeeded: item))
    var index = entries.count
    entries.append(entry)
    while index > 0 {
      let parent = (index &- 1) / 2
      guard entry < entries[parent] else { break }
      entries[index] = entries[parent]
      index = parent
    }
    entries[index] = entry
  }

  /// Takes all entries out, and keeps their room.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
  }

  /// Takes the least entry out in O(log n); there must be one.
  mutating func removeFirst() {
    let last = entries.removeLast()
    if entries.isEmpty { return }
    var index = 0
    while true {
      var child = 2 &* index &+ 1
      if child >= entries.count { break }
      if child &+ 1 < entries.count && entries[child &+ 1] < entries[child] { child &+= 1 }
      guard entries[child] < last else { break }
      entries[index] = entries[child]
      index = child
    }
    entries[index] = last
  }
}
