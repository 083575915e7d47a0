/// One step of a refutation as it is written; a reader fills the same one again and again.
struct ProofStep {
  /// Whether the step deletes rather than adds.
  var isDeletion = false
  /// The added clause's identifier; 0 in formats without.
  var identifier: Int64 = 0
  /// The clause in DIMACS numbers, in the order written; empty for a deletion by identifiers.
  var literals: [Int32] = []
  /// An added clause's hints, or the identifiers of the clauses to delete.
  var hints: [Int64] = []
  /// Number of the step, counted from 1.
  var number = 0
  /// Where it begins.
  var place = BadStep.Place.line(1)

  /// The fault that this step is bad.
  func bad(_ reason: BadStep.Reason) -> BadStep { BadStep(step: number, place: place, reason: reason) }
}
