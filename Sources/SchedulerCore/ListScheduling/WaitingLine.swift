/// The operations of one set-up family that wait for the same machines, in an order that follows the clock.
///
/// The cost of an operation (see `DispatchingRule`) grows with the clock at one rate, the same for the whole line,
/// until its latest start, and is constant from then on. So the line keeps two heaps whose orders never change: `calm`
/// before the latest start, by a key from which the rate has been taken out, and `pressing` after it. Each operation
/// moves from the one to the other once, when the clock passes its latest start (`onset`): a kinetic heap with at most
/// one event an element. Operations that left are dropped when they come up; `stage` tells which these are.
struct WaitingLine {
  /// Where an operation stands.
  enum Stage: UInt8 {
    /// Not waiting, waiting with slack, and waiting past its latest start.
    case absent, calm, pressing
  }

  /// The set-up family of all operations in the line.
  let family: Int
  /// Machines in the order of the alternatives.
  let machines: [Int]
  /// The seconds in which the cost of a calm operation doubles.
  private(set) var doublingTime: Int64 = 1
  /// By negated cost, from which the clock has been taken out.
  private(set) var calm = MinimumHeap()
  /// By negated logarithm.
  private(set) var pressing = MinimumHeap()
  /// The calm ones by latest start.
  private(set) var onset = MinimumHeap()
  /// How many wait.
  private(set) var count = 0

  /// An empty line.
  init(family: Int, machines: [Int]) {
    self.family = family
    self.machines = machines
  }

  /// Empties the line for a new pass.
  mutating func reset(doublingTime: Int64) {
    self = WaitingLine(family: family, machines: machines)
    // Bounded so that a logarithm times it fits into 60 bits.
    self.doublingTime = min(max(doublingTime, 1), 1 << 34)
  }

  /// A calm operation's cost, but for the clock, times the doubling time, is the negated key.
  mutating func join(_ operation: Int, logarithm: Int64, latestStart: Time, clock: Time, stage: inout [Stage]) {
    count += 1
    if latestStart <= clock {
      stage[operation] = .pressing
      pressing.insert(operation, key: -logarithm)
    } else {
      stage[operation] = .calm
      calm.insert(operation, key: latestStart * DispatchingRule.doubling - logarithm * doublingTime)
      onset.insert(operation, key: latestStart)
    }
  }

  /// To be called when an operation's stage has been set to absent.
  mutating func leave() {
    count -= 1
  }

  /// Moves those whose latest start has come, and drops those that left from the top of both heaps.
  mutating func settle(clock: Time, stage: inout [Stage], logarithms: [Int64]) {
    while let entry = onset.first, entry.key <= clock {
      onset.removeFirst()
      guard stage[Int(entry.item)] == .calm else { continue }
      stage[Int(entry.item)] = .pressing
      pressing.insert(Int(entry.item), key: -logarithms[Int(entry.item)])
    }
    while let entry = calm.first, stage[Int(entry.item)] != .calm { calm.removeFirst() }
    while let entry = pressing.first, stage[Int(entry.item)] != .pressing { pressing.removeFirst() }
  }

  /// The cost at an instant of the calm operation with a key.
  func cost(ofCalm key: Int64, clock: Time) -> Int64 {
    (clock * DispatchingRule.doubling - key) / doublingTime
  }

  /// The operation of the highest cost, the first among equals; the line must be settled.
  func mostUrgent(clock: Time) -> (operation: Int, cost: Int64)? {
    let calmest = calm.first.map { (operation: Int($0.item), cost: cost(ofCalm: $0.key, clock: clock)) }
    guard let entry = pressing.first else { return calmest }
    let pressed = (operation: Int(entry.item), cost: -entry.key)
    guard let calmest, (calmest.cost, -calmest.operation) > (pressed.cost, -pressed.operation) else { return pressed }
    return calmest
  }
}
