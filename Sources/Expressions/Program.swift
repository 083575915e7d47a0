/// Many terms compiled into one straight line of instructions, with everything that they have in common computed once.
///
/// A program reads cells and given flags, writes the cells that its store steps name, and leaves its outputs in
/// registers. It neither branches nor allocates. It is immutable: any number of threads may run it, each with its own
/// cells and registers.
public struct Program: Sendable {
  /// What a program does, one after the other.
  public enum Step: Sendable {
    /// Computes a value that is wanted after the run.
    case output(Term)
    /// Computes a value into a cell; later steps read it there.
    case store(Int, Term)
    /// The same, but only where the flag in `given` of that slot is 0.
    case storeIfAbsent(Int, Term)
  }

  /// How many registers a run needs.
  public var registerCount: Int { storage.constantCount + storage.instructionCount }
  /// One more than the highest slot that a run reads or writes.
  public let cellCount: Int
  /// For each output step, in order, the register that holds its value after a run.
  public let outputRegisters: [Int]
  /// How many instructions a run executes.
  public var instructionCount: Int { storage.instructionCount }

  let storage: ProgramStorage

  /// Compiles the steps in their order. Cost: linear in the number of distinct parts between two store steps.
  public init(steps: [Step]) {
    var compiler = Compiler()
    for step in steps { compiler.append(step) }
    let schedule = compiler.schedule()
    storage = ProgramStorage(
      constants: compiler.constants, instructions: compiler.finishedInstructions(schedule), blocks: schedule.blocks,
      pool: compiler.pool)
    cellCount = compiler.cellCount
    outputRegisters = compiler.outputs.map { Int(compiler.finished($0, schedule)) }
  }
}
