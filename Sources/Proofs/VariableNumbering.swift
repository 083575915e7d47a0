/// Numbers variables in the order in which they are met, so that memory follows their count and not their names.
///
/// Inside the referee a literal is a code: twice the variable's number, plus one for its negation.
struct VariableNumbering {
  /// Names below this are found in a table, the others by hashing.
  private static let tableLimit: Int32 = 1 << 22
  private var table: [Int32] = []
  private var others: [Int32: Int32] = [:]
  /// The DIMACS name of each number.
  private(set) var names: [Int32] = []

  /// Number of variables met.
  var count: Int { names.count }

  /// The code of a literal in DIMACS form, numbering its variable if it is new.
  @inline(__always)
  mutating func code(of literal: Int32) -> Int32 {
    let name = abs(literal)
    var number: Int32 = -1
    if Int(name) < table.count { number = table[Int(name)] }
    if number < 0 { number = numbered(name) }
    return number << 1 | (literal < 0 ? 1 : 0)
  }

  /// The DIMACS form of a code.
  func literal(of code: Int32) -> Int32 {
    let name = names[Int(code >> 1)]
    return code & 1 == 0 ? name : -name
  }

  @inline(never)
  private mutating func numbered(_ name: Int32) -> Int32 {
    let fresh = Int32(names.count)
    if name >= Self.tableLimit {
      if let known = others[name] { return known }
      others[name] = fresh
    } else {
      if Int(name) >= table.count {
        let wider = min(max(Int(name) + 1, table.count * 2), Int(Self.tableLimit))
        table.append(contentsOf: repeatElement(-1, count: wider - table.count))
      }
      table[Int(name)] = fresh
    }
    names.append(name)
    return fresh
  }
}
