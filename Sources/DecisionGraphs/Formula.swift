/// Clauses, sums and tables over Boolean variables: what the compiler works on.
///
/// A literal is coded as twice its variable plus one when negated; variables count from 0. A clause holds no literal twice and
/// no literal beside its negation.
struct Formula {
  /// Number of Boolean variables.
  var variableCount: Int
  /// The literals of all clauses, one clause after the other.
  var literals: [Int32] = []
  /// Where each clause ends.
  var ends: [Int] = []

  /// The sums.
  var sums: [Sum] = []
  /// The tables.
  var tables: [Table] = []
  /// How many of the variables, from the first on, its users know.
  var imageCount: Int

  /// A formula without clauses.
  init(variableCount: Int) {
    self.variableCount = variableCount
    imageCount = variableCount
  }

  /// Number of clauses.
  var clauseCount: Int { ends.count }

  /// The places of a clause's literals.
  func range(_ clause: Int) -> Range<Int> { (clause == 0 ? 0 : ends[clause - 1])..<ends[clause] }

  /// Adds a clause as it is.
  mutating func add(_ clause: some Sequence<Int32>) {
    literals.append(contentsOf: clause)
    ends.append(literals.count)
  }
}
