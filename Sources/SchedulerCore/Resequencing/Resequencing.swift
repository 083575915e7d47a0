import Searches
import Threads

/// Local search for a better schedule by one level of the objective, by two streams that tell each other what they have kept.
///
/// A round gives each stream the same number of moves, from the same plan. Then the first repeats what the second has
/// kept, as far as it pays there too, and the second takes over the outcome. There are always two streams, whatever
/// the number of threads, so that the result does not depend on it.
final class Resequencing {
  private let streams: [SequenceSearch]
  private let threads: Int

  /// A search from a schedule.
  init(_ scheduler: Scheduler, _ schedule: Schedule, objective: MoveObjective, seed: UInt64, threads: Int) {
    self.threads = threads
    let flat = MoveModel(scheduler.model)
    let completions = scheduler.earliestCompletions
    streams = (0..<2).map {
      SequenceSearch(
        flat, schedule, objective: objective, completions: completions,
        dice: SearchRandom(seed: seed &+ UInt64($0) << 56))
    }
  }

  /// What is minimised.
  var objective: MoveObjective { streams[0].account.objective }

  /// What the plan costs as it stands.
  var total: CostAccount.Cost { streams[0].account.total }

  /// The plan as it stands.
  var schedule: Schedule { streams[0].sequences.schedule }

  /// Places looked for so far.
  var work: Int64 { streams[0].work + streams[1].work }

  /// From now on what is done by another instant does not count as makespan.
  func aim(at target: Time) {
    for stream in streams { stream.account.recount(stream.sequences, target: target) }
  }

  /// One round, in which a move that makes the plan worse by the tolerance is kept in one case of two; it ends early
  /// where the check says stop.
  func round(moves: Int, tolerance: Int64, stop: StopCheck = .never) {
    for stream in streams { stream.tolerance = tolerance }
    _ = inParallel(2, threads: threads) { [streams] in streams[$0].run(moves, stop: stop) }
    streams[0].repeatMoves(streams[1].kept)
    streams[1].copy(from: streams[0])
    for stream in streams { stream.kept.removeAll(keepingCapacity: true) }
  }
}
