import FlatArrays

/// Decides for very many full assignments which of them satisfy a network, 256 at a time.
///
/// *Method.* A clause is violated in the rows where all its literals are false: an *and* of columns. Rows that are violated
/// drop out, and when none is left the rest of the clauses is not looked at; clauses that have failed often come first. Sums over
/// literals and valued variables are added up in bit planes, as a ripple of carry-save adders would. What is no matter of bits (tables, products,
/// sums with ranged variables) is evaluated row by row for the rows that are left. No search, no propagation: every
/// Boolean variable of the network must have its truth, those of value literals and of auxiliary literals too.
///
/// The verdicts do not depend on the order of looking, and `firstViolation` names the first constraint in the order of the network.
public struct ConfigurationCheck: ~Copyable {
  /// Where a clause's literals lie, and how often it was found violated.
  struct Clause: BitwiseCopyable {
    /// Place of the clause in the network.
    var index: Int32
    /// Place of its first literal in `literals`; negative literals come first.
    var start: Int32
    /// Number of negative literals.
    var negatives: Int32
    /// Number of positive literals.
    var positives: Int32
    /// Batches in which some row violated it.
    var failures: Int32
  }

  /// The network as it was stated.
  let network: Network
  /// The clauses in the order in which they are looked at.
  var clauses: FlatArray<Clause>
  /// The Boolean variables of the clauses' literals.
  var literals: FlatArray<Int32>
  /// Constraints that are added up in bit planes, by their places in the network.
  private(set) var counted: [Counted] = []
  /// The other constraints, by their places in the network.
  private(set) var others: [Int] = []
  /// Tables by their places in the network.
  private(set) var tables: [Int: TupleSet] = [:]
  /// Batches until the clauses are put into a new order.
  var batchesToReorder = 4
  /// Batches checked since the last order.
  var batches = 0

  /// Compiles a network; costs about as much as reading it.
  public init(_ network: Network) {
    self.network = network
    clauses = FlatArray(capacity: network.clauseEnds.count)
    literals = FlatArray(capacity: network.clauseLiterals.count)
    var start = 0
    for (index, end) in network.clauseEnds.enumerated() {
      let first = literals.count
      let clause = network.clauseLiterals[start..<end]
      for literal in clause where literal.isNegative { literals.append(Int32(literal.boolean)) }
      let negatives = literals.count - first
      for literal in clause where !literal.isNegative { literals.append(Int32(literal.boolean)) }
      clauses.append(
        Clause(
          index: Int32(index), start: Int32(first), negatives: Int32(negatives),
          positives: Int32(clause.count - negatives), failures: 0))
      start = end
    }
    for index in network.constraints.indices {
      if let sum = Counted(constraint: index, of: network) {
        counted.append(sum)
      } else {
        others.append(index)
        if case .table(let columns, let rows) = network.constraints[index].constraint {
          tables[index] = TupleSet(columns, rows, in: network)
        }
      }
    }
    reorder()
  }
}

extension ConfigurationCheck {
  /// The rows of a batch that satisfy the network, as a bit for each.
  ///
  /// Costs about one operation a literal for all rows together where the network consists of clauses.
  public mutating func valid(in batch: borrowing AssignmentBatch) -> AssignmentBatch.Column {
    var alive = batch.used
    dropViolatedClauses(&alive, batch)
    dropViolatedDomains(&alive, batch)
    for sum in counted {
      if alive == .zero { return alive }
      alive &= ~sum.violated(in: batch)
    }
    if alive != .zero, !others.isEmpty || !network.boundLiterals.isEmpty || batch.values.count > 0 {
      for row in 0..<batch.count where alive[row / 64] >> UInt64(row % 64) & 1 == 1 {
        if !satisfiesOthers(row, batch) { alive[row / 64] &= ~(1 << UInt64(row % 64)) }
      }
    }
    return alive
  }

  /// Puts the clauses that failed in more batches first; within those of like failures, clauses of like shape together, so
  /// that the loop over them is predictable.
  mutating func reorder() {
    var order = (0..<clauses.count).map { clauses[$0] }
    func rank(_ clause: Clause) -> (Int, Int32, Int32, Int32) {
      (-(Int32.bitWidth - clause.failures.leadingZeroBitCount), clause.negatives, clause.positives, clause.index)
    }
    order.sort { rank($0) < rank($1) }
    clauses = FlatArray(order)
  }
}
