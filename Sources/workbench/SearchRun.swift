import ArgumentParser
import Synchronization

/// How far a search goes, and what its answer says of the way there: what all planning subcommands share.
struct SearchRun: ParsableArguments {
  @Option(help: "Wall-clock time after which the search ends.") var seconds: Double?
  @Option(help: "Moves after which the search ends; a default if no seconds are given either.") var work: Int64?
  @Option(help: "Threads; the plan does not depend on them unless seconds end the search.") var threads = 1
  @Option(help: "Another seed, another search.") var seed: UInt64 = 1

  /// When a search began, when it has to end, and when it was last better.
  final class Progress: Sendable {
    private let start: ResourceUse
    private let deadline: Double?
    private let best: Mutex<Double>

    /// Begins now.
    init(seconds: Double?) {
      start = ResourceUse.now
      deadline = seconds.map { [start] in start.wallSeconds + $0 }
      best = Mutex(start.wallSeconds)
    }

    /// Whether the time is over.
    var isOver: Bool { deadline.map { ResourceUse.now.wallSeconds >= $0 } ?? false }

    /// Notes that the search is better now than before.
    func improve() { best.withLock { $0 = ResourceUse.now.wallSeconds } }

    /// The rest of an answer's fields.
    func fields(work: Int64, workToBest: Int64) -> String {
      let now = ResourceUse.now
      let toBest = best.withLock { $0 } - start.wallSeconds
      return "\"seconds_to_best\":\(Progress.rounded(toBest)),\"work\":\(work),\"work_to_best\":\(workToBest)"
        + ",\"wallSeconds\":\(Progress.rounded(now.wallSeconds - start.wallSeconds))"
        + ",\"cpuSeconds\":\(Progress.rounded(now.cpuSeconds - start.cpuSeconds)),\"peakBytes\":\(now.peakBytes)"
    }

    private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
  }

  /// The limit on moves.
  func moves(otherwise moves: Int64) -> Int64 { work ?? (seconds == nil ? moves : .max) }
}
