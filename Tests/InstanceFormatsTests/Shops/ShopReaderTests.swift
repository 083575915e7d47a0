import InstanceFormats
import ShopSearches
import Testing

@Suite struct ShopReaderTests {
  /// By job and operation: machine and duration of each alternative. An operation that waits for none begins a job.
  private func steps(_ problem: ShopProblem) -> [[[Int64]]] {
    problem.operations.indices.reduce(into: []) { jobs, index in
      if !problem.precedences.contains(where: { $0.successor == index }) { jobs.append([]) }
      jobs[jobs.count - 1].append(problem.operations[index].alternatives.flatMap { [Int64($0.machine), $0.duration] })
    }
  }

  @Test func aLineIsAJob() throws {
    let reader = try JobShopReader("2 3\n0 5 1 6 2 7\n 2\t1  0 9 \n".utf8)
    #expect(steps(reader.problem) == [[[0, 5], [1, 6], [2, 7]], [[2, 1], [0, 9]]])
    #expect(reader.firstOperations == [0, 3, 5])
    #expect(reader.problem.precedences == [.init(0, 1), .init(1, 2), .init(3, 4)])
    #expect(reader.problem.machines == 3)
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

  /// As many lines as jobs, broken elsewhere: where every job is then once on every machine, that is what is meant.
  @Test(arguments: [
    "3 3\n0 3 1 2 2 2\n0 2 2 1 1 4\n1 4 2 3 0 1\n", "3 3\n0 3\n1 2 2 2\n0 2 2 1 1 4 1 4 2 3 0 1",
    "3 3\n0 3 1 2 2\n2\n0 2 2 1 1 4\n1 4 2 3 0 1\n", "3 3\n0 3\n1 2 2\n2 0 2 2 1 1 4 1 4 2 3 0 1",
    "\u{FEFF}3 3\r\n\t0 3   1 2\t2 2 \r\n\r\n0 2 2 1 1 4\r\n1 4 2 3 0 1\r\n",
    " instance first\n\n ++++\n Somebody, 3x3 (table 1)\n 3 3\n 0 3 1 2 2 2\n 0 2 2 1 1 4\n 1 4 2 3 0 1\n ++++\n",
    "3 3\n0 3 1 2\n2 2 -1 -1 0 2 2 1 1\n4 -1 -1 1 4 2 3 0 1 -1 -1\n",
  ])
  func linesOfClassicalShopsMayBreakAnywhere(_ text: String) throws {
    #expect(
      steps(try JobShopReader(text.utf8).problem) == [
        [[0, 3], [1, 2], [2, 2]], [[0, 2], [2, 1], [1, 4]], [[1, 4], [2, 3], [0, 1]],
      ])
  }

  /// As many pairs as jobs times machines, but neither reading is a classical shop.
  @Test func linesThatCouldBeJobsOrBrokenAreRefused() throws {
    let text = "2 2\n0 1\n0 2 1 3 1 4\n"
    let message = """
      this line is a job of another length than the number of machines, or the lines of one are broken; \
      end each job with the pair -1 -1
      """
    #expect(throws: InstanceFault(line: 2, message: message)) { try JobShopReader(text.utf8) }
    let decided = try JobShopReader("2 2\n0 1 -1 -1\n0 2 1 3 1 4 -1 -1\n".utf8)
    #expect(steps(decided.problem) == [[[0, 1]], [[0, 2], [1, 3], [1, 4]]])
  }

  @Test func oneOfSeveralInstancesIsChosen() throws {
    let text = "Two.\n instance a\n ++\n An 1x1\n 1 1\n 0 5\n ++\n\n instance b\n ++\n 2 1\n 0 3\n 0 x\n ++\n"
    #expect(steps(try JobShopReader(text.utf8, instance: "a").problem) == [[[0, 5]]])
    #expect(throws: InstanceFault(line: 13, message: "'x' is not a number that this format has")) {
      try JobShopReader(text.utf8, instance: "b")
    }
    #expect(throws: InstanceFault(line: 9, message: "the text holds 2 instances (a, b); name one")) {
      try JobShopReader(text.utf8)
    }
    #expect(throws: InstanceFault(line: 0, message: "there is no instance 'c' in the text")) {
      try JobShopReader(text.utf8, instance: "c")
    }
  }

  @Test(arguments: [
    ("", 0, "the first line holds two numbers: jobs, machines"),
    ("2 x\n", 1, "'x' is not a number that this format has"),
    ("2 2\n0 1 1 1\n", 2, "there are 1 jobs instead of 2"),
    ("1 2\n0 1 1\n", 2, "a machine has no duration"), ("1 2\n0 1 -1 -1 1\n", 2, "a machine has no duration"),
    ("3\u{A0}3\n0 1\n", 1, "'3\u{A0}3' is not a number that this format has"),
    ("A 1x1 shop\n", 1, "'A' is not a number that this format has"),
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
