import ArgumentParser
import Glibc
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
    let begin = ResourceUse.now.wallSeconds
    let instance: (problem: SchedulingProblem, firstOperations: [Int])
    let search: ShopSearch
    do {
      instance = try read(try bytes())
      search = try ShopSearch(instance.problem)
    } catch {
      FileHandleLine.complain("\(file):\(error)")
      throw ExitCode(65)
    }
    let last = LastImprovement()
    let deadline = seconds.map { begin + $0 }
    let outcome = search.run(
      ShopSearch.Options(
        moves: work ?? (seconds == nil ? 1_000_000 : .max), threads: threads, seed: seed,
        shouldStop: { deadline.map { ResourceUse.now.wallSeconds >= $0 } ?? false },
        improved: { _, _ in last.wallSeconds.withLock { $0 = ResourceUse.now.wallSeconds } }))
    let toBest = last.wallSeconds.withLock { $0 } - begin
    answer(outcome, toBest: toBest, wall: ResourceUse.now.wallSeconds - begin)
    if let schedule { try write(outcome.schedule, instance.firstOperations, to: schedule) }
  }
}
