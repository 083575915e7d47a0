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
  /// The ranged variables.
  var ranges: [ValueRange] = []
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

/// A variable of many values, as the compiler knows it: advice about the order of decisions, not a constraint.
struct ValueRange: Equatable {
  /// The literals *at most this value*, ascending, each with the place of its value among all.
  var bounds: [Bound]
  /// The literals of the values.
  var values: [Int32]

  /// A literal *at most this value*.
  struct Bound: Equatable {
    var place: Int
    var literal: Int32
  }

  /// The range with each literal's image, without constants.
  func replaced(_ image: (Int32) -> Int32) -> ValueRange {
    ValueRange(
      bounds: bounds.map { Bound(place: $0.place, literal: image($0.literal)) }.filter { $0.literal >= 0 },
      values: values.map(image).filter { $0 >= 0 })
  }
}
