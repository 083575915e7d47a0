import Threads

/// A course whose tasks race over threads, with the same outcome for any number of threads.
///
/// Outcomes are merged in the order of the tasks' numbers, whichever thread was first. The task numbered `k + window` is made at the
/// moment when task `k` has been merged; so it depends on the outcomes of tasks 0 to `k` and on nothing else, while up to
/// `window` tasks are under way.
public final class SearchRace<Course: SearchCourse>: @unchecked Sendable {
  /// Handed to each thread: performs tasks, one after the other, until there are no more.
  public typealias Performing = ((Course.Task) -> Course.Outcome) -> Void

  /// A task under way, and what it gave.
  private final class Turn {
    var number: Int
    var task: Course.Task
    var outcome: Course.Outcome?

    init(_ number: Int, _ task: Course.Task) { (self.number, self.task) = (number, task) }
  }

  /// What has been merged so far. Touched by one thread at a time, as the queue says.
  public private(set) var course: Course
  private let shouldStop: @Sendable () -> Bool

  /// A search that has not begun; it ends early once `shouldStop` holds, which it asks after each task.
  public init(_ course: Course, shouldStop: @escaping @Sendable () -> Bool) {
    self.course = course
    self.shouldStop = shouldStop
  }

  /// Runs the course to its end. `work` is called once in each thread, where it makes what it keeps from task to task.
  public func run(threads: Int, _ work: @escaping @Sendable (Performing) -> Void) {
    if course.isOver { return }
    let queue = OrderedQueue(filled: (0..<Course.window).map { Turn($0, course.task($0)) })
    Crew.run(threads: threads) { work { perform in self.help(queue, perform) } }
    if course.isOver { return }
    // A stop from outside leaves outcomes without their turn.
    for turn in queue.remains { merge(turn) }
  }

  private func help(_ queue: OrderedQueue<Turn>, _ perform: (Course.Task) -> Course.Outcome) {
    queue.workAll { turn in
      turn.outcome = perform(turn.task)
      if shouldStop() { queue.abandon() }
    } renewing: { turn in
      merge(turn)
      if course.isOver { return false }
      turn.number += Course.window
      turn.task = course.task(turn.number)
      return true
    }
  }

  private func merge(_ turn: Turn) {
    guard let outcome = turn.outcome else { preconditionFailure("what is merged has been performed") }
    turn.outcome = nil
    course.merge(outcome, of: turn.number)
  }
}
