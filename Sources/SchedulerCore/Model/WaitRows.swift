import FlatArrays

/// Precedences as flat rows, operation by operation: those of operation `o` are at `rows[o]..<rows[o + 1]` of the others.
@safe struct WaitRows {
  /// Where each operation's precedences begin.
  let rows: Strip<Int32>
  /// The operation at the other end of each.
  let others: Strip<Int32>
  /// The least time of each from the end of the one to the beginning of the other.
  let lags: Strip<Time>
  /// The precedence itself where it has an overlap, else -1.
  let overlaps: Strip<Int32>

  /// Flattens one side of a model's precedences.
  ///
  /// - Parameters:
  ///   - lag: the least time for a precedence of the problem.
  ///   - includes: whether the precedence between an operation and another one counts.
  init(
    _ graph: OperationGraph, _ model: PlanningModel, lag: (Int) -> Time, includes: (Int, Int) -> Bool = { _, _ in true }
  ) {
    var (rows, others, lags, overlaps): ([Int32], [Int32], [Time], [Int32]) = ([0], [], [], [])
    for operation in model.problem.operations.indices {
      for edge in graph.rows[operation]..<graph.rows[operation + 1] where includes(operation, graph.heads[edge]) {
        let precedence = graph.labels[edge]
        others.append(Int32(graph.heads[edge]))
        lags.append(lag(precedence))
        overlaps.append(model.problem.precedences[precedence].overlap == nil ? -1 : Int32(precedence))
      }
      rows.append(Int32(others.count))
    }
    self.rows = Strip(rows, or: 0)
    self.others = Strip(others, or: 0)
    self.lags = Strip(lags, or: 0)
    self.overlaps = Strip(overlaps, or: -1)
  }
}
