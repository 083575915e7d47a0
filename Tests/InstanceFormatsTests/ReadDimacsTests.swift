import InstanceFormats
import SolverCore
import Testing

@Suite struct ReadDimacsTests {
  @Test func readsClausesOverLinesCommentsAndBlanks() throws {
    let text = "c a comment\r\np  cnf 3\t2\n1 -2\n  3 0 c no comment inside a clause would do\n-1 2 0"
    let instance = try readDimacs(Array(text.utf8))
    #expect(instance.items.count == 3)
    #expect(instance.name(2) == "3")
    let expected = (0..<8).map { [$0 >> 2 & 1, $0 >> 1 & 1, $0 & 1] }
      .filter { ($0[0] == 1 || $0[1] == 0 || $0[2] == 1) && ($0[0] == 0 || $0[1] == 1) }
    #expect(solutions(instance) == expected.map { $0.map { Int64($0) } })
  }

  @Test func takesNamesFromCommentsAndStopsAtPercent() throws {
    let text = "c 1 Türe\nc 2 handle \nc 9 nobody\nc 1 2 3\np cnf 2 1\n-1 2 0\n%\n0\n"
    let instance = try readDimacs(Array(text.utf8))
    #expect([instance.name(0), instance.name(1)] == ["Türe", "handle"])
    #expect(NameIndex(instance)["handle"] == 1)
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    #expect(try readDimacs(Array("\u{FEFF}p cnf 2 1\r\n1 2 0\r\n".utf8)).items.count == 2)
    #expect(fault("\u{FEFF}p cnf 2 1\n3 0\n", readDimacs) == "2: the literal 3 exceeds the 2 variables announced")
  }

  @Test func emptyClausesAndEmptyFormulas() throws {
    #expect(Solver(try readDimacs(Array("p cnf 0 0\n".utf8)).network).solve() == .satisfied)
    #expect(Solver(try readDimacs(Array("p cnf 1 1\n0\n".utf8)).network).solve() == .unsatisfiable)
  }

  @Test(arguments: [
    ("", "1: the file has no header 'p cnf VARIABLES CLAUSES'"),
    ("c only\n", "2: the file has no header 'p cnf VARIABLES CLAUSES'"),
    ("1 2 0\n", "1: '1' before the header 'p cnf VARIABLES CLAUSES'"),
    ("p dnf 1 1\n1 0\n", "1: the header's format is 'dnf'; only 'cnf' is read"),
    ("c\np cnf x 1\n", "2: the header's number of variables is 'x'"),
    ("p cnf -3 1\n", "1: the header's number of variables is '-3'"),
    ("p cnf 3\n1 0\n", "1: the header's number of clauses is ''"),
    ("p cnf 3 99999999999999999999\n", "1: the header's number of clauses is '99999999999999999999'"),
    ("p cnf 99999999 1\n1 0\n", "1: the header announces 99999999 variables; at most 16777216 are read"),
    ("p cnf 1 1 1\n1 0\n", "1: '1' after the header's two numbers"),
    ("p cnf 2 1\n1 -3 0\n", "2: the literal -3 exceeds the 2 variables announced"),
    ("p cnf 2 1\n1 99999999999999999999999 0\n", "2: '99999999999999999999999' is no literal"),
    ("p cnf 2 1\n1 - 2 0\n", "2: '-' is no literal"),
    ("p cnf 2 1\n1 2x 0\n", "2: '2x' is no literal"),
    ("p cnf 2 1\n1 2\n", "3: the last clause does not end with 0"),
    ("p cnf 2 2\n1 2\n-1 0\n", "4: 1 clauses instead of the 2 announced"),
    ("p cnf 2 1\n1 2 0\n-1 0\n", "3: more clauses than the 1 announced"),
  ])
  func namesTheLineOfAFault(text: String, message: String) {
    #expect(fault(text, readDimacs) == message)
  }

  @Test func refusesNamesThatAreNotUTF8() {
    let bytes = Array("c 1 ".utf8) + [0xFF, 0xFE, 10] + Array("p cnf 1 1\n1 0\n".utf8)
    #expect(throws: InstanceFault(line: 1, message: "the name of variable 1 is not UTF-8")) { try readDimacs(bytes) }
  }
}
