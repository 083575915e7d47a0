/// Checks a text proof the slow way: a line follows when, with its literals false, repeated scans of all clauses end in a clause without
/// a literal left.
struct NaiveProofChecker {
  private var clauses: [[Int32]] = []
  /// Whether the empty clause was derived.
  private(set) var isRefuted = false

  /// A checker of a formula.
  init(_ formula: [[Int32]]) { clauses = formula }

  /// Number of the first line that does not follow, or nil.
  mutating func firstBadLine(of proof: String) -> Int? {
    for (number, line) in proof.split(separator: "\n").enumerated() {
      let words = line.split(separator: " ")
      let isDeletion = words.first == "d"
      let clause = words.dropFirst(isDeletion ? 1 : 0).dropLast().compactMap { Int32($0) }
      if isDeletion {
        guard let place = clauses.lastIndex(where: { $0.sorted() == clause.sorted() }) else { return number }
        clauses.remove(at: place)
      } else {
        if !follows(clause) { return number }
        clauses.append(clause)
        isRefuted = isRefuted || clause.isEmpty
      }
    }
    return nil
  }

  private func follows(_ clause: [Int32]) -> Bool {
    var isTrue = Set(clause.map { -$0 })
    if clause.contains(where: { isTrue.contains($0) }) { return true }
    while true {
      var hasGrown = false
      for clause in clauses where !clause.contains(where: { isTrue.contains($0) }) {
        let open = Set(clause.filter { !isTrue.contains(-$0) })
        if open.isEmpty { return true }
        if open.count == 1 { hasGrown = isTrue.insert(open.first ?? 0).inserted || hasGrown }
      }
      if !hasGrown { return false }
    }
  }
}
