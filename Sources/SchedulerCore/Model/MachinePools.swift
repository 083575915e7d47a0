/// Machines that are alike, taken together: what one of them can do, any other of the pool can do as fast, in the same
/// open time and after the same set-ups.
///
/// Plans that look at capacity, not at single machines, count in pools: a work center of six equal machines is one.
struct MachinePools: Sendable {
  /// The pool of each machine.
  let poolOfMachine: [Int]
  /// The machines of each pool, ascending.
  let machines: [[Int]]
  /// Operation `o` can be done by the pools `optionPools[optionRows[o]..<optionRows[o + 1]]`.
  private(set) var optionRows = [0]
  /// The pool of each option.
  private(set) var optionPools: [Int32] = []
  /// The duration of each option.
  private(set) var optionDurations: [Time] = []

  private struct Kind: Hashable {
    var machine: Machine
    var work: UInt64
  }

  /// Groups the machines; costs time linear in the alternatives.
  init(_ model: PlanningModel) {
    let problem = model.problem
    // A sum over all that a machine can do. Two different sums that meet by chance would make a plan coarser, not wrong.
    var work = Array(repeating: UInt64(0), count: problem.machines.count)
    for operation in problem.operations.indices {
      for alternative in model.alternativeRows[operation]..<model.alternativeRows[operation + 1] {
        let number = UInt64(operation) << 40 ^ UInt64(model.durations[alternative])
        work[Int(model.alternativeMachines[alternative])] &+= MachinePools.mixed(number)
      }
    }
    // Only looked up in, never iterated.
    var known: [Kind: Int] = [:]
    var machines: [[Int]] = []
    poolOfMachine = problem.machines.indices.map { machine in
      let kind = Kind(machine: problem.machines[machine], work: work[machine])
      let pool = known[kind] ?? machines.count
      if pool == machines.count {
        known[kind] = pool
        machines.append([])
      }
      machines[pool].append(machine)
      return pool
    }
    self.machines = machines
    for operation in problem.operations.indices { addOptions(of: operation, model) }
  }

  private mutating func addOptions(of operation: Int, _ model: PlanningModel) {
    let first = optionRows[operation]
    for alternative in model.alternativeRows[operation]..<model.alternativeRows[operation + 1] {
      let pool = Int32(poolOfMachine[Int(model.alternativeMachines[alternative])])
      if optionPools[first...].contains(pool) { continue }
      optionPools.append(pool)
      optionDurations.append(model.durations[alternative])
    }
    optionRows.append(optionPools.count)
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = (number &+ 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
