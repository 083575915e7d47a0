import ArgumentParser
import InstanceFormats
import ProjectSearches

/// Projects in Patterson's or PSPLIB's form.
struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rcpsp", abstract: "Plans a project whose activities share resources for the least makespan.")
  @Argument(help: "The instance, in Patterson's form (.rcp) or PSPLIB's (.sm).") var file: String
  @OptionGroup var search: SearchRun
  @Option(help: "File for the schedule, as lines activity,start.") var schedule: String?

  func run() throws {
    let progress = SearchRun.Progress(seconds: search.seconds)
    let stated = try InputFile.reading(file) { (bytes) throws(InstanceFault) in try ProjectReader(bytes).project }
    let project: ProjectSearch
    do {
      project = try ProjectSearch(stated)
    } catch {
      throw InputFile.refusal("\(file): \(error.faults.prefix(20).map { "\($0)" }.joined(separator: "; "))")
    }
    let outcome = project.run(
      ProjectSearch.Options(
        work: search.moves(otherwise: 1_000_000), threads: search.threads, seed: search.seed,
        shouldStop: { progress.isOver }, improved: { _, _ in progress.improve() }))
    print(
      "{\"objective\":\(outcome.makespan),\"lower_bound\":\(outcome.lowerBound)"
        + ",\(progress.fields(work: outcome.schedules, workToBest: outcome.schedulesToBest))}")
    guard let schedule else { return }
    let rows = outcome.starts.enumerated().map { "\($0.offset + 1),\($0.element)\n" }
    try OutputFile.write(("activity,start\n" + rows.joined()).utf8, to: schedule)
  }
}
