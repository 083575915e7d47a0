import ArgumentParser
import InstanceFormats
import SchedulerCore

/// What the subcommands for shops share: their options, the run, and the answer.
struct ShopRun: ParsableArguments {
  @Argument(help: "The instance.") var file: String
  @OptionGroup var search: SearchRun
  @Option(help: "File for the schedule, as lines job,operation,machine,start.") var schedule: String?

  /// Reads, searches, answers.
  func plan(
    _ read: ([UInt8]) throws(InstanceFault) -> (problem: SchedulingProblem, firstOperations: [Int])
  ) throws {
    let progress = SearchRun.Progress(seconds: search.seconds)
    let instance: (problem: SchedulingProblem, firstOperations: [Int])
    let shop: ShopSearch
    do {
      instance = try read(InputFile.bytes(of: file))
      shop = try ShopSearch(instance.problem)
    } catch let fault as InstanceFault {
      throw InputFile.refusal("\(file):\(fault)")
    } catch let fault as ShopFault {
      throw InputFile.refusal("\(file): \(fault)")
    }
    let outcome = shop.run(
      ShopSearch.Options(
        work: search.moves(otherwise: 1_000_000), threads: search.threads, seed: search.seed,
        shouldStop: { progress.isOver }, improved: { _, _ in progress.improve() }))
    print(
      "{\"objective\":\(outcome.schedule.figures.makespan),\"lower_bound\":\(outcome.lowerBound)"
        + ",\(progress.fields(work: outcome.moves, workToBest: outcome.movesToBest))}")
    if let schedule { try OutputFile.write(rows(outcome.schedule, instance.firstOperations), to: schedule) }
  }

  /// One line an operation, in the order of jobs and operations.
  private func rows(_ schedule: Schedule, _ firstOperations: [Int]) -> String {
    var text = "job,operation,machine,start\n"
    for job in 0..<firstOperations.count - 1 {
      for operation in firstOperations[job]..<firstOperations[job + 1] {
        let assignment = schedule.assignments[operation]
        text += "\(job),\(operation - firstOperations[job]),\(assignment.machine),\(assignment.start)\n"
      }
    }
    return text
  }
}
