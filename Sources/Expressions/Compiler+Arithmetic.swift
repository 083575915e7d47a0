import Quantities

extension Compiler {
  mutating func arithmetic(_ term: Term) -> UInt32 {
    let operands = term.operands
    switch term.kind {
    case .add(let a, let b): return sum(a, b)
    case .subtract(let a, let b):
      if let value = b.constant, let negative = Int32(exactly: 0 &- value) {
        return emit(.addConstant, register(of: a), UInt32(bitPattern: negative))
      }
      return emit(.subtract, register(of: a), register(of: b))
    case .multiply(let a, let b):
      if let factor = b.constant.flatMap({ Int32(exactly: $0) }) {
        return emit(.multiplyConstant, register(of: a), UInt32(bitPattern: factor))
      }
      return emit(.multiply, register(of: a), register(of: b))
    case .divide(let a, let b, let mode):
      return emit(.divide, register(of: a), register(of: b), Compiler.code(of: mode))
    case .minimum(let a, let b): return emit(.minimum, register(of: a), register(of: b))
    case .maximum(let a, let b): return emit(.maximum, register(of: a), register(of: b))
    case .absolute, .setSize:
      return emit(term.kind == .setSize(operands[0]) ? .setSize : .absolute, register(of: operands[0]))
    default: preconditionFailure("the other kinds are not arithmetic")
    }
  }

  /// A product with a small constant is made in the instruction that adds it.
  private mutating func sum(_ a: Term, _ b: Term) -> UInt32 {
    if let value = b.constant.flatMap({ Int32(exactly: $0) }) {
      return emit(.addConstant, register(of: a), UInt32(bitPattern: value))
    }
    for (product, other) in [(a, b), (b, a)] {
      if case .multiply(let factor, let constant) = product.kind,
        let value = constant.constant.flatMap({ Int32(exactly: $0) })
      {
        return emit(.multiplyConstantAdd, register(of: factor), UInt32(bitPattern: value), register(of: other))
      }
    }
    return emit(.add, register(of: a), register(of: b))
  }

  private static func code(of mode: RoundingMode) -> UInt32 {
    switch mode {
    case .floor: 0
    case .ceiling: 1
    case .halfUp: 2
    case .up: 3
    case .down: 4
    case .halfEven: 5
    case .halfDown: 6
    }
  }

  /// The rounding mode that an instruction's operand means.
  @inline(__always)
  static func mode(of code: UInt32) -> RoundingMode {
    switch code {
    case 0: .floor
    case 1: .ceiling
    case 2: .halfUp
    case 3: .up
    case 4: .down
    case 5: .halfEven
    default: .halfDown
    }
  }

  // MARK: Tables

  /// Finds each argument's bucket, folds the buckets into one index, row-major, and fetches the result there. Columns
  /// of one table looked up by the same arguments share all but the last instruction.
  mutating func lookup(_ table: LookupTable, _ column: Int, _ arguments: [Term]) -> UInt32 {
    var index: UInt32?
    for (key, argument) in arguments.enumerated() {
      let bucket = bucket(table, key, argument)
      guard let outer = index else {
        index = bucket
        continue
      }
      index = emit(.multiplyConstantAdd, outer, UInt32(table.keys[key].count + 1), bucket)
    }
    let results = offset(of: table.results[column])
    return emit(.gather, index ?? register(constant: 0), results)
  }

  /// The widest range of arguments for which an array of buckets is made.
  private static let widestArray = 4_096

  private mutating func bucket(_ table: LookupTable, _ key: Int, _ argument: Term) -> UInt32 {
    let keys = table.keys[key]
    let range = argument.range
    let register = register(of: argument)
    let (width, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    if !overflow, width < Compiler.widestArray, width <= 8 * (keys.count + 8) {
      let buckets = range.map { Int64(table.bucket(of: $0, column: key)) }
      return emit(.bucketByArray, register, offset(of: [range.lowerBound, Int64(buckets.count)] + buckets))
    }
    let operation: Instruction.Operation = table.keyColumns[key].match == .exact ? .bucketExact : .bucketUpTo
    return emit(operation, register, offset(of: keys), UInt32(keys.count))
  }
}
