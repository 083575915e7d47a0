import SchedulerCore
import Testing

@testable import InstanceFormats

@Suite struct ProjectReaderTests {
  @Test func activitiesAreReadInTheirOrderWhereverLinesEnd() throws {
    let text = "4 2\n3 1\n0 0 0 2 2 3\n5 2 1 1\n4\n\n1 0 1 1 4\n0 0 0 0\n"
    #expect(
      try ProjectReader(text.utf8).project
        == Project(
          capacities: [3, 1],
          activities: [
            Project.Activity(duration: 0, demands: [0, 0], successors: [1, 2]),
            Project.Activity(duration: 5, demands: [2, 1], successors: [3]),
            Project.Activity(duration: 1, demands: [0, 1], successors: [3]),
            Project.Activity(duration: 0, demands: [0, 0]),
          ]))
  }

  @Test(arguments: [
    ("", "the text ends before the number of activities"),
    ("2 1\n4\n1 1 1 2\n2 5 0\n", "4: activity 2 takes 5 of resource 1, of which there are 4"),
    ("3 0\n0 1 2\n1 1 3\n1 1 2\n", "3: activities wait for each other in a circle: 2, 3"),
    ("2 1\n4\n1 1 1 3\n2 2 0\n", "3: a successor of activity 1 is 3, not from 1 to 2"),
    ("2 1\n4\n-1 1 1 2\n2 2 0\n", "3: the duration of activity 1 is -1, not from 0 to 1073741824"),
    ("2 1\n4\n1 1 1 2\n2 2\n", "4: the text ends before the number of successors of activity 2"),
    ("1 1\n4\n1 1 0\n9\n", "4: 1 activities end before this line"),
    ("1 1\n4\n1 x 0\n", "3: 'x' is not a number that this format has"),
    ("2 0\n1073741824 0\n1 0\n", "all durations together are more than 2^30"),
  ])
  func faultsAreNamedWithTheirLine(text: String, message: String) {
    #expect { try ProjectReader(text.utf8) } throws: { "\($0)" == message }
  }
}
