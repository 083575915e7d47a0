import Searches

/// First solutions by the method of Giffler and Thompson (Operations Research 8, 1960): the operation that could end
/// first names a machine, and among those that could start there before that end the one with most work behind it
/// goes first. Noise on the work behind gives different solutions.
struct ShopDispatch {
  private let shop: Shop
  /// The longest path behind each operation, itself included, by shortest durations.
  private let tails: [Int32]
  private let priorities: [Int64]
  /// Given predecessors that have not been placed.
  private var waiting: [Int32]
  private var ready: [Int32]
  private var machineFree: [Int32]
  private var eligible: [Int32]
  private(set) var alternatives: [Int32]
  private(set) var order: [Int32] = []

  /// Places all operations; costs the operations times the jobs that are open at a time.
  ///
  /// - Parameter noise: how far priorities may be off, in hundredths.
  init(_ shop: Shop, tails: [Int32], noise: Int32, random: inout SearchRandom) {
    self.shop = shop
    self.tails = tails
    priorities = tails.map { Int64($0) * Int64(100 + (noise > 0 ? random.below(noise) : 0)) }
    waiting = (0..<shop.count).map {
      Int32(shop.moreArcs.into($0).count) + (shop.predecessors[Int($0)] == shop.source ? 0 : 1)
    }
    ready = shop.releases
    machineFree = Array(repeating: 0, count: Int(shop.machines))
    let counts = waiting
    eligible = (0..<shop.count).filter { counts[Int($0)] == 0 }
    alternatives = Array(repeating: 0, count: Int(shop.count))
    order.reserveCapacity(Int(shop.count))
    while !eligible.isEmpty { placeNext() }
    precondition(order.count == Int(shop.count), "given arcs hold no cycle")
  }

  private func end(_ operation: Int32, _ choice: Int) -> Int32 {
    max(ready[Int(operation)], machineFree[Int(shop.alternativeMachines[choice])]) + shop.alternativeDurations[choice]
  }

  /// Where an operation would end first.
  private func bestChoice(_ operation: Int32) -> Int {
    let choices = shop.alternatives(operation)
    var best = choices.lowerBound
    for choice in choices.dropFirst() where end(operation, choice) < end(operation, best) { best = choice }
    return best
  }

  private mutating func placeNext() {
    var earliestEnd = Int32.max
    var machine: Int32 = 0
    for operation in eligible {
      let choice = bestChoice(operation)
      let end = end(operation, choice)
      if end < earliestEnd { (earliestEnd, machine) = (end, shop.alternativeMachines[choice]) }
    }
    var best: (index: Int, choice: Int)?
    for (index, operation) in eligible.enumerated() {
      let choice = bestChoice(operation)
      guard shop.alternativeMachines[choice] == machine,
        end(operation, choice) - shop.alternativeDurations[choice] < earliestEnd
          || end(operation, choice) == earliestEnd
      else { continue }
      if let held = best, priorities[Int(eligible[held.index])] >= priorities[Int(operation)] { continue }
      best = (index, choice)
    }
    guard let best else { preconditionFailure("the operation that named the machine can start there") }
    place(best.index, best.choice)
  }

  private mutating func place(_ index: Int, _ choice: Int) {
    let operation = eligible.remove(at: index)
    let end = end(operation, choice)
    alternatives[Int(operation)] = Int32(choice)
    order.append(operation)
    machineFree[Int(shop.alternativeMachines[choice])] = end
    let given = shop.successors[Int(operation)]
    if given != shop.sink { release(given, at: end) }
    for arc in shop.moreArcs.outOf(operation) { release(arc.to, at: end + arc.lag) }
  }

  private mutating func release(_ operation: Int32, at time: Int32) {
    ready[Int(operation)] = max(ready[Int(operation)], time)
    waiting[Int(operation)] -= 1
    if waiting[Int(operation)] == 0 { eligible.append(operation) }
  }
}
