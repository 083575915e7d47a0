/// Tasks over threads, with the same outcome for any number of threads.
///
/// Outcomes are merged in the order of the tasks' numbers, whichever thread was first. The task numbered
/// `k + window` is made at the moment when task `k` has been merged; so it depends on the outcomes of tasks 0 to `k` and on
/// nothing else, while up to `window` tasks are under way.
///
/// All fields are read and written by one thread at a time, through the crew's lock.
public final class OrderedQueue<Course: SearchCourse>: @unchecked Sendable {
  /// Handed to each thread: performs tasks, one after the other, until there are no more.
  public typealias Performing = ((Course.Task) -> Course.Outcome) -> Void

  /// What has been merged so far.
  public private(set) var course: Course
  private let shouldStop: @Sendable () -> Bool
  private let crew = Crew()
  private var ready: [(number: Int, task: Course.Task)] = []
  private var outcomes: [Int: Course.Outcome] = [:]
  private var merged = 0
  private var isClosed = false

  /// A search that has not begun; it ends early once `shouldStop` holds, which it asks after each task.
  public init(_ course: Course, shouldStop: @escaping @Sendable () -> Bool) {
    self.course = course
    self.shouldStop = shouldStop
  }

  /// Runs the course to its end. `work` is called once in each thread, where it makes what it keeps from task to task.
  public func run(threads: Int, _ work: @escaping @Sendable (Performing) -> Void) {
    if course.isOver { return }
    for number in 0..<Course.window { create(number) }
    crew.run(threads: threads) { work { perform in self.help(perform) } }
    // Only a stop from outside leaves outcomes without their turn.
    for number in outcomes.keys.sorted() { if let outcome = outcomes[number] { course.merge(outcome, of: number) } }
  }

  private func help(_ perform: (Course.Task) -> Course.Outcome) {
    while let next = crew.alone(when: { self.isClosed || !self.ready.isEmpty }, { self.take() }) {
      let outcome = perform(next.task)
      crew.alone { self.deliver(outcome, of: next.number) }
    }
  }

  private func take() -> (number: Int, task: Course.Task)? { isClosed ? nil : ready.removeFirst() }

  private func deliver(_ outcome: Course.Outcome, of number: Int) {
    let isStopped = shouldStop()
    if isClosed && !isStopped { return }
    outcomes[number] = outcome
    while let next = outcomes.removeValue(forKey: merged) {
      course.merge(next, of: merged)
      merged += 1
      if course.isOver {
        isClosed = true
        outcomes = [:]
        return
      }
      create(merged - 1 + Course.window)
    }
    if isStopped { isClosed = true }
  }

  private func create(_ number: Int) { ready.append((number, course.task(number))) }
}
