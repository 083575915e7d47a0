import FlatArrays

extension AssignmentBatch {
  /// Takes 64 rows given as packed bits: bit `k % 64` of word `k / 64` of a row is the truth of `literals[k]`.
  ///
  /// Costs about two operations a word and level of the transposition, a small part of a bit.
  ///
  /// - Parameters:
  ///   - rows: 64 rows, `wordsPerRow` words each, one after the other.
  ///   - quarter: which 64 rows of the batch they become, 0 to 3.
  public mutating func load(_ rows: [UInt64], wordsPerRow: Int, quarter: Int, literals: [Literal]) {
    precondition(rows.count == 64 * wordsPerRow, "64 rows are loaded at a time")
    precondition(literals.count <= 64 * wordsPerRow, "a row has a bit for each literal")
    let square = FlatArray<UInt64>(repeating: 0, count: 64)
    for word in 0..<(literals.count + 63) / 64 {
      for row in 0..<64 { square[row] = rows[row * wordsPerRow + word] }
      Self.transpose(square)
      for bit in 0..<min(64, literals.count - word * 64) {
        let literal = literals[word * 64 + bit]
        columns[literal.boolean][quarter] = literal.isNegative ? ~square[bit] : square[bit]
      }
    }
    columns[0] = Column(repeating: .max)
  }

  /// Transposes a square of 64 by 64 bits by swapping ever smaller blocks (Warren, "Hacker's Delight", 7-3).
  private static func transpose(_ square: borrowing FlatArray<UInt64>) {
    var width = 32
    var mask: UInt64 = 0x0000_0000_FFFF_FFFF
    while width > 0 {
      var block = 0
      while block < 64 {
        for row in block..<(block &+ width) {
          let swapped = (square[row] >> UInt64(width) ^ square[row &+ width]) & mask
          square[row &+ width] ^= swapped
          square[row] ^= swapped << UInt64(width)
        }
        block &+= width &* 2
      }
      width /= 2
      mask ^= mask << UInt64(width)
    }
  }
}
