/// A conjunction of clauses, each a disjunction of literals in DIMACS numbers: `3` is variable 3, `-3` its negation.
///
/// Clauses stand as they were given, in their order: the first one has identifier 1 in LRAT proofs.
public struct Formula: Sendable, Equatable {
  /// The literals of all clauses, one clause after the other.
  private(set) var literals: [Int32] = []
  /// For each clause the end of its literals.
  private(set) var ends: [Int] = []

  /// The formula with the given clauses; a literal must be neither 0 nor `Int32.min`.
  public init(clauses: some Sequence<[Int32]> = [] as [[Int32]]) {
    for clause in clauses { append(clause) }
  }

  /// Number of clauses.
  public var clauseCount: Int { ends.count }

  /// The clause at an index counted from 0.
  public subscript(index: Int) -> ArraySlice<Int32> { literals[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// Adds a clause at the end; a literal must be neither 0 nor `Int32.min`.
  public mutating func append(_ clause: some Sequence<Int32>) {
    for literal in clause {
      precondition(literal != 0 && literal != .min, "a literal is a variable's number or its negation")
      literals.append(literal)
    }
    ends.append(literals.count)
  }
}
