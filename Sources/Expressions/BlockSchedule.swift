/// An order of instructions in which as many as possible with the same operation stand together.
///
/// A run then jumps once for each block of them instead of once for each instruction: a program of thousands of instructions
/// whose every jump goes somewhere else is more than a processor's predictor remembers when many programs take turns.
///
/// List scheduling: an instruction is ready when everything that it reads is computed, a store also when everything has
/// been read that it overwrites. The operation with the most ready instructions goes next (ties: the one that comes first
/// among the operations), and goes on while instructions of the same kind become ready. Cost: linear in instructions and operands.
struct BlockSchedule {
  /// A stretch of instructions with one operation.
  struct Block: BitwiseCopyable {
    var operation: Instruction.Operation
    var count: Int32
  }

  /// Old indices in the new order.
  private(set) var order: [Int] = []
  /// By old index: the new one.
  private(set) var places: [UInt32]
  private(set) var blocks: [Block] = []

  private var waitingFor: [Int]
  private var followers: [[Int]]
  /// By operation: the ready instructions in the order in which they became so, and how many of them are placed.
  private var ready: [[Int]]
  private var placed: [Int]

  /// `isResult` tells whether an operand is another instruction's result rather than a constant.
  init(_ instructions: [Instruction], isResult: (UInt32) -> Bool) {
    places = [UInt32](repeating: 0, count: instructions.count)
    waitingFor = [Int](repeating: 0, count: instructions.count)
    followers = [[Int]](repeating: [], count: instructions.count)
    ready = [[Int]](repeating: [], count: 256)
    placed = [Int](repeating: 0, count: 256)
    addDependencies(instructions, isResult: isResult)
    for i in instructions.indices where waitingFor[i] == 0 { ready[Int(instructions[i].operation.rawValue)].append(i) }
    while let operation = fullest { place(operation, instructions) }
  }

  private mutating func addDependencies(_ instructions: [Instruction], isResult: (UInt32) -> Bool) {
    var lastStore: [UInt32: Int] = [:]
    var readers: [UInt32: [Int]] = [:]
    for (i, instruction) in instructions.enumerated() {
      let reads = instruction.operation.registers
      for (isRead, operand) in [(reads.a, instruction.a), (reads.b, instruction.b), (reads.c, instruction.c)]
      where isRead && isResult(operand) {
        add(Int(operand), before: i)
      }
      guard instruction.operation.namesCell else { continue }
      if let store = lastStore[instruction.a] { add(store, before: i) }
      switch instruction.operation {
      case .store, .storeIfAbsent:
        for reader in readers[instruction.a] ?? [] { add(reader, before: i) }
        readers[instruction.a] = []
        lastStore[instruction.a] = i
      default: readers[instruction.a, default: []].append(i)
      }
    }
  }

  private mutating func add(_ first: Int, before second: Int) {
    followers[first].append(second)
    waitingFor[second] += 1
  }

  /// The operation with the most ready instructions, the first of those; nil when all are placed.
  private var fullest: Int? {
    var best: Int?
    for operation in ready.indices where placed[operation] < ready[operation].count {
      guard let other = best else {
        best = operation
        continue
      }
      if ready[operation].count - placed[operation] > ready[other].count - placed[other] { best = operation }
    }
    return best
  }

  private mutating func place(_ operation: Int, _ instructions: [Instruction]) {
    let start = order.count
    while placed[operation] < ready[operation].count {
      let next = ready[operation][placed[operation]]
      placed[operation] += 1
      places[next] = UInt32(order.count)
      order.append(next)
      for follower in followers[next] {
        waitingFor[follower] -= 1
        if waitingFor[follower] == 0 { ready[Int(instructions[follower].operation.rawValue)].append(follower) }
      }
    }
    blocks.append(Block(operation: instructions[order[start]].operation, count: Int32(order.count - start)))
  }
}
