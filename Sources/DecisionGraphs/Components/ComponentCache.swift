import FlatArrays

/// The components compiled so far, each with its node.
///
/// A hash table with chains over a log: entries lie one behind the other in the order in which they were finished, so that
/// everything written since a mark is forgotten by truncation. An entry found by its digest is compared word by word:
/// a hit is never a matter of luck.
///
/// When the log outgrows its limit, entries not used lately are dropped and the rest moves together, in order. The age
/// counts uses, never time.
struct ComponentCache: ~Copyable {
  /// Words before an entry's key: digest; next entry and key length; node and age.
  private static let header = 3

  private var log = FlatArray<UInt64>()
  /// Where each entry begins.
  private var entries = FlatArray<Int>()
  /// By low bits of the digest: one more than the last entry's place in the log, 0 for none.
  private var table: FlatArray<UInt32>
  private var age: UInt32 = 0
  private let wordLimit: Int

  /// An empty cache that holds at most about the given bytes.
  init(byteLimit: Int) {
    table = FlatArray(repeating: 0, count: 1 << 14)
    wordLimit = min(max(byteLimit / 8, 1 << 10), Int(UInt32.max) - 1)
  }

  /// Number of entries.
  var count: Int { entries.count }
  /// Memory held, in bytes.
  var byteCount: Int { log.byteCount + entries.byteCount + table.byteCount }
  /// Whether the log has outgrown its limit.
  var isFull: Bool { log.count > wordLimit }

  /// The node of a component, if it is known.
  mutating func node(of component: Component, in keys: borrowing FlatArray<UInt64>) -> Int32? {
    let length = UInt64(component.keyEnd &- component.keyStart)
    var next = table[Int(component.digest & UInt64(table.count &- 1))]
    search: while next != 0 {
      let place = Int(next) &- 1
      let link = log[place &+ 1]
      next = UInt32(truncatingIfNeeded: link)
      if log[place] != component.digest || link >> 32 != length { continue }
      let key = place &+ Self.header
      for word in 0..<Int(length) where log[key &+ word] != keys[Int(component.keyStart) &+ word] { continue search }
      age &+= 1
      let node = UInt32(truncatingIfNeeded: log[place &+ 2])
      log[place &+ 2] = UInt64(age) << 32 | UInt64(node)
      return Int32(bitPattern: node)
    }
    return nil
  }

  /// Remembers a component's node; the component is not yet known.
  mutating func insert(_ component: Component, in keys: borrowing FlatArray<UInt64>, node: Int32) {
    if entries.count > table.count { rebuildTable(size: table.count * 4) }
    let slot = Int(component.digest & UInt64(table.count &- 1))
    let length = UInt64(component.keyEnd &- component.keyStart)
    age &+= 1
    entries.append(log.count)
    let place = UInt32(log.count + 1)
    log.append(component.digest)
    log.append(length << 32 | UInt64(table[slot]))
    log.append(UInt64(age) << 32 | UInt64(UInt32(bitPattern: node)))
    log.append(Int(component.keyStart)..<Int(component.keyEnd), of: keys)
    table[slot] = place
  }

  /// Forgets all entries but the first `count`.
  mutating func truncate(to count: Int) {
    // The last entry always heads its chain: all later ones are gone.
    while entries.count > count {
      let place = entries.removeLast()
      table[Int(log[place] & UInt64(table.count - 1))] = UInt32(truncatingIfNeeded: log[place + 1])
      log.truncate(to: place)
    }
  }

  /// Drops the entries that were used longest ago until half of the room is free.
  ///
  /// `kept` is called with the number of each entry that stays, in order, so that marks can follow.
  mutating func clean(kept: (Int) -> Void) {
    let threshold = ageThreshold()
    var written = 0
    var end = 0
    for number in 0..<entries.count {
      let place = entries[number]
      if UInt32(truncatingIfNeeded: log[place + 2] >> 32) < threshold { continue }
      let length = Self.header + Int(log[place + 1] >> 32)
      log.move(from: place, to: end, count: length)
      entries[written] = end
      end += length
      written += 1
      kept(number)
    }
    log.truncate(to: end)
    entries.truncate(to: written)
    rebuildTable(size: table.count)
  }

  /// The age below which entries go: such that what stays takes half of the limit.
  private func ageThreshold() -> UInt32 {
    let buckets = 1024
    var words = [Int](repeating: 0, count: buckets + 1)
    for number in 0..<entries.count {
      let place = entries[number]
      let entryAge = UInt64(log[place + 2] >> 32)
      words[Int(entryAge * UInt64(buckets) / (UInt64(age) + 1))] += Self.header + Int(log[place + 1] >> 32)
    }
    var room = wordLimit / 2
    var bucket = buckets
    while bucket > 0 && room > 0 {
      bucket -= 1
      room -= words[bucket]
    }
    return UInt32((UInt64(bucket + 1) * (UInt64(age) + 1)) / UInt64(buckets))
  }

  @inline(never)
  private mutating func rebuildTable(size: Int) {
    table = FlatArray(repeating: 0, count: size)
    for number in 0..<entries.count {
      let place = entries[number]
      let slot = Int(log[place] & UInt64(size - 1))
      log[place + 1] = (log[place + 1] >> 32) << 32 | UInt64(table[slot])
      table[slot] = UInt32(place + 1)
    }
  }
}
