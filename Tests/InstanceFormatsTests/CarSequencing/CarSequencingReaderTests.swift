import InstanceFormats
import LineSequences
import Testing

@Suite struct CarSequencingReaderTests {
  private let small = "3 2 2\n1 2\n2 3\n0 1 1 0\n1 2 1 1\n"

  private func fault(_ text: String) -> InstanceFault? {
    do throws(InstanceFault) {
      _ = try CarSequencingReader(Array(text.utf8))
      return nil
    } catch { return error }
  }

  @Test func aProblemIsRead() throws {
    let problems = try CarSequencingReader(Array(small.utf8)).problems
    #expect(problems.map(\.name) == [""])
    #expect(
      problems[0].problem
        == LineProblem(
          classes: [LineProblem.CarClass(count: 1, options: [0]), LineProblem.CarClass(count: 2, options: [0, 1])],
          ratios: [LineProblem.Ratio(most: 1, window: 2), LineProblem.Ratio(most: 2, window: 3)]))
  }

  @Test func severalProblemsHaveNamesAndAForeword() throws {
    let text = "A set of problems,\nsome hard.\n\n# Problem 1/2  (easy)\n\(small)\n#Problem b\n1 5 1\n0 1 1 0 0 0 1\n"
    let problems = try CarSequencingReader(Array(text.utf8)).problems
    #expect(problems.map(\.name) == ["1/2", "b"])
    #expect(problems[1].problem.ratios.map(\.most) == [1, 2, 1, 2, 1])
    #expect(problems[1].problem.ratios.map(\.window) == [2, 3, 3, 5, 5])
    #expect(problems[1].problem.classes == [LineProblem.CarClass(count: 1, options: [0, 4])])
  }

  @Test(arguments: [
    ("", 0, "the text holds no numbers"),
    ("3 2\n", 1, "a problem begins with the numbers: cars, options (at most 64), classes"),
    ("3 2 1\nx 2\n", 2, "'x' is not a number that this format has"),
    ("3 2 1\n1 2\n", 1, "the text ends before the two lines of ratios"),
    ("3 2 1\n1 2 3\n2 3\n0 3 1 1\n", 2, "there are 3 numbers for 2 options"),
    ("3 2 1\n1 -2\n2 3\n0 3 1 1\n", 2, "-2 cannot be the most cars in a window"),
    ("3 2 1\n1 2\n2 0\n0 3 1 1\n", 3, "0 cannot be the length of a window"),
    ("3 2 2\n1 2\n2 3\n0 3 1 1\n", 1, "there are 1 classes instead of 2"),
    ("3 2 1\n1 2\n2 3\n0 3 1\n", 4, "a class has 4 numbers, not 3"),
    ("3 2 1\n1 2\n2 3\n1 3 1 1\n", 4, "class 1 stands where class 0 should"),
    ("3 2 1\n1 2\n2 3\n0 -3 1 1\n", 4, "there cannot be -3 cars"),
    ("3 2 1\n1 2\n2 3\n0 3 1 2\n", 4, "2 is neither 1, with the option, nor 0, without"),
    ("4 2 1\n1 2\n2 3\n0 3 1 1\n", 1, "the classes have 3 cars instead of 4"),
  ]) func faultsAreNamedWithTheirLine(_ text: String, _ line: Int, _ message: String) {
    #expect(fault(text) == InstanceFault(line: line, message: message))
  }
}
