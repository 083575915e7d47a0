extension ScalarSet {
  /// The scalars of a general category or group of categories; nil where none is called so.
  init?(category name: String) {
    guard let ranges = CategoryTable.ranges(of: name) else { return nil }
    self.init(ranges)
  }

  /// What `\s`, `\i`, `\c`, `\d`, `\w` and their capitals, the opposites, stand for; nil for every other letter.
  init?(shorthand letter: Unicode.Scalar) {
    switch letter {
    case "s": self = Self.whiteSpace
    case "S": self = Self.whiteSpace.complement
    case "i": self = Self.nameStart
    case "I": self = Self.nameStart.complement
    case "c": self = Self.name
    case "C": self = Self.name.complement
    case "d": self = Self.digit
    case "D": self = Self.digit.complement
    case "w": self = Self.word
    case "W": self = Self.word.complement
    default: return nil
    }
  }

  /// `.`: all but line feed and carriage return.
  static let wildcard = ScalarSet([0xA...0xA, 0xD...0xD]).complement

  private static let whiteSpace = ScalarSet([0x9...0xA, 0xD...0xD, 0x20...0x20])

  /// Source: XML 1.0, fifth edition, `NameStartChar`, as XML Schema 1.1 reads it: the second edition's list, which 1.0
  /// names, ends with Unicode 2.0.
  private static let nameStart = ScalarSet([
    0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
    0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
    0xFDF0...0xFFFD,
    0x10000...0xEFFFF,
  ])

  /// Source: as above, `NameChar`.
  private static let name = ScalarSet(
    nameStart.ranges + [0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040])

  private static let digit = ScalarSet(CategoryTable.ranges(of: "Nd") ?? [])

  private static let word = ScalarSet(["P", "Z", "C"].flatMap { CategoryTable.ranges(of: $0) ?? [] }).complement
}
