import Testing

@testable import Proofs

/// The strict reader of DIMACS formulas.
struct FormulaTests {
  private func reading(_ text: String) -> String {
    do {
      let formula = try Formula(dimacs: Array(text.utf8))
      return (0..<formula.clauseCount).map { formula[$0].map(String.init).joined(separator: ",") }.joined(
        separator: ";")
    } catch {
      return error.description
    }
  }

  @Test func clausesAreReadAsTheyStand() {
    #expect(reading("c remark\np cnf 3 3\n1 -2 0 3\n3 0\nc between\n0\n") == "1,-2;3,3;")
    #expect(reading("p  cnf\t2  1 \r\n 1   2 0\r\n%\n0\n") == "1,2")
    #expect(reading("p cnf 0 0") == "")
  }

  @Test(arguments: [
    ("", "1: a header ‘p cnf VARIABLES CLAUSES’ is expected, not the end"),
    ("p dnf 1 1\n1 0\n", "1: a header ‘p cnf VARIABLES CLAUSES’ is expected, not ‘p’"),
    ("p cnf x 1\n", "1: a number of variables below 2^31 is expected, not ‘x’"),
    ("p cnf 99999999999 1\n", "1: a number of variables below 2^31 is expected, not the end of the line"),
    ("p cnf 3\n", "1: a number of clauses is expected, not the end of the line"),
    ("p cnf 3 1 7\n1 0\n", "1: the header ends after two numbers, but ‘7’ follows"),
    ("p cnf 2 1\n3 0\n", "2: literal 3 is beyond the 2 variables of the header"),
    ("p cnf 2 1\n1 2\n", "3: the last clause is not closed by a 0"),
    ("p cnf 2 2\n1 2 0\n", "3: the header promises 2 clauses, but there are 1"),
    ("p cnf 2 1\n1 2 0\n1 0\n", "3: there are more clauses than the 1 of the header"),
    ("p cnf 2 1\n1 two 0\n", "2: a literal is expected, not ‘two’"),
  ])
  func faultsAreNamedWithTheirLine(text: String, fault: String) { #expect(reading(text) == fault) }
}
