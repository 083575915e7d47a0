import FlatArrays

/// Working memory of conflict analysis, empty between conflicts.
struct AnalysisScratch: ~Copyable {
  /// Places on the trail that together imply what was explained last.
  var antecedents = FlatArray<Int32>()
  /// Places of the root that what was explained last rests on as well, while a proof is kept.
  var rootAntecedents = FlatArray<Int32>()
  /// Whether a proof is kept.
  var keepsRoot = false
  /// By place: whether it has been met in this analysis.
  var isMet = FlatArray<Bool>()
  /// The places met, for clearing.
  var met = FlatArray<Int32>()
  /// Bound events below the conflict's level that wait to be resolved into literals.
  var pendingEvents = FlatArray<Int32>()
  /// The clause being learned; its first literal will be asserted.
  var learned = FlatArray<Literal>()
  /// Number of places met at the conflict's level and not resolved.
  var open = 0
  /// The assumptions that cannot hold together, in their order on the trail.
  var failed = FlatArray<Literal>()
  /// By level: the number of the last learned clause that counted it for its glue.
  var levelStamps = FlatArray<Int32>()
  /// The number of the clause being learned.
  var stamp: Int32 = 0
  /// By level: the number of the last used clause that counted it for its glue.
  var useStamps = FlatArray<Int32>()
  /// The number of the clause being used.
  var useStamp: Int32 = 0
  /// By entry of any table: the last explanation that used its loss.
  var entryStamps = FlatArray<Int32>()
  /// By column of the table: the last explanation that used its fixed value.
  var columnStamps = FlatArray<Int32>()
  /// By column of the table: the entry of its fixed value, or -1.
  var fixedEntries = FlatArray<Int32>()
  /// The number of the table explanation being made.
  var tableStamp: Int32 = 0

  /// Marks a place as met; false when it was already.
  @inline(__always)
  mutating func meet(_ place: Int32) -> Bool {
    if isMet.count <= Int(place) { isMet.append(repeating: false, count: Int(place) + 64 - isMet.count) }
    if isMet[place] { return false }
    isMet[place] = true
    met.append(place)
    return true
  }

  /// Forgets the places met last, but for the first `count`.
  mutating func unmeet(downTo count: Int) {
    while met.count > count { isMet[met.removeLast()] = false }
  }

  /// Forgets the places met.
  mutating func clearMet() {
    for index in 0..<met.count { isMet[met[index]] = false }
    met.truncate(to: 0)
    open = 0
  }

  /// Forgets the last answer.
  mutating func forget() {
    clearMet()
    antecedents.truncate(to: 0)
    learned.truncate(to: 0)
    failed.truncate(to: 0)
  }
}
