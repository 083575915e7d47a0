import ArgumentParser
import InstanceFormats
import ShopSearches

/// What the subcommands for shops share: their options, the run, and the answer.
struct ShopRun: ParsableArguments {
  /// A problem, the first operation of each job and the end, and the problem's time that is one unit of the text's.
  typealias Instance = (problem: ShopProblem, firstOperations: [Int], unit: Int64)

  @Argument(help: "The instance.") var file: String
  @OptionGroup var search: SearchRun
  @Option(help: "File for the schedule, as lines job,operation,machine,start.") var schedule: String?

  /// Reads, searches, answers.
  func plan(
    _ read: ([UInt8]) throws(InstanceFault) -> Instance
  ) throws {
    let progress = SearchRun.Progress(seconds: search.seconds)
    let instance = try InputFile.reading(file, read)
    let shop: ShopSearch
    do throws(ShopFailure) {
      shop = try ShopSearch(instance.problem)
    } catch {
      throw InputFile.refusal("\(file): \(error.faults.prefix(20).map { "\($0)" }.joined(separator: "; "))")
    }
    let outcome = shop.run(
      ShopSearch.Options(
        work: search.moves(otherwise: 1_000_000), threads: search.threads, seed: search.seed,
        shouldStop: { progress.isOver }, improved: { _, _ in progress.improve() }))
    print(
      "{\"objective\":\(outcome.schedule.makespan / instance.unit),\"lower_bound\":\(outcome.lowerBound / instance.unit)"
        + ",\(progress.fields(work: outcome.moves, workToBest: outcome.movesToBest))}")
    if let schedule { try OutputFile.write(rows(outcome.schedule, instance).utf8, to: schedule) }
  }

  /// One line an operation, in the order of jobs and operations.
  private func rows(_ schedule: ShopSchedule, _ instance: Instance) -> String {
    let firstOperations = instance.firstOperations
    var text = "job,operation,machine,start\n"
    for job in 0..<firstOperations.count - 1 {
      for operation in firstOperations[job]..<firstOperations[job + 1] {
        let assignment = schedule.assignments[operation]
        text += "\(job),\(operation - firstOperations[job]),\(assignment.machine),\(assignment.start / instance.unit)\n"
      }
    }
    return text
  }
}
