import FlatArrays

/// The different cubes of a trace or graph, each kept once.
///
/// Open addressing with linear probing. Cubes are compared as they were written: the same literals in another order would be another
/// cube, which in graphs of product lines happens three times in sixteen thousand, so that sorting does not pay.
struct CubeTable: ~Copyable {
  /// By cube: its first literal; one more at the end.
  private(set) var starts = FlatArray<Int32>(repeating: 0, count: 1)
  /// The literals and free variables of all cubes.
  private(set) var literals = FlatArray<Int32>()
  private var hashes = FlatArray<UInt64>()
  /// Slots with a cube's number, or -1; a power of two of them.
  private var slots = FlatArray<Int32>(repeating: -1, count: 1024)

  /// No cubes.
  init() {}

  /// Number of cubes.
  var count: Int { hashes.count }

  /// Memory held, in bytes.
  var byteCount: Int { starts.byteCount + literals.byteCount + hashes.byteCount + slots.byteCount }

  /// The places of a cube's literals.
  func range(of number: Int32) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  /// The number of a cube, a new one where it was not seen before.
  mutating func number(of cube: borrowing FlatArray<Int32>) -> Int32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for place in 0..<cube.count {
      hash = (hash ^ UInt64(UInt32(bitPattern: cube[place]))) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = slots[slot]
      if hashes[number] == hash && isEqual(cube, to: number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count)
    hashes.append(hash)
    literals.append(0..<cube.count, of: cube)
    starts.append(Int32(literals.count))
    if 2 * count > slots.count { widen() }
    return Int32(count - 1)
  }

  private func isEqual(_ cube: borrowing FlatArray<Int32>, to number: Int32) -> Bool {
    let (start, end) = (Int(starts[number]), Int(starts[number + 1]))
    if end - start != cube.count { return false }
    for place in 0..<cube.count where literals[start + place] != cube[place] { return false }
    return true
  }

  private mutating func widen() {
    slots = FlatArray(repeating: -1, count: 2 * slots.count)
    for number in 0..<count {
      var slot = Int(truncatingIfNeeded: hashes[number]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
