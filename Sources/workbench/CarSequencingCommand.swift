import ArgumentParser
import InstanceFormats
import LineSequences

/// Car sequencing in the form of CSPLib.
struct CarSequencingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "car-sequencing", abstract: "Orders cars on a line so that ratio constraints are violated least.",
    discussion: """
      A file with several problems is answered with a line for each; the limits are for each of them.
      """)
  @Argument(help: "The instance.") var file: String
  @OptionGroup var search: SearchRun
  @Option(
    help: "What counts as a violation: windows (each window over its capacity) or excess (each car too many in it).")
  var measure: Measure = .windows
  @Option(help: "Only the problem of this name.") var problem: String?
  @Option(help: "File for the order, as lines position,class; for one problem only.") var schedule: String?

  /// See `LineProblem.Measure`.
  enum Measure: String, ExpressibleByArgument, CaseIterable {
    case windows
    case excess
  }

  func run() throws {
    let problems = try chosenProblems()
    guard schedule == nil || problems.count == 1 else {
      throw ValidationError("--schedule needs --problem in a file with several problems")
    }
    for var named in problems {
      if measure == .excess { named.problem.measure = .excess }
      try plan(named)
    }
  }

  private func chosenProblems() throws -> [CarSequencingReader.Named] {
    let problems = try InputFile.reading(file) { (bytes) throws(InstanceFault) in
      try CarSequencingReader(bytes).problems
    }
    guard let problem else { return problems }
    let chosen = problems.filter { $0.name == problem }
    if chosen.isEmpty { throw InputFile.refusal("\(file): there is no problem '\(problem)'") }
    return chosen
  }

  private func plan(_ named: CarSequencingReader.Named) throws {
    let progress = SearchRun.Progress(seconds: search.seconds)
    let line: LineSearch
    do { line = try LineSearch(named.problem) } catch { throw InputFile.refusal("\(file): \(error)") }
    let outcome = line.run(
      LineSearch.Options(
        work: search.moves(otherwise: 10_000_000), threads: search.threads, seed: search.seed,
        shouldStop: { progress.isOver }, improved: { _, _ in progress.improve() }))
    let name = named.name.isEmpty ? "" : "\"problem\":\(named.name.inJSON),"
    let (windows, excess) = (outcome.figures.windows, outcome.figures.carsTooMany)
    print(
      "{\(name)\"objective\":\(measure == .windows ? windows : excess),\"lower_bound\":\(outcome.bound.violations)"
        + ",\"windows\":\(windows),\"excess\":\(excess)"
        + ",\(progress.fields(work: outcome.moves, workToBest: outcome.movesToBest))}")
    if let schedule {
      let rows = outcome.cars.enumerated().map { "\($0),\($1)\n" }
      try OutputFile.write(("position,class\n" + rows.joined()).utf8, to: schedule)
    }
  }
}
