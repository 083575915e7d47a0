/// The clauses that live, found by their identifiers, which grow from clause to clause.
///
/// Places stand in the order of the identifiers. Most identifiers are 1, 2, 3, …, so that a clause is looked for at its
/// identifier's own index first; behind gaps it is found by halving.
struct IdentifiedClauses: ~Copyable {
  private var identifiers = Cells<Int64>(capacity: 1024)
  /// Where each clause's size stands in `words`, its literals behind it; -1 once it is deleted.
  private var starts = Cells<Int>(capacity: 1024)
  private var words = Cells<Int32>(capacity: 4096)
  private var deadWords = 0
  /// For each literal the number of clauses that contain it, tautologies left out.
  private(set) var occurrences = Cells<Int32>()

  /// Makes room for one more variable.
  mutating func appendVariable() { occurrences.append(repeating: 0, count: 2) }

  /// Number of clauses that were ever added.
  var count: Int { identifiers.count }

  /// The largest identifier so far, 0 if there is none.
  var lastIdentifier: Int64 { count == 0 ? 0 : identifiers[count - 1] }

  /// The identifier of the clause at an index.
  func identifier(at index: Int) -> Int64 { identifiers[index] }

  /// The code at a place.
  @inline(__always)
  subscript(place: Int) -> Int32 { words[place] }

  /// The places of the literals of the clause at an index, nil once it is deleted.
  @inline(__always)
  func places(at index: Int) -> Range<Int>? {
    let start = starts[index]
    return start < 0 ? nil : start &+ 1..<start &+ 1 &+ Int(words[start])
  }

  /// Adds a clause without repeated literals, with an identifier above all others.
  mutating func append(_ clause: [Int32], identifier: Int64, isTautology: Bool) {
    identifiers.append(identifier)
    starts.append(words.count)
    words.append(Int32(clause.count))
    for literal in clause {
      words.append(literal)
      if !isTautology { occurrences[literal] += 1 }
    }
  }

  /// The index of the clause with an identifier, nil if there is none or it is deleted.
  @inline(__always)
  func index(of identifier: Int64) -> Int? {
    guard identifier > 0, count > 0 else { return nil }
    let guess = Int(min(identifier, Int64(count))) - 1
    let index = identifiers[guess] == identifier ? guess : halved(identifier, below: guess)
    return index >= 0 && starts[index] >= 0 ? index : nil
  }

  /// The index of an identifier, found by halving; -1 if it never was. Identifiers grow by at least 1 from at least 1,
  /// so that none stands behind the index of its own value.
  private func halved(_ identifier: Int64, below bound: Int) -> Int {
    var low = 0
    var high = bound
    while low < high {
      let middle = (low + high) / 2
      if identifiers[middle] < identifier { low = middle + 1 } else { high = middle }
    }
    return identifiers[low] == identifier ? low : -1
  }

  /// Deletes the clause at an index, which must live.
  mutating func delete(at index: Int) {
    guard let places = places(at: index) else { return }
    if !isTautology(places) {
      for place in places { occurrences[words[place]] -= 1 }
    }
    starts[index] = -1
    deadWords += places.count + 1
    if deadWords > 1 << 16 && deadWords * 2 > words.count { compact() }
  }

  /// Whether the literals at these places contain one and its negation.
  func isTautology(_ places: Range<Int>) -> Bool {
    if places.count > 64 { return Set(places.map { words[$0] >> 1 }).count < places.count }
    return places.contains { place in places.contains { words[$0] == words[place] ^ 1 } }
  }

  private mutating func compact() {
    var target = 0
    for index in 0..<count where starts[index] >= 0 {
      let length = Int(words[starts[index]]) + 1
      words.move(from: starts[index], to: target, count: length)
      starts[index] = target
      target += length
    }
    words.truncate(to: target)
    deadWords = 0
  }
}
