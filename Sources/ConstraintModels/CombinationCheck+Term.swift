import Expressions

extension CombinationCheck {
  /// A column with more bands than this, and none of one value each, is looked up rather than counted through.
  private static let countedBands = 16

  /// Whether the table allows what stands in the cells, as a term: the bit that the columns' bands select. `base` is where the
  /// product's row begins. nil where there are no bits, or bands that would take too many comparisons: `allows` says it then.
  public func term(base: Int) -> Term? {
    guard let mask = allowedIndices else { return nil }
    var index = Term.constant(0)
    for i in columns.indices {
      guard let band = bandTerm(ofColumn: i, base: base),
        let scaled = Term.multiplying(band, .constant(Int64(columns[i].stride))),
        let sum = Term.adding(index, scaled)
      else { return nil }
      index = sum
    }
    return .member(index, mask)
  }

  /// How many of the column's bands after the first begin at or below the cell's value.
  private func bandTerm(ofColumn column: Int, base: Int) -> Term? {
    let cell = Term.load(base + columns[column].slot, range: ranges[column])
    let starts = bandStarts(ofColumn: column)
    if starts.count == ranges[column].count { return Term.subtracting(cell, .constant(ranges[column].lowerBound)) }
    guard starts.count <= Self.countedBands else { return nil }
    return starts.dropFirst().reduce(Term?.some(.constant(0))) { sum, start in
      sum.flatMap { Term.adding($0, .lessOrEqual(.constant(start), cell)) }
    }
  }
}
