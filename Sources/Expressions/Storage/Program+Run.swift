import Quantities

/// The hot loop.
///
/// One pass over 16-byte instructions, dispatched by one jump table. There are no branches between instructions, so the
/// sequence of jumps is the same in every run and the processor learns it. Register i + constantCount is the result of
/// instruction i: results are written one after the other, and operands are mostly recent. Constants are copied in
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
    var next = unsafe storage.instructions
    let end = unsafe next + storage.instructionCount
    var out = unsafe registers + constantCount
    while unsafe next < end {
      let i = unsafe next.pointee
      let a = Int(i.a)
      let b = Int(i.b)
      let c = Int(i.c)
      let constant = Int64(Int32(bitPattern: i.b))
      let result: Int64
      switch i.operation {
      case .load: result = unsafe cells[a]
      case .not: result = unsafe r[a] ^ 1
      case .and: result = unsafe r[a] & r[b]
      case .or: result = unsafe r[a] | r[b]
      case .orNot: result = unsafe (r[a] ^ 1) | r[b]
      case .choose: result = unsafe r[a] != 0 ? r[b] : r[c]
      case .equal: result = unsafe bit(r[a] == r[b])
      case .less: result = unsafe bit(r[a] < r[b])
      case .lessOrEqual: result = unsafe bit(r[a] <= r[b])
      case .equalConstant: result = unsafe bit(r[a] == constant)
      case .notEqualConstant: result = unsafe bit(r[a] != constant)
      case .lessConstant: result = unsafe bit(r[a] < constant)
      case .greaterConstant: result = unsafe bit(r[a] > constant)
      case .member: result = unsafe member(r[a], r[b])
      case .memberWide:
        let index = unsafe r[a]
        result = unsafe index >= 0 && index < Int64(c) << 6 ? member(index & 63, pool[b &+ Int(index >> 6)]) : 0
      case .cellEqual: result = unsafe bit(cells[a] == constant)
      case .cellNotEqual: result = unsafe bit(cells[a] != constant)
      case .cellLess: result = unsafe bit(cells[a] < constant)
      case .cellGreater: result = unsafe bit(cells[a] > constant)
      case .cellMember: result = unsafe member(cells[a], r[b])
      case .cellNotMember: result = unsafe member(cells[a], r[b]) ^ 1
      case .andCellEqual: result = unsafe r[c] & bit(cells[a] == constant)
      case .andCellNotEqual: result = unsafe r[c] & bit(cells[a] != constant)
      case .andCellLess: result = unsafe r[c] & bit(cells[a] < constant)
      case .andCellGreater: result = unsafe r[c] & bit(cells[a] > constant)
      case .andCellMember: result = unsafe r[c] & member(cells[a], r[b])
      case .andCellNotMember: result = unsafe r[c] & (member(cells[a], r[b]) ^ 1)
      case .orCellEqual: result = unsafe r[c] | bit(cells[a] == constant)
      case .orCellNotEqual: result = unsafe r[c] | bit(cells[a] != constant)
      case .orCellMember: result = unsafe r[c] | member(cells[a], r[b])
      case .cellContains: result = unsafe (cells[a] &>> Int64(b)) & 1
      case .contains: result = unsafe member(r[b], r[a])
      case .setSize: result = unsafe Int64(r[a].nonzeroBitCount)
      case .add: result = unsafe r[a] &+ r[b]
      case .subtract: result = unsafe r[a] &- r[b]
      case .multiply: result = unsafe r[a] &* r[b]
      case .addConstant: result = unsafe r[a] &+ constant
      case .multiplyConstant: result = unsafe r[a] &* constant
      case .multiplyConstantAdd: result = unsafe r[a] &* constant &+ r[c]
      case .divide: result = unsafe divide(r[a], r[b], i.c)
      case .minimum: result = unsafe min(r[a], r[b])
      case .maximum: result = unsafe max(r[a], r[b])
      case .absolute: result = unsafe r[a] < 0 ? 0 &- r[a] : r[a]
      case .bucketByArray: result = unsafe bucketByArray(r[a], pool + b)
      case .bucketExact: result = unsafe bucket(r[a], pool + b, c, exact: true)
      case .bucketUpTo: result = unsafe bucket(r[a], pool + b, c, exact: false)
      case .gather: result = unsafe pool[b &+ Int(r[a])]
      case .store:
        result = unsafe r[b]
        unsafe cells[a] = result
      case .storeIfAbsent:
        result = unsafe r[b]
        if unsafe given?[a] ?? 0 == 0 { unsafe cells[a] = result }
      }
      unsafe out.pointee = result
      unsafe out += 1
      unsafe next += 1
    }
  }
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
