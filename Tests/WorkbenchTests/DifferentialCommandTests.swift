import Testing

/// `differential`: the engines against trying everything.
@Suite struct DifferentialCommandTests {
  @Test func enginesAgreeWithTryingEverything() throws {
    let run = try WorkbenchRun("differential --networks 40 --seed 7")
    #expect(run.code == 0, "\(run.printed)")
    #expect(try run.number("networks") == 40)
    #expect(try run.number("disagreements") == 0)
    for figure in ["clausal", "unsatisfiable", "domains", "conflicts", "repairs", "graphs", "valueCosts", "samples"] {
      #expect(try run.number(figure) ?? 0 > 0, "no \(figure)")
    }
  }

  @Test func networksAreTheSameOneByOne() throws {
    let together = try WorkbenchRun("differential --networks 3 --seed 5 --clauses").lines.prefix(3)
    for (place, line) in together.enumerated() {
      let alone = try WorkbenchRun("differential --networks 1 --seed 5 --first \(place) --clauses")
      #expect(alone.lines.first == line)
    }
  }

  @Test func largeNetworksAreJudged() throws {
    let run = try WorkbenchRun("differential --large --networks 4 --seed 2")
    #expect(run.code == 0)
    #expect(try run.number("networks") == 4)
    #expect(try run.number("disagreements") == 0)
  }
}
