/// The memory of a program: constants, instructions and the pool of tables, fixed from the moment it is made.
@safe final class ProgramStorage: @unchecked Sendable {
  let constantCount: Int
  let instructionCount: Int
  let constants: UnsafePointer<Int64>
  let instructions: UnsafePointer<Instruction>
  let pool: UnsafePointer<Int64>

  init(constants: [Int64], instructions: [Instruction], pool: [Int64]) {
    constantCount = constants.count
    instructionCount = instructions.count
    unsafe self.constants = ProgramStorage.copy(constants)
    unsafe self.instructions = ProgramStorage.copy(instructions)
    unsafe self.pool = ProgramStorage.copy(pool)
    assert(isSound, "an instruction reads only registers that are filled before it")
  }

  deinit {
    unsafe constants.deallocate()
    unsafe instructions.deallocate()
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
