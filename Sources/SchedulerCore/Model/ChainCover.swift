/// The precedences cut into chains: every unlocked operation lies in exactly one, next to a predecessor or successor
/// of its own where there is one left.
///
/// A routing is one chain; an assembly is one chain through its longest branch and one for each branch beside it.
struct ChainCover: Sendable {
  /// Chain `c` is `operations[rows[c]..<rows[c + 1]]`, predecessors first.
  private(set) var rows = [0]
  /// The operations, chain after chain.
  private(set) var operations: [Int] = []
  /// The chain of each operation; -1 for a locked one.
  private(set) var chain: [Int]

  /// How many chains there are.
  var count: Int { rows.count - 1 }

  /// Covers a model; costs time linear in it.
  init(_ model: PlanningModel) {
    chain = Array(repeating: -1, count: model.problem.operations.count)
    for head in model.order where chain[head] < 0 && model.problem.operations[head].lock == nil {
      var operation: Int? = head
      while let current = operation {
        chain[current] = count
        operations.append(current)
        operation = next(after: current, model)
      }
      rows.append(operations.count)
    }
  }

  /// The first successor that is free to be taken, and waits for nothing else that is not in a chain yet: what it
  /// waits for would otherwise be planned after it.
  private func next(after operation: Int, _ model: PlanningModel) -> Int? {
    model.successors.heads[model.successors.rows[operation]..<model.successors.rows[operation + 1]].first { successor in
      chain[successor] < 0 && model.problem.operations[successor].lock == nil
        && model.predecessors.heads[model.predecessors.rows[successor]..<model.predecessors.rows[successor + 1]]
          .allSatisfy { chain[$0] >= 0 || model.problem.operations[$0].lock != nil }
    }
  }
}
