/// The memory of a program: constants, instructions with their blocks, and the pool of tables, fixed from the moment it is made.
@safe final class ProgramStorage: @unchecked Sendable {
  let constantCount: Int
  let instructionCount: Int
  let blockCount: Int
  let constants: UnsafePointer<Int64>
  let instructions: UnsafePointer<Instruction>
  let blocks: UnsafePointer<BlockSchedule.Block>
  let pool: UnsafePointer<Int64>

  /// `blocks` says which stretches of the instructions have the same operation.
  init(constants: [Int64], instructions: [Instruction], blocks: [BlockSchedule.Block], pool: [Int64]) {
    constantCount = constants.count
    instructionCount = instructions.count
    unsafe self.constants = ProgramStorage.copy(constants)
    unsafe self.instructions = ProgramStorage.copy(instructions)
    blockCount = blocks.count
    unsafe self.blocks = ProgramStorage.copy(blocks)
    unsafe self.pool = ProgramStorage.copy(pool)
    assert(isSound, "an instruction reads only registers that are filled before it")
  }

  deinit {
    unsafe constants.deallocate()
    unsafe instructions.deallocate()
    unsafe blocks.deallocate()
    unsafe pool.deallocate()
  }

  private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { unsafe (memory + index).initialize(to: element) }
    return unsafe UnsafePointer(memory)
  }

  /// Whether every instruction reads only constants and results of earlier ones.
  private var isSound: Bool {
    (0..<instructionCount).allSatisfy { index in
      let instruction = unsafe instructions[index]
      let reads = instruction.operation.registers
      let bound = UInt32(constantCount + index)
      return (!reads.a || instruction.a < bound) && (!reads.b || instruction.b < bound)
        && (!reads.c || instruction.c < bound)
    }
  }
}
