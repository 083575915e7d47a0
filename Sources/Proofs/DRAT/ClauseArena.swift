/// The clauses that live, in one run of words, each findable by its literals.
///
/// A clause is a word of size and marks, a word that chains the clauses of one hash bucket, and its literals' codes.
/// The hash does not depend on the order of the literals, for the watches permute them. A deleted clause keeps its
/// place until `compact`.
struct ClauseArena: ~Copyable {
  /// Words before a clause's literals.
  static let headerSize = 2
  private static let deadMark: Int32 = 1
  private static let tautologyMark: Int32 = 2
  private static let reasonMark: Int32 = 4
  private static let sizeShift: Int32 = 3

  private var words = Cells<Int32>(capacity: 1024)
  /// First clause of each bucket, -1 for none; their number is a power of two.
  private var buckets = Cells<Int32>(capacity: 1024)
  private var clauseCount = 0
  private var deadWords = 0
  /// For each literal the number of clauses that contain it, tautologies left out.
  private(set) var occurrences = Cells<Int32>()

  /// No clauses.
  init() { buckets.append(repeating: -1, count: 1024) }

  /// Makes room for one more variable.
  mutating func appendVariable() { occurrences.append(repeating: 0, count: 2) }

  /// The word at a place: a literal's code, for `clause + headerSize + index`.
  @inline(__always)
  subscript(place: Int) -> Int32 {
    get { words[place] }
    nonmutating set { words[place] = newValue }
  }

  /// Number of literals of a clause.
  @inline(__always)
  func size(_ clause: Int32) -> Int { Int(words[clause] >> Self.sizeShift) }

  /// The places of a clause's literals.
  @inline(__always)
  func places(_ clause: Int32) -> Range<Int> {
    let first = Int(clause) &+ Self.headerSize
    return first..<(first &+ size(clause))
  }

  /// Whether a clause has been deleted.
  @inline(__always)
  func isDead(_ clause: Int32) -> Bool { words[clause] & Self.deadMark != 0 }

  /// Whether a clause contains a literal and its negation.
  func isTautology(_ clause: Int32) -> Bool { words[clause] & Self.tautologyMark != 0 }

  /// Whether a clause has made a literal true for good.
  func isReason(_ clause: Int32) -> Bool { words[clause] & Self.reasonMark != 0 }

  /// Notes that a clause has made a literal true for good.
  func markReason(_ clause: Int32) { words[clause] |= Self.reasonMark }

  /// Adds a clause without repeated literals.
  mutating func append(_ literals: [Int32], isTautology: Bool) -> Int32 {
    precondition(words.count < Int(Int32.max) - literals.count - 2, "the clauses that live have fewer than 2^31 words")
    let clause = Int32(words.count)
    words.append(Int32(literals.count) << Self.sizeShift | (isTautology ? Self.tautologyMark : 0))
    words.append(-1)
    for literal in literals {
      words.append(literal)
      if !isTautology { occurrences[literal] += 1 }
    }
    clauseCount += 1
    if clauseCount > buckets.count { rebuildBuckets(count: buckets.count * 2) } else { link(clause) }
    return clause
  }

  /// Deletes a clause that is in no chain any more.
  mutating func bury(_ clause: Int32) {
    if !isTautology(clause) {
      for place in places(clause) { occurrences[words[place]] -= 1 }
    }
    words[clause] |= Self.deadMark
    deadWords += size(clause) + Self.headerSize
    clauseCount -= 1
  }
}

// MARK: Finding by literals

extension ClauseArena {
  private static func mixed(_ literal: Int32) -> UInt64 {
    let spread = (UInt64(UInt32(bitPattern: literal)) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    return (spread ^ (spread >> 29)) &* 0xBF58_476D_1CE4_E5B9
  }

  private func bucket(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 20) & (buckets.count - 1) }

  private func bucket(of clause: Int32) -> Int {
    var hash: UInt64 = 0
    for place in places(clause) { hash &+= Self.mixed(words[place]) }
    return bucket(hash)
  }

  private func link(_ clause: Int32) {
    let bucket = bucket(of: clause)
    words[clause + 1] = buckets[bucket]
    buckets[bucket] = clause
  }

  private mutating func rebuildBuckets(count: Int) {
    buckets.truncate(to: 0)
    buckets.append(repeating: -1, count: count)
    forEachLive { link($0) }
  }

  /// Finds the latest clause with exactly these literals, none of them repeated; -1 if there is none.
  ///
  /// - Parameter isAmong: whether a code is one of the literals.
  func find(_ literals: [Int32], isAmong: (Int32) -> Bool) -> Int32 {
    var hash: UInt64 = 0
    for literal in literals { hash &+= Self.mixed(literal) }
    var clause = buckets[bucket(hash)]
    while clause >= 0 {
      if size(clause) == literals.count, places(clause).allSatisfy({ isAmong(words[$0]) }) { return clause }
      clause = words[clause + 1]
    }
    return -1
  }

  /// Takes a clause out of its bucket's chain.
  func unlink(_ clause: Int32) {
    let bucket = bucket(of: clause)
    if buckets[bucket] == clause {
      buckets[bucket] = words[clause + 1]
      return
    }
    var before = buckets[bucket]
    while words[before + 1] != clause { before = words[before + 1] }
    words[before + 1] = words[clause + 1]
  }
}

// MARK: All clauses

extension ClauseArena {
  /// Calls `body` for every clause that lives, in the order of their addition.
  func forEachLive(_ body: (Int32) -> Void) {
    var clause: Int32 = 0
    while Int(clause) < words.count {
      if !isDead(clause) { body(clause) }
      clause += Int32(size(clause) + Self.headerSize)
    }
  }

  /// The clauses, tautologies left out, that contain a literal; in linear time unless there are none.
  func clauses(containing literal: Int32) -> [Int32] {
    let expected = Int(occurrences[literal])
    var found: [Int32] = []
    var clause: Int32 = 0
    while found.count < expected {
      if !isDead(clause), !isTautology(clause), places(clause).contains(where: { words[$0] == literal }) {
        found.append(clause)
      }
      clause += Int32(size(clause) + Self.headerSize)
    }
    return found
  }

  /// Whether compacting would give back more than half of the words.
  var isMostlyDead: Bool { deadWords > 1 << 16 && deadWords * 2 > words.count }

  /// Moves the clauses that live together; every place of a clause known outside is void.
  ///
  /// - Returns: of each clause that is a reason its old and its new place, in ascending order.
  mutating func compact() -> [(source: Int32, target: Int32)] {
    var reasons: [(source: Int32, target: Int32)] = []
    var source: Int32 = 0
    var target: Int32 = 0
    let end = Int32(words.count)
    while source < end {
      let length = size(source) + Self.headerSize
      if !isDead(source) {
        words.move(from: Int(source), to: Int(target), count: length)
        if isReason(target) { reasons.append((source, target)) }
        target += Int32(length)
      }
      source += Int32(length)
    }
    words.truncate(to: Int(target))
    deadWords = 0
    rebuildBuckets(count: buckets.count)
    return reasons
  }
}
