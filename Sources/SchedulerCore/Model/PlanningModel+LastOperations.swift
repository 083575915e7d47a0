extension PlanningModel {
  /// The operations of each job for which nothing of the job waits.
  var lastOperationsOfJob: [[Int]] {
    operationsOfJob.map { operations in
      operations.filter { operation in
        (successors.rows[operation]..<successors.rows[operation + 1]).allSatisfy {
          problem.operations[successors.heads[$0]].job != problem.operations[operation].job
        }
      }
    }
  }
}
