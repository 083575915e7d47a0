/// Instructions of a program that wait for a scalar or accept, each once (a sparse set; Briggs and Torczon 1993).
///
/// Instructions that only lead on to others are followed as they are inserted.
struct InstructionSet {
  private(set) var waiting: [Int32] = []
  private(set) var isAccepting = false
  /// By instruction: the round in which it was inserted last.
  private var rounds: [UInt32]
  private var round: UInt32 = 1
  private var open: [Int32] = []

  init(of program: PatternProgram) {
    rounds = Array(repeating: 0, count: program.instructions.count)
  }

  mutating func removeAll() {
    waiting.removeAll(keepingCapacity: true)
    isAccepting = false
    round += 1
  }

  /// Inserts the instruction, or all that it leads on to. Returns how many it looked at.
  @discardableResult
  mutating func insert(_ instruction: Int32, of program: PatternProgram) -> Int {
    open.append(instruction)
    var steps = 0
    while let place = open.popLast() {
      steps += 1
      guard rounds[Int(place)] != round else { continue }
      rounds[Int(place)] = round
      switch program.instructions[Int(place)] {
      case .consume: waiting.append(place)
      case .accept: isAccepting = true
      case .jump(let target): open.append(target)
      case .fork(let target):
        open.append(target)
        open.append(place + 1)
      }
    }
    return steps
  }
}
