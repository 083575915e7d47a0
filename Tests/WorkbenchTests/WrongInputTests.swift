import Foundation
import Testing

/// What every subcommand says of an input that it cannot read, and of a command line that it does not understand.
@Suite struct WrongInputTests {
  /// A command that reads `FILE`, a text that is none of its format, and what it says after the file's name.
  static let broken: [(command: String, text: String, message: String)] = [
    ("sat FILE", "p cnf 2 1\n1 3 0\n", ":2: the literal 3 exceeds the 2 variables announced"),
    ("check-proof FILE FILE", "p cnf 2 1\n1 x 0\n", ":2: a literal is expected, not ‘x’"),
    ("validity FILE --configurations FILE", "p cnf 1 1\n1\n", ":3: the last clause does not end with 0"),
    ("domains FILE", "features\n\tA\n\t\toptional\n\t\t\tA\n", ":4: a second feature named 'A'"),
    ("conflict FILE --choices FILE", "<model/>", ":1: no format is known by its root element 'model'"),
    ("csp FILE", "<instance><variables/>\n</instanc></instance>", ":2: "),
    ("count FILE", "<featureModel><struct/></featureModel>", ":1: the element 'struct' holds no feature"),
    (
      "compile FILE", "<feature_model><feature_tree>\n:x\n</feature_tree></feature_model>", ":2: ':x' cannot stand here"
    ),
    ("sample FILE", "", ":1: the file has no header 'p cnf VARIABLES CLAUSES'"),
    ("jobshop FILE", "2 2\n0 1 1 1\n", ":2: there are 1 jobs instead of 2"),
    ("flexible-jobshop FILE", "1 2\n1 1 1\n", ":2: the text ends before a duration"),
    ("car-sequencing FILE", "3 1\n", ":1: a problem begins with the numbers: cars, options (at most 64), classes"),
    ("rcpsp FILE", "2 1\n4\n1 1 1 2\n2 5 0\n", ":4: activity 2 takes 5 of resource 1, of which there are 4"),
  ]

  @Test(arguments: broken.indices)
  func aBrokenFileIsRefusedWithItsLine(_ place: Int) throws {
    let (command, text, message) = Self.broken[place]
    let run = try WorkbenchRun(command.replacing("FILE", with: "broken"), ["broken": text])
    #expect(run.code == 65)
    #expect(run.printed == "")
    #expect(run.complaints.hasPrefix("broken" + message), "\(run.complaints)")
    #expect(run.complaints.count { $0 == "\n" } == 1)
  }

  @Test(arguments: broken.indices)
  func aFileThatIsNotThereIsNamed(_ place: Int) throws {
    let run = try WorkbenchRun(Self.broken[place].command.replacing("FILE", with: "nowhere"))
    #expect(run.code == 65)
    #expect(run.complaints == "cannot read 'nowhere': No such file or directory\n")
  }

  @Test func aTableThatIsNotThereOrBrokenIsNamed() throws {
    let run = try WorkbenchRun("factory shop", Samples.factory)
    #expect(run.code == 0)
    try run.folder.write("shop/orders.csv", Data("order;family;release_min;due_min\n".utf8))
    let broken = try WorkbenchRun("factory shop", in: run.folder)
    #expect(broken.code == 65)
    #expect(
      broken.complaints
        == "shop/orders.csv:1: the heading has no 'weight'; the columns are order, family, release_min, due_min, weight\n"
    )
    let missing = try WorkbenchRun("factory nowhere", in: run.folder)
    #expect(missing.code == 65)
    #expect(missing.complaints == "cannot read 'nowhere/work_centres.csv': No such file or directory\n")
  }

  @Test(arguments: [
    "sat", "check-proof", "domains", "conflict", "validity", "csp", "differential", "count", "compile", "sample",
    "jobshop", "flexible-jobshop", "factory", "car-sequencing", "rcpsp",
  ])
  func commandLinesAreExplained(_ command: String) throws {
    let help = try WorkbenchRun(command + " --help")
    #expect(help.code == 0)
    #expect(help.printed.contains("USAGE: workbench \(command) "))
    let wrong = try WorkbenchRun(command + " --colour red")
    #expect(wrong.code == 64)
    #expect(wrong.complaints.contains("Error: ") && wrong.complaints.contains("workbench \(command) --help"))
  }

  @Test func anUnknownSubcommandIsAnError() throws {
    let run = try WorkbenchRun("paint wall")
    #expect(run.code == 64)
    #expect(run.complaints.hasPrefix("Error: "))
    #expect(try WorkbenchRun("factory shop --objective colour", Samples.factory).code == 64)
    #expect(try WorkbenchRun("count f --occurring --each").code == 64)
  }
}
