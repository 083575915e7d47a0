import ProjectSearches
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

  static let psplib = """
    ************************************************************************
    file with basedata            : small.bas
    initial value random generator: 7
    ************************************************************************
    projects                      :  1
    jobs (incl. supersource/sink ):  4
    horizon                       :  6
    RESOURCES
      - renewable                 :  2   R
      - nonrenewable              :  0   N
      - doubly constrained        :  0   D
    ************************************************************************
    PROJECT INFORMATION:
    pronr.  #jobs rel.date duedate tardcost  MPM-Time
        1      2      0        5        1        5
    ************************************************************************
    PRECEDENCE RELATIONS:
    jobnr.    #modes  #successors   successors
       1        1          2           2   3
       2        1          1           4
       3        1          1           4
       4        1          0        \("")
    ************************************************************************
    REQUESTS/DURATIONS:
    jobnr. mode duration  R 1  R 2
    ------------------------------------------------------------------------
      1      1     0       0    0
      2      1     5       2    1
      3      1     1       0    1
      4      1     0       0    0
    ************************************************************************
    RESOURCEAVAILABILITIES:
      R 1  R 2
        3    1
    ************************************************************************
    """

  /// The project of the test above, as PSPLIB writes it.
  @Test(arguments: [psplib, "\u{FEFF}" + psplib.replacing("\n", with: "\r\n")])
  func projectsOfPSPLIBAreRead(_ text: String) throws {
    let patterson = "4 2\n3 1\n0 0 0 2 2 3\n5 2 1 1\n4\n\n1 0 1 1 4\n0 0 0 0\n"
    #expect(try ProjectReader(text.utf8).project == ProjectReader(patterson.utf8).project)
  }

  @Test(arguments: [
    ("projects                      :  1", "projects  : 2", "5: 'projects' is 2; read is 1"),
    ("nonrenewable              :  0", "nonrenewable : 1", "10: '- nonrenewable' is 1; read is 0"),
    ("  - renewable                 :  2   R\n", "", "the head has no line '- renewable : number'"),
    ("1      2      0        5", "1 2 3 5", "15: a release date of 3 is not read"),
    ("2        1          1           4", "2 3 1 4", "20: the number of modes of activity 2 is 3; read is 1"),
    ("3        1          1           4", "5 1 1 4", "21: an activity's number is 5; read is 3"),
    ("2        1          1           4", "2 1 1 9", "20: a successor of activity 2 is 9, not from 1 to 4"),
    ("2      1     5       2    1", "2 1 5 2", "29: an activity's number is 1; read is 3"),
    ("2      1     5       2    1", "2 1 5 4 1", "28: activity 2 takes 4 of resource 1, of which there are 3"),
    ("  4      1     0       0    0\n", "", "29: the text ends before an activity's number"),
    ("    3    1\n", "", "the text ends before the capacity of resource 1"),
    ("    3    1\n", "3 1 1\n", "34: a section ends before this line"),
    ("3    1\n", "3 x\n", "34: 'x' is not a number that this format has"),
  ])
  func faultsOfPSPLIBAreNamedWithTheirLine(_ part: String, _ wrong: String, _ message: String) {
    let text = Self.psplib.replacing(part, with: wrong)
    #expect(text != Self.psplib)
    #expect { try ProjectReader(text.utf8) } throws: { "\($0)".hasPrefix(message) }
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
