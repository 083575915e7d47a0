import InstanceFormats
import SchedulerCore
import Testing

@Suite struct ShopReaderTests {
  private func steps(_ problem: SchedulingProblem) -> [[[Int64]]] {
    problem.jobs.indices.map { job in
      problem.operations.filter { $0.job == job }.map { operation in
        operation.alternatives.flatMap { [Int64($0.machine), $0.duration] }
      }
    }
  }

  @Test func aLineIsAJob() throws {
    let reader = try JobShopReader("2 3\n0 5 1 6 2 7\n 2\t1  0 9 \n".utf8)
    #expect(steps(reader.problem) == [[[0, 5], [1, 6], [2, 7]], [[2, 1], [0, 9]]])
    #expect(reader.firstOperations == [0, 3, 5])
    #expect(reader.problem.precedences == [Precedence(0, 1), Precedence(1, 2), Precedence(3, 4)])
    #expect(reader.problem.horizon == 0..<29)
    try reader.problem.validate()
  }

  @Test func jobsMayEndWithAPairOfMinusOnes() throws {
    let reader = try JobShopReader("2 2\n0 5 1 6\n0 3 -1 -1 1 4\n-1 -1\n".utf8)
    #expect(steps(reader.problem) == [[[0, 5], [1, 6], [0, 3]], [[1, 4]]])
  }

  /// Two that take no time: everything else takes three times as long, and every time divided by three is what it was.
  @Test func whatTakesNoTimeKeepsItsPlace() throws {
    let reader = try JobShopReader("2 2\n0 5 1 0\n1 0 0 4\n".utf8)
    #expect(reader.unit == 3)
    #expect(steps(reader.problem) == [[[0, 15], [1, 1]], [[1, 1], [0, 12]]])
    #expect(try JobShopReader("1 1\n0 5\n".utf8).unit == 1)
    try reader.problem.validate()
  }

  @Test func fullJobsMayBreakTheirLinesAnywhere() throws {
    let reader = try JobShopReader("2 2\n0 5\n1 6 1 3\n0 4 # the end\n".utf8)
    #expect(steps(reader.problem) == [[[0, 5], [1, 6]], [[1, 3], [0, 4]]])
  }

  @Test(arguments: [
    ("", 0, "the first line holds two numbers: jobs, machines"),
    ("2 x\n", 1, "'x' is not a number that this format has"),
    ("2 2\n0 1 1 1\n", 2, "there are 1 jobs instead of 2"),
    ("1 2\n0 1 1\n", 2, "a machine has no duration"),
    ("1 2\n\n0 1 2 1\n", 3, "there is no machine 2 in a shop of 2"),
    ("1 2\n0 1 1 -2\n", 2, "a duration of -2 is not from 0 to less than 2^30"),
  ]) func faultsOfJobShopsHaveTheirLine(_ text: String, _ line: Int, _ message: String) {
    #expect(throws: InstanceFault(line: line, message: message)) { try JobShopReader(text.utf8) }
  }

  @Test func alternativesArePairs() throws {
    let reader = try FlexibleJobShopReader("2 3 1.5\n2 2 1 5 3 6 1 2 7\n1 1\n3 4\n".utf8)
    #expect(steps(reader.problem) == [[[0, 5, 2, 6], [1, 7]], [[2, 4]]])
    #expect(reader.firstOperations == [0, 2, 3])
  }

  @Test(arguments: [
    ("2\n", 1, "the first line holds the numbers: jobs, machines"),
    ("1 2\n1 1 1\n", 2, "the text ends before a duration"),
    ("1 2\n1 0\n", 2, "an operation has no machine"),
    ("1 2\n1 1 0 4\n", 2, "there is no machine 0 in a shop of 2"),
    ("1 2\n1 1 1 4\n9\n", 3, "there are more numbers than the jobs need"),
    ("1 2\n-1\n", 2, "-1 cannot be the number of operations of a job"),
  ]) func faultsOfFlexibleShopsHaveTheirLine(_ text: String, _ line: Int, _ message: String) {
    #expect(throws: InstanceFault(line: line, message: message)) { try FlexibleJobShopReader(text.utf8) }
  }
}
