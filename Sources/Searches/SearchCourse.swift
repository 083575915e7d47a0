/// What a search is made of where its tasks race over threads: which task comes next, and what the outcomes add up to.
///
/// It is touched by one thread at a time, and what it says may depend on nothing but what was merged into it: `SearchRace`
/// then runs it with the same result for any number of threads.
public protocol SearchCourse: Sendable {
  /// A piece of the search that a thread does alone.
  associatedtype Task: Sendable
  /// What a task gives.
  associatedtype Outcome: Sendable

  /// Tasks under way at a time: enough to keep more threads busy than small computers have.
  static var window: Int { get }
  /// Whether a limit is reached, or the best that there is; asked before the first task and after each merge.
  var isOver: Bool { get }
  /// The task of a number; numbers count from 0.
  mutating func task(_ number: Int) -> Task
  /// Takes in what a task gave: in the order of the tasks' numbers, none left out unless the search is stopped from outside.
  mutating func merge(_ outcome: Outcome, of number: Int)
}
