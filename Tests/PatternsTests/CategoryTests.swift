import Testing

@testable import Patterns

/// Every category over every scalar, held against Python's `unicodedata`, and the shorthands against their definitions.
struct CategoryTests {
  /// Scalars to which Unicode gave another category after the version of Python's table (14.0), up to that of the standard
  /// library (17.0), and what they were.
  private static let changed: [UInt32: String] = [0x295: "Ll", 0x1171E: "Mn"]

  /// The category of each code point by the patterns' own table; surrogates have none.
  private static let categories: [String] = {
    var categories = [String](repeating: "", count: 0x110000)
    for name in CategoryTable.names where name.count == 2 {
      for range in ScalarSet(category: name)?.ranges ?? [] {
        for value in range {
          #expect(categories[Int(value)].isEmpty, "a scalar has one category")
          categories[Int(value)] = name
        }
      }
    }
    return categories
  }()

  /// What was assigned after the version of Python's table was unassigned then.
  @Test func areThoseOfUnicode() {
    var found: [String: (count: Int, digest: UInt64)] = [:]
    for value in 0..<0x110000 {
      guard let scalar = Unicode.Scalar(UInt32(value)) else {
        #expect(Self.categories[value].isEmpty)
        continue
      }
      let isLater = scalar.properties.age.map { $0 > CategoryDigests.version } ?? true
      let now = Self.categories[value]
      let name = isLater && now != "Cn" ? "Cn" : Self.changed[UInt32(value)] ?? now
      let (count, digest) = found[name] ?? (0, 0xCBF2_9CE4_8422_2325)
      found[name] = (count + 1, (digest ^ UInt64(value)) &* 0x100_0000_01B3)
    }
    #expect(found.keys.sorted() == CategoryDigests.all.keys.sorted())
    for (name, wanted) in CategoryDigests.all {
      #expect(found[name]?.count == wanted.count, "\(name)")
      #expect(found[name]?.digest == wanted.digest, "\(name)")
    }
  }

  /// The table leaves out planes of which it knows what they hold.
  @Test func areThoseOfTheStandardLibrary() {
    var wrong: [UInt32] = []
    for value in UInt32(0x40000)...0x10FFFF {
      let category = Unicode.Scalar(value)?.properties.generalCategory
      let wanted = category == .privateUse ? "Co" : category == .unassigned ? "Cn" : category == .format ? "Cf" : "?"
      if Self.categories[Int(value)] != wanted, !(0xE0000...0xEFFFF).contains(value) { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test func groupsAreUnions() {
    for group in ["L", "M", "N", "P", "S", "Z", "C"] {
      let members = Self.members(ScalarSet(category: group))
      for (value, category) in Self.categories.enumerated() where !category.isEmpty {
        if members[value] != category.hasPrefix(group) { Issue.record("\(group) and \(value)") }
      }
    }
  }

  @Test func shorthandsAreWhatTheStandardSays() {
    let shorthands: [(Unicode.Scalar, (UInt32) -> Bool)] = [
      ("s", { [0x20, 0x9, 0xA, 0xD].contains($0) }),
      ("d", { Self.categories[Int($0)] == "Nd" }),
      ("w", { !"PZC".contains(Self.categories[Int($0)].prefix(1)) }),
      ("i", { Self.isNameStart($0) }),
      ("c", { Self.isNameStart($0) || Self.isNameRest($0) }),
    ]
    for (letter, isMember) in shorthands {
      let members = Self.members(ScalarSet(shorthand: letter))
      let capital = Unicode.Scalar(letter.value - 32) ?? letter
      let others = Self.members(ScalarSet(shorthand: capital))
      for value in UInt32(0)..<0x110000 where Unicode.Scalar(value) != nil {
        if members[Int(value)] != isMember(value) || others[Int(value)] == members[Int(value)] {
          Issue.record("\\\(letter) and \(value)")
        }
      }
    }
  }

  /// `NameStartChar` of XML 1.0, fifth edition.
  private static func isNameStart(_ value: UInt32) -> Bool {
    switch value {
    case 0x3A, 0x5F, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C, 0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// What `NameChar` has beyond that.
  private static func isNameRest(_ value: UInt32) -> Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F, 0x2040: true
    default: false
    }
  }

  private static func members(_ set: ScalarSet?) -> [Bool] {
    var members = [Bool](repeating: false, count: 0x110000)
    for range in set?.ranges ?? [] { for value in range { members[Int(value)] = true } }
    return members
  }

  @Test func blocksAreKnownByName() {
    #expect(UnicodeBlocks.names.count > 330)
    #expect(Set(UnicodeBlocks.names).count == UnicodeBlocks.names.count)
    #expect(UnicodeBlocks.set(named: "Latin-1Supplement")?.ranges == [0x80...0xFF])
    #expect(UnicodeBlocks.set(named: "CJKUnifiedIdeographs")?.ranges == [0x4E00...0x9FFF])
    #expect(UnicodeBlocks.set(named: "HighSurrogates") == nil)
  }
}
