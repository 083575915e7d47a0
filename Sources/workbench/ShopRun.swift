import ArgumentParser
import InstanceFormats
import SchedulerCore
import Synchronization

/// What the subcommands for shops share: their options, the run, and the answer.
struct ShopRun: ParsableArguments {
  @Argument(help: "The instance.") var file: String
  @Option(help: "Wall-clock time after which the search ends.") var seconds: Double?
  @Option(help: "Moves after which the search ends; a million if no seconds are given either.") var work: Int64?
  @Option(help: "Threads; the plan does not depend on them unless seconds end the search.") var threads = 1
  @Option(help: "Another seed, another search.") var seed: UInt64 = 1
  @Option(help: "File for the schedule, as lines job,operation,machine,start.") var schedule: String?

  /// When the best schedule was found, on the clock of `ResourceUse`.
  private final class LastImprovement: Sendable {
    let wallSeconds = Mutex(ResourceUse.now.wallSeconds)
  }

  /// Reads, searches, answers.
  func plan(
    _ read: ([UInt8]) throws(InstanceFault) -> (problem: SchedulingProblem, firstOperations: [Int])
  ) throws {
    let start = ResourceUse.now
    let instance: (problem: SchedulingProblem, firstOperations: [Int])
    let search: ShopSearch
    do {
      instance = try read(InputFile.bytes(of: file))
      search = try ShopSearch(instance.problem)
    } catch let fault as InstanceFault {
      throw InputFile.refusal("\(file):\(fault)")
    } catch let fault as ShopFault {
      throw InputFile.refusal("\(file): \(fault)")
    }
    let last = LastImprovement()
    let outcome = search.run(options(since: start.wallSeconds, last))
    print(line(outcome, since: start, best: last.wallSeconds.withLock { $0 }))
    if let schedule { try OutputFile.write(rows(outcome.schedule, instance.firstOperations), to: schedule) }
  }

  private func options(since start: Double, _ last: LastImprovement) -> ShopSearch.Options {
    let deadline = seconds.map { start + $0 }
    return ShopSearch.Options(
      moves: work ?? (seconds == nil ? 1_000_000 : .max), threads: threads, seed: seed,
      shouldStop: { deadline.map { ResourceUse.now.wallSeconds >= $0 } ?? false },
      improved: { _, _ in last.wallSeconds.withLock { $0 = ResourceUse.now.wallSeconds } })
  }

  private func line(_ outcome: ShopSearch.Outcome, since start: ResourceUse, best: Double) -> String {
    let now = ResourceUse.now
    return "{\"objective\":\(outcome.schedule.figures.makespan),\"lower_bound\":\(outcome.lowerBound)"
      + ",\"seconds_to_best\":\(rounded(best - start.wallSeconds)),\"work\":\(outcome.moves)"
      + ",\"work_to_best\":\(outcome.movesToBest),\"wallSeconds\":\(rounded(now.wallSeconds - start.wallSeconds))"
      + ",\"cpuSeconds\":\(rounded(now.cpuSeconds - start.cpuSeconds)),\"peakBytes\":\(now.peakBytes)}"
  }

  private func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }

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
