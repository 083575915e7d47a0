import Quantities

extension Compiler {
  /// Makes the instructions of a term that is neither constant nor compiled already.
  mutating func compile(_ term: Term) -> UInt32 {
    switch term.kind {
    case .constant(let value): return register(constant: value)
    case .load(let slot): return emit(.load, UInt32(slot))
    case .not(let a): return negation(of: a)
    case .and(let all): return chain(all, plain: .and, fused: Compiler.andFusion)
    case .or(let all): return disjunction(all)
    case .equal, .less, .lessOrEqual, .member, .setContains: return test(term)
    case .choose(let condition, let a, let b):
      return emit(.choose, register(of: condition), register(of: a), register(of: b))
    case .lookup(let table, let column, let arguments): return lookup(table, column, arguments)
    default: return arithmetic(term)
    }
  }

  // MARK: Logic

  /// A test of one cell, as the single instruction that makes it.
  private struct CellTest {
    var operation: Instruction.Operation
    var slot: UInt32
    var operand: UInt32
  }

  private static func immediate(_ value: Int64?) -> UInt32? {
    value.flatMap { Int32(exactly: $0) }.map { UInt32(bitPattern: $0) }
  }

  private mutating func cellTest(_ term: Term) -> CellTest? {
    func test(_ operation: Instruction.Operation, _ a: Term, _ operand: Int64?) -> CellTest? {
      guard case .load(let slot) = a.kind, let operand = Compiler.immediate(operand) else { return nil }
      return CellTest(operation: operation, slot: UInt32(slot), operand: operand)
    }
    switch term.kind {
    case .equal(let a, let b): return test(.cellEqual, a, b.constant)
    case .less(let a, let b): return test(.cellLess, a, b.constant) ?? test(.cellGreater, b, a.constant)
    // Bounds move by one to make "or equal" strict; at the end of 64 bits they do not fit 32 anyway.
    case .lessOrEqual(let a, let b):
      return test(.cellLess, a, b.constant.map { $0 &+ 1 }) ?? test(.cellGreater, b, a.constant.map { $0 &- 1 })
    case .member(let a, let mask): return memberTest(.cellMember, a, mask)
    case .not(let a):
      if case .equal(let x, let y) = a.kind { return test(.cellNotEqual, x, y.constant) }
      if case .member(let x, let mask) = a.kind { return memberTest(.cellNotMember, x, mask) }
      return nil
    case .setContains(let set, let index):
      guard let index = index.constant, index >= 0, index < 64 else { return nil }
      return test(.cellContains, set, index)
    default: return nil
    }
  }

  private mutating func memberTest(_ operation: Instruction.Operation, _ a: Term, _ mask: IndexMask) -> CellTest? {
    guard case .load(let slot) = a.kind, mask.words.count == 1 else { return nil }
    let word = register(constant: Int64(bitPattern: mask.words[0]))
    return CellTest(operation: operation, slot: UInt32(slot), operand: word)
  }

  private static func andFusion(_ operation: Instruction.Operation) -> Instruction.Operation? {
    switch operation {
    case .cellEqual: .andCellEqual
    case .cellNotEqual: .andCellNotEqual
    case .cellLess: .andCellLess
    case .cellGreater: .andCellGreater
    case .cellMember: .andCellMember
    case .cellNotMember: .andCellNotMember
    default: nil
    }
  }

  private static func orFusion(_ operation: Instruction.Operation) -> Instruction.Operation? {
    switch operation {
    case .cellEqual: .orCellEqual
    case .cellNotEqual: .orCellNotEqual
    case .cellMember: .orCellMember
    default: nil
    }
  }

  /// Joins the operands one after the other, tests of cells in the same instruction that joins them.
  private mutating func chain(
    _ terms: [Term], plain: Instruction.Operation, fused: (Instruction.Operation) -> Instruction.Operation?
  ) -> UInt32 {
    var result = register(of: terms[0])
    for term in terms.dropFirst() {
      if let test = cellTest(term), let operation = fused(test.operation) {
        result = emit(operation, test.slot, test.operand, result)
      } else {
        result = emit(plain, result, register(of: term))
      }
    }
    return result
  }

  /// The negated operands come first, as implications write them: each is one instruction with what follows.
  private mutating func disjunction(_ terms: [Term]) -> UInt32 {
    guard terms.count == 2, case .not(let premise) = terms[0].kind, cellTest(terms[0]) == nil else {
      return chain(terms, plain: .or, fused: Compiler.orFusion)
    }
    return emit(.orNot, register(of: premise), register(of: terms[1]))
  }

  private mutating func negation(of term: Term) -> UInt32 {
    if let test = cellTest(Term.not(term)) { return emit(test.operation, test.slot, test.operand) }
    if case .equal(let a, let b) = term.kind, let value = Compiler.immediate(b.constant) {
      return emit(.notEqualConstant, register(of: a), value)
    }
    return emit(.not, register(of: term))
  }

  private mutating func test(_ term: Term) -> UInt32 {
    if let test = cellTest(term) { return emit(test.operation, test.slot, test.operand) }
    switch term.kind {
    case .equal(let a, let b):
      if let value = Compiler.immediate(b.constant) { return emit(.equalConstant, register(of: a), value) }
      return emit(.equal, register(of: a), register(of: b))
    case .less(let a, let b):
      if let value = Compiler.immediate(b.constant) { return emit(.lessConstant, register(of: a), value) }
      if let value = Compiler.immediate(a.constant) { return emit(.greaterConstant, register(of: b), value) }
      return emit(.less, register(of: a), register(of: b))
    case .lessOrEqual(let a, let b):
      if let value = Compiler.immediate(b.constant.map { $0 &+ 1 }) {
        return emit(.lessConstant, register(of: a), value)
      }
      if let value = Compiler.immediate(a.constant.map { $0 &- 1 }) {
        return emit(.greaterConstant, register(of: b), value)
      }
      return emit(.lessOrEqual, register(of: a), register(of: b))
    case .member(let a, let mask):
      let words = mask.words.map { Int64(bitPattern: $0) }
      if words.count == 1 { return emit(.member, register(of: a), register(constant: words[0])) }
      return emit(.memberWide, register(of: a), offset(of: words), UInt32(words.count))
    case .setContains(let set, let index): return emit(.contains, register(of: set), register(of: index))
    default: preconditionFailure("the other kinds are no tests")
    }
  }
}
