/// A pattern as instructions, counts written out (Thompson 1968): each scalar of a text is consumed by all instructions
/// that wait for one, at once, so that nothing is ever tried twice.
struct PatternProgram: Sendable {
  enum Instruction: Sendable, BitwiseCopyable {
    /// One scalar of the set with this number, then the next instruction.
    case consume(set: Int32)
    /// The next instruction, and also the one at this place.
    case fork(Int32)
    /// The one at this place.
    case jump(Int32)
    /// The text may end here.
    case accept
  }

  private(set) var instructions: [Instruction] = []

  init(_ syntax: PatternSyntax) {
    emit(syntax)
    instructions.append(.accept)
  }

  private var end: Int32 { Int32(instructions.count) }

  private mutating func emit(_ syntax: PatternSyntax) {
    switch syntax {
    case .empty: break
    case .set(let set): instructions.append(.consume(set: Int32(set)))
    case .sequence(let pieces): for piece in pieces { emit(piece) }
    case .alternatives(let branches): emit(alternatives: branches)
    case .repeated(let body, let minimum, let maximum):
      for _ in 0..<minimum { emit(body) }
      if let maximum { emit(optional: body, times: maximum - minimum) } else { emit(loop: body) }
    }
  }

  private mutating func emit(alternatives branches: [PatternSyntax]) {
    var jumps: [Int] = []
    for (i, branch) in branches.enumerated() {
      let fork = instructions.count
      let isLast = i == branches.count - 1
      if !isLast { instructions.append(.fork(0)) }
      emit(branch)
      guard !isLast else { break }
      jumps.append(instructions.count)
      instructions.append(.jump(0))
      instructions[fork] = .fork(end)
    }
    for jump in jumps { instructions[jump] = .jump(end) }
  }

  private mutating func emit(optional body: PatternSyntax, times: Int) {
    var forks: [Int] = []
    for _ in 0..<times {
      forks.append(instructions.count)
      instructions.append(.fork(0))
      emit(body)
    }
    for fork in forks { instructions[fork] = .fork(end) }
  }

  private mutating func emit(loop body: PatternSyntax) {
    let fork = instructions.count
    instructions.append(.fork(0))
    emit(body)
    instructions.append(.jump(Int32(fork)))
    instructions[fork] = .fork(end)
  }
}
