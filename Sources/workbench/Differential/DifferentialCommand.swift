import ArgumentParser

/// The engine against trying everything, on generated networks.
struct DifferentialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differential",
    abstract: "Hold the engine's answers against trying everything, on generated networks.",
    discussion: """
      Each network has layers of choices, features and quantities under clauses, tables, cardinalities, sums and functions, or \
      clauses alone. Asked: verdict, refutation (judged by the referee), valid domains, minimal conflict with each member left \
      out in turn, repair, optimum, all solutions; and of the compiled network valid values, counts, least and greatest costs of every \
      value, best completions, samples. Network K of seed S is the same everywhere. A disagreement is a JSON line; \
      the last line has the figures. Exit code 1 if there was one.
      """)

  @Option(help: "How many networks.")
  var networks = 1000

  @Option(help: "Which series of networks.")
  var seed: UInt64 = 1

  @Option(help: "The number of the first network.")
  var first = 0

  @Flag(help: "Clauses alone, over 60 to 250 variables: a solution is held against every clause, a refutation judged.")
  var large = false

  @Flag(
    help: "Print each network as clauses in DIMACS numbers with the verdict, one JSON line each, for other solvers.")
  var clauses = false

  func run() throws {
    let start = ResourceUse.now
    var run = DifferentialRun { number, complaint in
      print("{\"network\":\(number),\"seed\":\(seed),\"disagreement\":\(complaint.inJSON)}")
    }
    for number in first..<(first + networks) {
      var lottery = SeededLottery(seed: seed, network: number)
      let plain = large ? LayeredNetwork(largeRandom: &lottery) : LayeredNetwork(random: &lottery)
      let isSatisfiable =
        large ? run.examineLarge(plain, number: number) : run.examine(plain, number: number, &lottery)
      if clauses {
        print("{\"network\":\(number),\"satisfiable\":\(isSatisfiable),\"clauses\":\(plain.clauses())}")
      }
    }
    print(summary(run.figures, since: start))
    if run.figures.disagreements > 0 { throw ExitCode(1) }
  }

  private func summary(_ figures: DifferentialRun.Figures, since start: ResourceUse) -> String {
    let now = ResourceUse.now
    return "{\"seed\":\(seed),\"first\":\(first),\"networks\":\(figures.networks),\"clausal\":\(figures.clausal)"
      + ",\"unsatisfiable\":\(figures.unsatisfiable),\"proofs\":\(figures.proofs)"
      + ",\"proofsWithPremises\":\(figures.proofsWithPremises),\"domains\":\(figures.domains)"
      + ",\"conflicts\":\(figures.conflicts),\"members\":\(figures.members),\"repairs\":\(figures.repairs)"
      + ",\"optima\":\(figures.optima),\"solutions\":\(figures.solutions),\"graphs\":\(figures.graphs)"
      + ",\"graphCounts\":\(figures.graphCounts),\"valueCounts\":\(figures.valueCounts)"
      + ",\"valueCosts\":\(figures.valueCosts),\"samples\":\(figures.samples)"
      + ",\"disagreements\":\(figures.disagreements)"
      + ",\"cpuSeconds\":\(now.cpuSeconds - start.cpuSeconds),\"wallSeconds\":\(now.wallSeconds - start.wallSeconds)}"
  }
}
