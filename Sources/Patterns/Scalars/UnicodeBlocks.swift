/// The blocks of Unicode, as `\p{IsGreekandCoptic}` names them: the block's name without spaces.
enum UnicodeBlocks {
  /// Names of blocks, in the order of Unicode; then those that only XML Schema 1.0 has.
  static let names = blocks.map(\.name) + earlier.map(\.name)

  /// The code points of a block; nil where none is called so.
  static func set(named name: String) -> ScalarSet? {
    let parts = earlier.first { $0.name == name }?.parts ?? [name]
    let ranges = blocks.filter { parts.contains($0.name) }.map(\.range)
    return ranges.isEmpty ? nil : ScalarSet(ranges)
  }

  /// What XML Schema 1.0 calls otherwise than Unicode does today.
  private static let earlier = [
    (name: "Greek", parts: ["GreekandCoptic"]),
    (name: "CombiningMarksforSymbols", parts: ["CombiningDiacriticalMarksforSymbols"]),
    (
      name: "PrivateUse",
      parts: ["PrivateUseArea", "SupplementaryPrivateUseArea-A", "SupplementaryPrivateUseArea-B"]
    ),
  ]

  private static let blocks: [(name: String, range: ClosedRange<UInt32>)] = {
    let words = table.split { $0 == " " || $0 == "\n" }
    return stride(from: 0, to: words.count, by: 3).map { at in
      guard let first = UInt32(words[at + 1], radix: 16), let last = UInt32(words[at + 2], radix: 16) else {
        preconditionFailure("two code points follow a name")
      }
      return (String(words[at]), first...last)
    }
  }()
}
