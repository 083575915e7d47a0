import Testing

/// `sat`, `check-proof`, `validity`: formulas in DIMACS form.
@Suite struct FormulaCommandTests {
  @Test func satShowsAModel() throws {
    let run = try WorkbenchRun("sat formula.cnf", ["formula.cnf": Samples.formula])
    #expect(run.code == 10)
    #expect(run.answers.first == "s SATISFIABLE")
    let model = (run.answers.last ?? "").split(separator: " ").dropFirst().compactMap { Int($0) }
    #expect(model.count == 4 && model.last == 0)
    #expect(model.contains(3) && (model.contains(1) || model.contains(2)))
    #expect(run.lines.contains { $0.hasPrefix("c cpuSeconds ") })
  }

  /// The formula comes on the standard input, with a byte order mark and line ends of another system.
  @Test func satReadsTheStandardInput() throws {
    let text = "\u{FEFF}" + Samples.contradiction.replacing("\n", with: "\r\n")
    let run = try WorkbenchRun("sat -", input: text)
    #expect(run.code == 20)
    #expect(run.answers == ["s UNSATISFIABLE"])
  }

  @Test func aWorkLimitLeavesItOpen() throws {
    var clauses = ""
    // Eight pigeons for seven holes.
    for pigeon in 0..<8 { clauses += (1...7).map { "\(7 * pigeon + $0) " }.joined() + "0\n" }
    for hole in 1...7 {
      for one in 0..<8 { for other in 0..<one { clauses += "-\(7 * one + hole) -\(7 * other + hole) 0\n" } }
    }
    let run = try WorkbenchRun("sat pigeons.cnf --work 1", ["pigeons.cnf": "p cnf 56 204\n" + clauses])
    #expect(run.code == 0)
    #expect(run.answers == ["s UNKNOWN"])
  }

  @Test(arguments: ["", " --binary-proof"])
  func aProofIsWrittenAndAccepted(_ option: String) throws {
    let folder = try WorkbenchFolder(["formula.cnf": Samples.contradiction])
    #expect(try WorkbenchRun("sat formula.cnf --proof proof" + option, in: folder).code == 20)
    let judged = try WorkbenchRun("check-proof formula.cnf proof", in: folder)
    #expect(judged.code == 0)
    #expect(judged.printed.hasPrefix("{\"verdict\":\"accepted\",\"format\":\"\(option.isEmpty ? "" : "binary-")drat\""))
    #expect(try folder.names == ["formula.cnf", "proof"])
  }

  @Test func aFalseProofIsRefused() throws {
    let run = try WorkbenchRun(
      "check-proof formula.cnf proof", ["formula.cnf": Samples.formula, "proof": "3 0\n-3 0\n0\n"])
    #expect(run.code == 1)
    #expect(run.printed.hasPrefix("{\"verdict\":\"refused\",\"format\":\"drat\",\"step\":2,\"line\":2,\"reason\":"))
  }

  @Test func validityJudgesEachConfiguration() throws {
    let run = try WorkbenchRun(
      "validity formula.cnf --configurations - --each", ["formula.cnf": Samples.formula],
      input: "\u{FEFF}101\r\n100\n011\n000\n")
    #expect(run.code == 0)
    #expect(
      run.lines.dropLast() == [
        "{\"line\":1,\"valid\":true}", "{\"line\":2,\"valid\":false,\"violated\":[-1,3]}",
        "{\"line\":3,\"valid\":true}",
        "{\"line\":4,\"valid\":false,\"violated\":[1,2]}",
      ])
    #expect(run.lines.last?.hasPrefix("{\"configurations\":4,\"valid\":2,") == true)
  }
}
