import Quantities

/// The hot loop.
///
/// One pass over 16-byte instructions, block after block of one operation each, so that there is one jump for a block. Register
/// i + constantCount is the result of instruction i: results are written one after the other. Constants are copied in
/// front of each run, so that callers may reuse any memory as registers. Tests of cells against constants, and their
/// chains, which nine tenths of the conditions in catalogs consist of, are single instructions.
/// Arithmetic wraps: the checker has proven that it cannot overflow while cells keep to their ranges, and a caller that
/// breaks that contract gets a wrong number, not a crash.
extension Program {
  /// Runs the program once.
  ///
  /// - Parameters:
  ///   - cells: at least `cellCount` cells, each within the range that its loads were made with.
  ///   - given: as many flags; nil where nothing is given.
  ///   - registers: room for `registerCount` values; need not be initialised.
  public func run(
    cells: UnsafeMutablePointer<Int64>, given: UnsafePointer<UInt8>?, registers: UnsafeMutablePointer<Int64>
  ) {
    let storage = storage
    let constantCount = storage.constantCount
    unsafe registers.update(from: storage.constants, count: constantCount)
    let pool = unsafe storage.pool
    let r = unsafe registers
    var cursor = unsafe Cursor(next: storage.instructions, out: registers + constantCount)
    for index in 0..<storage.blockCount {
      let block = unsafe storage.blocks[index]
      let n = block.count
      switch block.operation {
      case .load: cursor.fill(n) { i in unsafe cells[Int(i.a)] }
      case .not: cursor.fill(n) { i in unsafe r[Int(i.a)] ^ 1 }
      case .and: cursor.fill(n) { i in unsafe r[Int(i.a)] & r[Int(i.b)] }
      case .or: cursor.fill(n) { i in unsafe r[Int(i.a)] | r[Int(i.b)] }
      case .orNot: cursor.fill(n) { i in unsafe (r[Int(i.a)] ^ 1) | r[Int(i.b)] }
      case .choose: cursor.fill(n) { i in unsafe r[Int(i.a)] != 0 ? r[Int(i.b)] : r[Int(i.c)] }
      case .equal: cursor.fill(n) { i in unsafe bit(r[Int(i.a)] == r[Int(i.b)]) }
      case .less: cursor.fill(n) { i in unsafe bit(r[Int(i.a)] < r[Int(i.b)]) }
      case .lessOrEqual: cursor.fill(n) { i in unsafe bit(r[Int(i.a)] <= r[Int(i.b)]) }
      case .equalConstant: cursor.fill(n) { i in unsafe bit(r[Int(i.a)] == i.constant) }
      case .notEqualConstant: cursor.fill(n) { i in unsafe bit(r[Int(i.a)] != i.constant) }
      case .lessConstant: cursor.fill(n) { i in unsafe bit(r[Int(i.a)] < i.constant) }
      case .greaterConstant: cursor.fill(n) { i in unsafe bit(r[Int(i.a)] > i.constant) }
      case .member: cursor.fill(n) { i in unsafe member(r[Int(i.a)], r[Int(i.b)]) }
      case .memberWide:
        cursor.fill(n) { i in
          let index = unsafe r[Int(i.a)]
          guard index >= 0 && index < Int64(i.c) << 6 else { return 0 }
          return unsafe member(index & 63, pool[Int(i.b) &+ Int(index >> 6)])
        }
      case .cellEqual: cursor.fill(n) { i in unsafe bit(cells[Int(i.a)] == i.constant) }
      case .cellNotEqual: cursor.fill(n) { i in unsafe bit(cells[Int(i.a)] != i.constant) }
      case .cellLess: cursor.fill(n) { i in unsafe bit(cells[Int(i.a)] < i.constant) }
      case .cellGreater: cursor.fill(n) { i in unsafe bit(cells[Int(i.a)] > i.constant) }
      case .cellMember: cursor.fill(n) { i in unsafe member(cells[Int(i.a)], r[Int(i.b)]) }
      case .cellNotMember: cursor.fill(n) { i in unsafe member(cells[Int(i.a)], r[Int(i.b)]) ^ 1 }
      case .andCellEqual: cursor.fill(n) { i in unsafe r[Int(i.c)] & bit(cells[Int(i.a)] == i.constant) }
      case .andCellNotEqual: cursor.fill(n) { i in unsafe r[Int(i.c)] & bit(cells[Int(i.a)] != i.constant) }
      case .andCellLess: cursor.fill(n) { i in unsafe r[Int(i.c)] & bit(cells[Int(i.a)] < i.constant) }
      case .andCellGreater: cursor.fill(n) { i in unsafe r[Int(i.c)] & bit(cells[Int(i.a)] > i.constant) }
      case .andCellMember: cursor.fill(n) { i in unsafe r[Int(i.c)] & member(cells[Int(i.a)], r[Int(i.b)]) }
      case .andCellNotMember:
        cursor.fill(n) { i in unsafe r[Int(i.c)] & (member(cells[Int(i.a)], r[Int(i.b)]) ^ 1) }
      case .orCellEqual: cursor.fill(n) { i in unsafe r[Int(i.c)] | bit(cells[Int(i.a)] == i.constant) }
      case .orCellNotEqual: cursor.fill(n) { i in unsafe r[Int(i.c)] | bit(cells[Int(i.a)] != i.constant) }
      case .orCellMember: cursor.fill(n) { i in unsafe r[Int(i.c)] | member(cells[Int(i.a)], r[Int(i.b)]) }
      case .cellContains: cursor.fill(n) { i in unsafe (cells[Int(i.a)] &>> Int64(i.b)) & 1 }
      case .contains: cursor.fill(n) { i in unsafe member(r[Int(i.b)], r[Int(i.a)]) }
      case .setSize: cursor.fill(n) { i in unsafe Int64(r[Int(i.a)].nonzeroBitCount) }
      case .add: cursor.fill(n) { i in unsafe r[Int(i.a)] &+ r[Int(i.b)] }
      case .subtract: cursor.fill(n) { i in unsafe r[Int(i.a)] &- r[Int(i.b)] }
      case .multiply: cursor.fill(n) { i in unsafe r[Int(i.a)] &* r[Int(i.b)] }
      case .addConstant: cursor.fill(n) { i in unsafe r[Int(i.a)] &+ i.constant }
      case .multiplyConstant: cursor.fill(n) { i in unsafe r[Int(i.a)] &* i.constant }
      case .multiplyConstantAdd: cursor.fill(n) { i in unsafe r[Int(i.a)] &* i.constant &+ r[Int(i.c)] }
      case .divide: cursor.fill(n) { i in unsafe divide(r[Int(i.a)], r[Int(i.b)], i.c) }
      case .minimum: cursor.fill(n) { i in unsafe min(r[Int(i.a)], r[Int(i.b)]) }
      case .maximum: cursor.fill(n) { i in unsafe max(r[Int(i.a)], r[Int(i.b)]) }
      case .absolute: cursor.fill(n) { i in unsafe r[Int(i.a)] < 0 ? 0 &- r[Int(i.a)] : r[Int(i.a)] }
      case .bucketByArray: cursor.fill(n) { i in unsafe bucketByArray(r[Int(i.a)], pool + Int(i.b)) }
      case .bucketExact:
        cursor.fill(n) { i in unsafe bucket(r[Int(i.a)], pool + Int(i.b), Int(i.c), exact: true) }
      case .bucketUpTo:
        cursor.fill(n) { i in unsafe bucket(r[Int(i.a)], pool + Int(i.b), Int(i.c), exact: false) }
      case .gather: cursor.fill(n) { i in unsafe pool[Int(i.b) &+ Int(r[Int(i.a)])] }
      case .store:
        cursor.fill(n) { i in
          let result = unsafe r[Int(i.b)]
          unsafe cells[Int(i.a)] = result
          return result
        }
      case .storeIfAbsent:
        cursor.fill(n) { i in
          let result = unsafe r[Int(i.b)]
          if unsafe given?[Int(i.a)] ?? 0 == 0 { unsafe cells[Int(i.a)] = result }
          return result
        }
      }
    }
  }
}

/// How far a run has come: the next instruction, and where its result goes.
@safe private struct Cursor {
  var next: UnsafePointer<Instruction>
  var out: UnsafeMutablePointer<Int64>

  /// Runs the next instructions, all of one block.
  @inline(__always)
  mutating func fill(_ count: Int32, _ result: (Instruction) -> Int64) {
    for _ in 0..<count {
      unsafe out.pointee = result(next.pointee)
      unsafe out += 1
      unsafe next += 1
    }
  }
}

extension Instruction {
  /// The second operand as a number with sign.
  @inline(__always)
  fileprivate var constant: Int64 { Int64(Int32(bitPattern: b)) }
}

@inline(__always)
private func bit(_ condition: Bool) -> Int64 { condition ? 1 : 0 }

/// Bit `index` of `mask`; 0 for an index out of its 64 bits, such as -1.
@inline(__always)
private func member(_ index: Int64, _ mask: Int64) -> Int64 {
  UInt64(bitPattern: index) < 64 ? (mask &>> index) & 1 : 0
}

@inline(never)
private func divide(_ a: Int64, _ b: Int64, _ mode: UInt32) -> Int64 {
  if b == 0 { return 0 }
  if b == -1 { return 0 &- a }
  return a.divided(by: b, rounding: Compiler.mode(of: mode))
}

/// The array is preceded by the least argument and the number of entries.
@inline(__always)
private func bucketByArray(_ argument: Int64, _ array: UnsafePointer<Int64>) -> Int64 {
  let index = unsafe UInt64(bitPattern: argument &- array[0])
  return unsafe index < UInt64(bitPattern: array[1]) ? array[2 &+ Int(index)] : 0
}

/// The first of the ascending keys that is not below the argument, and equals it where exact; `count` where there is
/// none.
@inline(never)
private func bucket(_ argument: Int64, _ keys: UnsafePointer<Int64>, _ count: Int, exact: Bool) -> Int64 {
  var low = 0
  var high = count
  while low < high {
    let middle = (low &+ high) &>> 1
    if unsafe keys[middle] < argument { low = middle &+ 1 } else { high = middle }
  }
  if exact, unsafe low == count || keys[low] != argument { return Int64(count) }
  return Int64(low)
}
