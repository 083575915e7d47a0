import Searches
import Threads

/// Improvement of a shop in which few jobs are late: those who complain are served first.
///
/// Whatever was late in a pass of list scheduling is placed first in the next, each job as early as possible in the
/// order of how much it has cost so far, and the dispatching goes on around these reservations: squeaky wheel
/// optimisation (Joslin and Clements 1999). Dispatching alone never keeps a machine free for an urgent job that is about
/// to come; a reservation does. Where half of the jobs are late it is of no use, because everything is reserved.
struct Reservations {
  private let scheduler: Scheduler
  private let unavoidable: [Time]
  /// What each job has cost so far beyond what it must, and the same for the best pass.
  private var blames: [Double]
  private var dice: SearchRandom

  /// Reservations for a schedule's late jobs.
  init(_ scheduler: Scheduler, _ schedule: Schedule, seed: UInt64) {
    self.scheduler = scheduler
    unavoidable = scheduler.unavoidableTardiness
    blames = Array(repeating: 0, count: unavoidable.count)
    dice = SearchRandom(seed: seed)
    blame(schedule)
  }

  /// Two passes, one in the order of what has been learned, one in an order near it.
  mutating func pass(threads: Int, stop: StopCheck) -> [Schedule] {
    let orders = [order(noise: 0), order(noise: 512)]
    let rule = scheduler.rule(0)
    let found = inParallel(orders.count, threads: threads) { [scheduler] index -> Schedule? in
      var dispatcher = Dispatcher(scheduler.model, lines: scheduler.lines, rule: rule, stop: stop)
      return dispatcher.run(reserved: orders[index]) ? Schedule(dispatcher.timeline) : nil
    }
    let schedules = found.compactMap { $0 }
    if let better = schedules.min(by: { $0.figures < $1.figures }) { blame(better) }
    return schedules
  }

  private mutating func blame(_ schedule: Schedule) {
    for job in blames.indices {
      blames[job] += Double(scheduler.model.problem.jobs[job].weight * (schedule.tardiness[job] - unavoidable[job]))
    }
  }

  /// The jobs that are blamed, the most blamed first.
  ///
  /// - Parameter noise: how many 1,024ths of its blame a job may gain or lose by chance.
  private mutating func order(noise: UInt64) -> [Int] {
    let blamed = blames.indices.filter { blames[$0] > 0 }
    let shares = blamed.map { blames[$0] * Double(1_024 - noise + (noise > 0 ? dice.wide(below: 2 * noise) : 0)) }
    return blamed.indices.sorted { (shares[$0], blamed[$1]) > (shares[$1], blamed[$0]) }.map { blamed[$0] }
  }
}
