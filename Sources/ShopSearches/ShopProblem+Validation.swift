import Searches

/// One reason why a shop cannot be planned. Everything is named by its index in the problem.
public enum ShopFault: Hashable, Sendable {
  /// An operation has no machine at all.
  case noMachine(operation: Int)
  /// An operation names a machine that does not exist.
  case machineUnknown(operation: Int, machine: Int)
  /// An operation names a machine twice.
  case machineRepeated(operation: Int, machine: Int)
  /// A duration is not more than 0.
  case durationInvalid(operation: Int, machine: Int)
  /// A release is negative.
  case releaseInvalid(operation: Int)
  /// A precedence refers to an operation that does not exist.
  case operationUnknown(precedence: Int, operation: Int)
  /// A lag is negative.
  case lagInvalid(precedence: Int)
  /// Operations that wait for each other: each for the one before it, the first, of the least index, for the last.
  case precedenceCyclic(operations: [Int])
  /// All durations, lags and releases together exceed 2³⁰.
  case timesTooLong
}

/// Thrown with every fault that was found, in the order of the problem's arrays; never empty.
public struct ShopFailure: Error, Hashable, Sendable {
  /// In the order of the problem's arrays.
  public var faults: [ShopFault]
}

extension ShopProblem {
  /// Looks for everything that is wrong; linear in the problem.
  ///
  /// - Throws: all faults together. A cycle is looked for only where all operations exist.
  public func validate() throws(ShopFailure) {
    var faults: [ShopFault] = []
    for (index, operation) in operations.enumerated() { faults += self.faults(of: operation, index) }
    var isLinked = true
    for (index, precedence) in precedences.enumerated() {
      for end in [precedence.predecessor, precedence.successor] where !operations.indices.contains(end) {
        faults.append(.operationUnknown(precedence: index, operation: end))
        isLinked = false
      }
      if precedence.lag < 0 { faults.append(.lagInvalid(precedence: index)) }
    }
    if isTooLong { faults.append(.timesTooLong) }
    if isLinked, let cycle { faults.append(.precedenceCyclic(operations: cycle)) }
    if !faults.isEmpty { throw ShopFailure(faults: faults) }
  }

  private func faults(of operation: Operation, _ index: Int) -> [ShopFault] {
    if operation.alternatives.isEmpty { return [.noMachine(operation: index)] }
    var faults: [ShopFault] = []
    var named: Set<Int> = []
    for alternative in operation.alternatives {
      let machine = alternative.machine
      if machine < 0 || machine >= machines { faults.append(.machineUnknown(operation: index, machine: machine)) }
      if !named.insert(machine).inserted { faults.append(.machineRepeated(operation: index, machine: machine)) }
      if alternative.duration <= 0 { faults.append(.durationInvalid(operation: index, machine: machine)) }
    }
    if operation.release < 0 { faults.append(.releaseInvalid(operation: index)) }
    return faults
  }

  /// Whether the sum of all times, each operation on the machine that takes longest, does not fit the search's 32 bits.
  private var isTooLong: Bool {
    let most: Int64 = 1 << 30
    var total: Int64 = 0
    func isTooLong(with time: Int64) -> Bool {
      total += min(max(time, 0), most + 1)
      return total > most
    }
    return operations.contains { operation in
      isTooLong(with: operation.alternatives.map(\.duration).max() ?? 0) || isTooLong(with: operation.release)
    } || precedences.contains { isTooLong(with: $0.lag) }
  }

  private var cycle: [Int]? {
    var successors: [[Int]] = Array(repeating: [], count: operations.count)
    for precedence in precedences { successors[precedence.predecessor].append(precedence.successor) }
    return PrecedenceCycle.first(successors: successors)
  }
}
