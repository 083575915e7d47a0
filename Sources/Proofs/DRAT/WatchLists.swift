/// A clause that is looked at when a literal becomes false.
struct Watch: BitwiseCopyable {
  /// Where the clause lies, in words.
  var clause: Int32
  /// Another literal of the clause: while it is true the clause need not be read.
  var blocker: Int32
}

/// For each literal the clauses that watch it: growable lists in one pool.
///
/// A list that outgrows its window moves to the end of the pool with twice the room, so that appending to one list
/// moves no other.
struct WatchLists: ~Copyable {
  /// Where a list lies in the pool. (Not private: Swift 6.3.1 fails to compile a private one used in another file.)
  struct Window: BitwiseCopyable {
    var start: Int
    var count: Int32
    var capacity: Int32
  }

  private var windows = Cells<Window>()
  private var pool = Cells<Watch>(capacity: 1024)

  /// Adds an empty list for the next literal.
  mutating func appendList() { windows.append(Window(start: 0, count: 0, capacity: 0)) }

  /// Number of watches of a literal.
  @inline(__always)
  func count(_ literal: Int32) -> Int { Int(windows[literal].count) }

  /// Where the watches of a literal begin in the pool.
  @inline(__always)
  func start(_ literal: Int32) -> Int { windows[literal].start }

  /// The watch at a place of the pool.
  @inline(__always)
  subscript(place: Int) -> Watch {
    get { pool[place] }
    nonmutating set { pool[place] = newValue }
  }

  /// Keeps the first `count` watches of a literal.
  @inline(__always)
  func truncate(_ literal: Int32, to count: Int) { windows[literal].count = Int32(truncatingIfNeeded: count) }

  /// Keeps the watches up to `kept` and those from `next` on: what a loop that stops early has still to do.
  func close(_ literal: Int32, kept: Int, next: Int) {
    let window = windows[literal]
    var kept = kept
    for place in next..<(window.start + Int(window.count)) {
      pool[kept] = pool[place]
      kept += 1
    }
    truncate(literal, to: kept - window.start)
  }

  /// Adds a watch of a literal.
  @inline(__always)
  mutating func append(_ watch: Watch, to literal: Int32) {
    var window = windows[literal]
    if window.count == window.capacity {
      grow(literal)
      window = windows[literal]
    }
    pool[window.start + Int(window.count)] = watch
    windows[literal].count = window.count + 1
  }

  /// Forgets all watches and gives the pool's room back to use.
  mutating func removeAll() {
    pool.truncate(to: 0)
    for literal in 0..<windows.count { windows[literal] = Window(start: 0, count: 0, capacity: 0) }
  }

  @inline(never)
  private mutating func grow(_ literal: Int32) {
    let old = windows[literal]
    let capacity = max(4, old.capacity * 2)
    let start = pool.count
    pool.append(repeating: Watch(clause: 0, blocker: 0), count: Int(capacity))
    pool.move(from: old.start, to: start, count: Int(old.count))
    windows[literal] = Window(start: start, count: old.count, capacity: capacity)
  }
}
