import Quantities

/// Turns terms into instructions.
///
/// Value numbering: two instructions with the same operation on the same operands have the same result, so the second
/// is not made; an operand that is a cell counts as the same only while nothing has been stored there in between, which
/// a version number for each cell says. As terms are looked up by structure first, shared parts are not even walked
/// again. Constants get registers of their own, which stand before all results; until their number is known, the
/// highest bit of an operand marks them.
struct Compiler {
  private struct Key: Hashable {
    var instruction: Instruction
    var version: UInt32
  }

  static let constantMark: UInt32 = 1 << 31

  private(set) var constants: [Int64] = []
  private(set) var pool: [Int64] = []
  private(set) var outputs: [UInt32] = []
  private(set) var cellCount = 0
  private var instructions: [Instruction] = []
  private var constantIndices: [Int64: UInt32] = [:]
  private var numbered: [Key: UInt32] = [:]
  private var versions: [UInt32: UInt32] = [:]
  /// Terms compiled since the last store.
  private var compiled: [Term: UInt32] = [:]
  /// Where arrays stand in the pool already.
  private var pooled: [[Int64]: UInt32] = [:]

  mutating func append(_ step: Program.Step) {
    switch step {
    case .output(let term): outputs.append(register(of: term))
    case .store(let slot, let term): store(.store, slot, term)
    case .storeIfAbsent(let slot, let term): store(.storeIfAbsent, slot, term)
    }
  }

  private mutating func store(_ operation: Instruction.Operation, _ slot: Int, _ term: Term) {
    let value = register(of: term)
    let slot = UInt32(slot)
    emitAlways(Instruction(operation: operation, a: slot, b: value))
    versions[slot, default: 0] += 1
    compiled.removeAll(keepingCapacity: true)
    // What was stored is what a load would find.
    if operation == .store { numbered[key(Instruction(operation: .load, a: slot))] = value }
  }

  private func key(_ instruction: Instruction) -> Key {
    Key(instruction: instruction, version: instruction.operation.namesCell ? versions[instruction.a] ?? 0 : 0)
  }

  private mutating func emitAlways(_ instruction: Instruction) {
    if instruction.operation.namesCell { cellCount = max(cellCount, Int(instruction.a) + 1) }
    instructions.append(instruction)
  }

  /// The register with the instruction's result.
  mutating func emit(_ operation: Instruction.Operation, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) -> UInt32 {
    let instruction = Instruction(operation: operation, a: a, b: b, c: c)
    let key = key(instruction)
    if let known = numbered[key] { return known }
    emitAlways(instruction)
    let result = UInt32(instructions.count - 1)
    numbered[key] = result
    return result
  }

  /// The register with a constant.
  mutating func register(constant value: Int64) -> UInt32 {
    if let known = constantIndices[value] { return known }
    let index = Compiler.constantMark | UInt32(constants.count)
    constants.append(value)
    constantIndices[value] = index
    return index
  }

  /// The offset of an array in the pool.
  mutating func offset(of array: [Int64]) -> UInt32 {
    if let known = pooled[array] { return known }
    let offset = UInt32(pool.count)
    pool += array
    pooled[array] = offset
    return offset
  }

  /// The register with the term's value.
  mutating func register(of term: Term) -> UInt32 {
    if let value = term.constant { return register(constant: value) }
    if let known = compiled[term] { return known }
    let result = compile(term)
    compiled[term] = result
    return result
  }

  // MARK: The end

  /// The order in which the instructions are run.
  func schedule() -> BlockSchedule {
    BlockSchedule(instructions, isResult: { $0 & Compiler.constantMark == 0 })
  }

  /// The register that an operand means, once all constants and the order are known.
  func finished(_ operand: UInt32, _ schedule: BlockSchedule) -> UInt32 {
    if operand & Compiler.constantMark != 0 { return operand & ~Compiler.constantMark }
    return schedule.places[Int(operand)] + UInt32(constants.count)
  }

  /// The instructions in the order of a schedule, with final register numbers.
  func finishedInstructions(_ schedule: BlockSchedule) -> [Instruction] {
    schedule.order.map { index in
      var result = instructions[index]
      let registers = result.operation.registers
      if registers.a { result.a = finished(result.a, schedule) }
      if registers.b { result.b = finished(result.b, schedule) }
      if registers.c { result.c = finished(result.c, schedule) }
      return result
    }
  }
}
