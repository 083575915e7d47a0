/// A depth-first search for a schedule that ends by a horizon, or for the proof that there is none: branch and bound on the orders of
/// pairs of operations, with the windows of `ShopWindows`.
///
/// It branches on a pair whose two orders both leave little. Of the pairs with the least room on the machines that failed most,
/// a few are tried both ways first: an order that fails is excluded for good, and the pair whose orders tighten the windows most is chosen. What is left
/// to do stands on a stack of states, each with the order to be decided in it; so the search can be put away at any node and taken up again.
///
/// It is touched by one thread at a time: whoever has the task that it is in.
final class ShopProver: @unchecked Sendable {
  /// An order to be decided in a state.
  private struct Branch {
    var state: [Int32]
    var decision: Decision
  }

  /// That one operation of a machine comes before another, by places.
  private struct Decision {
    var machine: Int32
    var first: Int32
    var second: Int32

    var opposite: Decision { Decision(machine: machine, first: second, second: first) }
  }

  private var windows: ShopWindows
  private var stack: [Branch] = []
  private var isFailed = false
  private var weights: [Int64]
  private var candidates: [(score: Int64, decision: Decision)] = []
  /// Whether no schedule ends by the horizon.
  private(set) var isRefuted = false
  /// Nodes so far.
  private(set) var nodes: Int64 = 0
  /// The starts of a schedule that ends by the horizon as it was, once one is found.
  private(set) var solution: [Int32]?

  /// Pairs that are tried both ways at a node.
  private static let probes = 8

  /// A search that has not begun.
  init(_ shop: Shop, bounds: ShopBounds, horizon: Int32) {
    windows = ShopWindows(shop, bounds: bounds, horizon: horizon)
    weights = Array(repeating: 1, count: Int(shop.machines))
  }

  /// Work so far: pairs of operations looked at.
  var steps: Int64 { windows.steps }

  /// Searches on for so many steps, or until it knows. The horizon may be less than before, never more; and once a schedule is found,
  /// it must lie before the end of that.
  func run(horizon: Int32, steps limit: Int64, shouldStop: () -> Bool) {
    precondition(horizon <= windows.horizon, "only for nearer horizons what is refuted stays so")
    solution = nil
    if horizon < windows.horizon || nodes == 0 {
      windows.horizon = horizon
      windows.touchAll()
      isFailed = isFailed || !windows.propagate()
    }
    let end = windows.steps + limit
    while windows.steps < end && !isRefuted && solution == nil && !shouldStop() { advance() }
  }

  private func advance() {
    nodes += 1
    if isFailed {
      guard let branch = stack.popLast() else {
        isRefuted = true
        return
      }
      windows.numbers.load(branch.state)
      decide(branch.decision)
      return
    }
    choose()
    if candidates.isEmpty {
      solution = windows.heads.prefix(Int(windows.count))
      windows.horizon = windows.makespan - 1
      isFailed = true
      return
    }
    guard let decision = probe() else { return }
    stack.append(Branch(state: windows.numbers.prefix(windows.size), decision: decision.opposite))
    decide(decision)
  }

  private func decide(_ decision: Decision) {
    windows.decide(decision.machine, decision.first, before: decision.second)
    isFailed = !windows.propagate()
    if isFailed { weights[Int(windows.failing)] += 1 }
  }

  /// The pairs that are undecided and have the least room, the least first.
  private func choose() {
    candidates.removeAll(keepingCapacity: true)
    for machine in 0..<windows.machines {
      let first = windows.memberStarts[machine]
      let width = windows.memberStarts[machine + 1] - first
      let weight = weights[Int(machine)]
      for row in 0..<width {
        for column in row + 1..<width {
          if windows.numbers[windows.cell(machine, row, column)] != 0 { continue }
          if windows.numbers[windows.cell(machine, column, row)] != 0 { continue }
          offer(Decision(machine: machine, first: row, second: column), weight: weight)
        }
      }
    }
  }

  private func offer(_ decision: Decision, weight: Int64) {
    let first = windows.members[windows.memberStarts[decision.machine] + decision.first]
    let second = windows.members[windows.memberStarts[decision.machine] + decision.second]
    let both = windows.durations[first] + windows.durations[second]
    let forward = windows.horizon - windows.heads[first] - both - windows.tails[second]
    let backward = windows.horizon - windows.heads[second] - both - windows.tails[first]
    let room = Int64(forward) + Int64(backward) + Int64(min(forward, backward)) + 2
    // A finer scale than the weights' differences.
    let score = (room << 24) / weight
    if candidates.count == ShopProver.probes, score >= candidates[candidates.count - 1].score { return }
    if candidates.count == ShopProver.probes { candidates.removeLast() }
    let place = candidates.firstIndex { $0.score > score } ?? candidates.count
    candidates.insert((score, decision), at: place)
  }

  /// Tries the candidates both ways; the best decision, or nil where something was decided on the way.
  private func probe() -> Decision? {
    let state = windows.numbers.prefix(windows.size)
    var best: (gain: Int64, decision: Decision)?
    for (_, decision) in candidates {
      let forward = gain(decision, state)
      let backward = gain(decision.opposite, state)
      if forward == nil || backward == nil {
        windows.numbers.load(state)
        decide(forward == nil ? decision.opposite : decision)
        return nil
      }
      guard let forward, let backward else { return nil }
      let gain = min(forward, backward) * 4 + max(forward, backward)
      if best.map({ gain > $0.gain }) ?? true {
        best = (gain, forward > backward ? decision : decision.opposite)
      }
    }
    windows.numbers.load(state)
    return best?.decision
  }

  /// By how much a decision tightens windows; nil where it fails.
  private func gain(_ decision: Decision, _ state: [Int32]) -> Int64? {
    windows.numbers.load(state)
    windows.decide(decision.machine, decision.first, before: decision.second)
    guard windows.propagate() else {
      weights[Int(windows.failing)] += 1
      return nil
    }
    var sum: Int64 = 0
    for index in 0..<2 * windows.count { sum += Int64(windows.numbers[index] - state[Int(index)]) }
    return sum
  }
}
