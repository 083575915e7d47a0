/// A plan put away: enough to plan it again, and to compare and combine it with others.
struct ShopSolution: Sendable {
  /// The machine of each operation, as an index into the shop's alternatives.
  var alternatives: [Int32]
  /// All operations in a topological order; those of one machine in it are its sequence.
  var order: [Int32]
  /// Twice the middle of the time in which each operation can be done without delaying the makespan, up to a constant:
  /// grows along every arc.
  var middles: [Int32]
  /// The operation before each on its machine, or the source.
  var machinePredecessors: [Int32]
  /// When the last operation ends.
  var makespan: Int32

  /// For how many operations the one before on the machine differs: 0 for equal plans.
  func distance(to other: ShopSolution) -> Int {
    zip(machinePredecessors, other.machinePredecessors).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
  }
}

extension ShopPlan {
  /// Plans a solution: linear in the operations.
  mutating func load(alternatives: [Int32], order sequence: [Int32]) {
    let (source, sink) = (shop.source, shop.sink)
    for number in 0..<shop.machines { firstOfMachine[number] = sink }
    // The last operation of each machine so far.
    var latest = Array(repeating: source, count: Int(shop.machines))
    for (place, operation) in sequence.enumerated() {
      let alternative = Int(alternatives[Int(operation)])
      let number = shop.alternativeMachines[alternative]
      machine[operation] = number
      duration[operation] = shop.alternativeDurations[alternative]
      order[Int32(place)] = operation
      position[operation] = Int32(place)
      let before = latest[Int(number)]
      machinePredecessor[operation] = before
      machineSuccessor[operation] = sink
      if before == source { firstOfMachine[number] = operation } else { machineSuccessor[before] = operation }
      latest[Int(number)] = operation
    }
    recompute()
  }

  /// Plans a solution: linear in the operations.
  mutating func load(_ solution: ShopSolution) {
    load(alternatives: solution.alternatives, order: solution.order)
  }

  /// Heads, tails and makespan from nothing but order and sequences.
  mutating func recompute() {
    updateHeads(from: 0, through: shop.count - 1)
    updateTails(from: shop.count - 1, through: 0)
    updateMakespan()
  }

  /// The plan as a value; linear in the operations.
  func solution() -> ShopSolution {
    let count = Int(shop.count)
    let alternatives = (0..<shop.count).map { operation in
      let choices = shop.alternatives(operation)
      return Int32(choices.first { shop.alternativeMachines[$0] == machine[operation] } ?? choices.lowerBound)
    }
    let middles = (0..<shop.count).map { end[$0] - tail[$0] }
    return ShopSolution(
      alternatives: alternatives, order: order.prefix(count), middles: middles,
      machinePredecessors: machinePredecessor.prefix(count), makespan: makespan)
  }
}
