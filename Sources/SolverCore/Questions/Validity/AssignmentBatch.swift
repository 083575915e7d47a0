import FlatArrays

/// Up to 256 full assignments of a network, turned on their side: for each Boolean variable one column of 256 bits.
///
/// Row `r` is bit `r % 64` of word `r / 64`. So one machine word answers a question for 64 assignments at once (bit-slicing;
/// Biham, "A fast new DES implementation in software", 1997). Values of ranged variables stand beside the bits, a row each.
public struct AssignmentBatch: ~Copyable {
  /// A bit for each of 256 rows.
  public typealias Column = SIMD4<UInt64>

  /// Number of rows that a batch has room for.
  public static let capacity = 256

  /// For each Boolean variable its truth in each row.
  private(set) var columns: FlatArray<Column>
  /// For each ranged variable its value in each row; empty windows for valued ones.
  private(set) var values: FlatArray<Int64>
  /// Where a ranged variable's values begin; -1 for a valued one.
  private(set) var starts: FlatArray<Int32>
  /// Number of rows in use, from row 0.
  public var count = 0

  /// A batch for assignments of a network: every row makes all literals false and every ranged variable 0.
  public init(for network: Network) {
    columns = FlatArray(repeating: .zero, count: Int(network.booleanCount))
    columns[0] = Column(repeating: .max)
    starts = FlatArray(repeating: -1, count: network.variableCount)
    values = FlatArray()
    for index in 0..<network.variableCount where !network.isValued(Variable(index: Int32(index))) {
      starts[index] = Int32(values.count)
      values.append(repeating: 0, count: Self.capacity)
    }
  }

  /// The rows in use.
  var used: Column {
    var used = Column.zero
    for word in 0..<4 where count > word * 64 {
      used[word] = count >= word * 64 + 64 ? .max : (1 << UInt64(count - word * 64)) - 1
    }
    return used
  }

  /// The rows in which a literal is true.
  @inline(__always)
  subscript(literal: Literal) -> Column {
    get { literal.isNegative ? ~columns[literal.boolean] : columns[literal.boolean] }
    nonmutating set {
      precondition(literal.boolean > 0, "the constant literals have their truth")
      columns[literal.boolean] = literal.isNegative ? ~newValue : newValue
    }
  }

  /// The value of a ranged variable in a row.
  public subscript(row: Int, variable: Variable) -> Int64 {
    get {
      precondition(starts[variable.index] >= 0, "a valued variable is read from its literals")
      return values[Int(starts[variable.index]) + row]
    }
    set {
      precondition(starts[variable.index] >= 0 && row < Self.capacity, "only a ranged variable has values by row")
      values[Int(starts[variable.index]) + row] = newValue
    }
  }

  /// The truth of a literal in a row.
  public subscript(row: Int, literal: Literal) -> Bool {
    get { self[literal][row / 64] >> UInt64(row % 64) & 1 == 1 }
    set {
      let bit: UInt64 = 1 << UInt64(row % 64)
      var column = self[literal]
      column[row / 64] = newValue ? column[row / 64] | bit : column[row / 64] & ~bit
      self[literal] = column
    }
  }
}
