/// What is decided on the way to an exact schedule, and the least times that this leaves.
///
/// Sets of operations are bits of a number; there are no more than 16.
struct PartialOrder {
  /// A set of operations, by bits.
  typealias Members = UInt16

  /// The alternative of each operation; -1 if it is open.
  var alternative: [Int]
  /// No operation starts earlier.
  var start: [Time]
  /// No operation ends earlier.
  var end: [Time]
  /// By when each operation must start.
  var latest: [Time]
  /// What was decided not to wait for what it wishes.
  var disappointed: Members = 0
  /// What must have ended, and left room for a set-up, when an operation starts.
  private(set) var before: [Members]
  /// What starts after an operation, as follows from all that is decided.
  private(set) var after: [Members]
  /// What an operation follows on its machine with nothing in between; bit 15 stands for nothing at all.
  var adjacent: [Members]
  /// What starts before an operation has ended.
  var meeting: [Members]

  /// Stands for the beginning of a machine.
  static let nothing: Members = 1 << 15

  /// Nothing is decided but locks and what has but one machine; nil if a lock's machine cannot do its operation.
  init?(_ model: PlanningModel) {
    let problem = model.problem
    let none = Array(repeating: Members(0), count: problem.operations.count)
    (before, after, adjacent, meeting) = (none, none, none, none)
    alternative = []
    for (index, operation) in problem.operations.enumerated() {
      let row = model.alternativeRows[index]..<model.alternativeRows[index + 1]
      let choices = operation.lock.map { lock in row.filter { model.alternativeMachines[$0] == lock.machine } }
      if let choices, choices.isEmpty { return nil }
      alternative.append(choices?.first ?? (row.count == 1 ? row.lowerBound : -1))
    }
    start = problem.operations.indices.map {
      problem.operations[$0].lock?.start ?? max(problem.horizon.lowerBound, model.readiest[$0])
    }
    end = start
    latest = problem.operations.map { $0.lock?.start ?? problem.horizon.upperBound }
    for precedence in problem.precedences { note(precedence.predecessor, startsBefore: precedence.successor) }
  }

  /// Decides that one operation has ended when another starts.
  ///
  /// - Returns: false if that cannot be.
  mutating func put(_ first: Int, before second: Int) -> Bool {
    if after[second] & 1 << first != 0 { return false }
    before[second] |= 1 << first
    note(first, startsBefore: second)
    return true
  }

  /// Whether it is known which of two operations starts first.
  func knowsOrder(of first: Int, _ second: Int) -> Bool {
    after[first] & 1 << second != 0 || after[second] & 1 << first != 0
  }

  private mutating func note(_ first: Int, startsBefore second: Int) {
    let later = after[second] | 1 << second
    for operation in after.indices where operation == first || after[operation] & 1 << first != 0 {
      after[operation] |= later
    }
  }
}

extension PartialOrder.Members {
  /// Calls back with each operation, in order.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    var rest = self
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
