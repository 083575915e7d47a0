/// The scalars of each general category of Unicode, read once from the standard library.
enum CategoryTable {
  /// The categories and groups of categories that a pattern may name.
  static let names = codes.map { $0.prefix(1) }.reduce(into: [String]()) { names, group in
    if names.last.map({ $0.prefix(1) }) != group {
      names.append(String(group))
      names += codes.filter { $0.hasPrefix(group) }
    }
  }

  private static let codes = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Zs",
    "Zl",
    "Zp", "Sm", "Sc", "Sk", "So", "Cc", "Cf", "Co", "Cn",
  ]

  /// The ranges of a category, such as `Lu`, or of a group, such as `L`; nil where there is none of that name.
  static func ranges(of name: String) -> [ClosedRange<UInt32>]? {
    guard names.contains(name) else { return nil }
    return codes.indices.filter { codes[$0].hasPrefix(name) }.flatMap { table[$0] }
  }

  /// By the position in `codes`.
  private static let table: [[ClosedRange<UInt32>]] = {
    var table = [[ClosedRange<UInt32>]](repeating: [], count: codes.count)
    // Planes 4 to 13 hold nothing and 15 and 16 are for private use but for the last two scalars of each, which spares
    // seven in ten of the questions; asking all of them takes 60 ms.
    for range: ClosedRange<UInt32> in [0...0xD7FF, 0xE000...0x3FFFF, 0xE0000...0xEFFFF] { scan(range, into: &table) }
    let unassigned = position(of: .unassigned)
    let privateUse = position(of: .privateUse)
    table[unassigned] += [0x40000...0xDFFFF, 0xFFFFE...0xFFFFF, 0x10FFFE...0x10FFFF]
    table[privateUse] += [0xF0000...0xFFFFD, 0x100000...0x10FFFD]
    return table
  }()

  private static func scan(_ range: ClosedRange<UInt32>, into table: inout [[ClosedRange<UInt32>]]) {
    var start = range.lowerBound
    var category = self.category(of: start)
    for value in range.dropFirst() {
      let found = self.category(of: value)
      guard found != category else { continue }
      table[position(of: category)].append(start...value - 1)
      (start, category) = (value, found)
    }
    table[position(of: category)].append(start...range.upperBound)
  }

  private static func category(of value: UInt32) -> Unicode.GeneralCategory {
    guard let scalar = Unicode.Scalar(value) else { preconditionFailure("no surrogates are asked for") }
    return scalar.properties.generalCategory
  }

  private static func position(of category: Unicode.GeneralCategory) -> Int {
    switch category {
    case .uppercaseLetter: 0
    case .lowercaseLetter: 1
    case .titlecaseLetter: 2
    case .modifierLetter: 3
    case .otherLetter: 4
    case .nonspacingMark: 5
    case .spacingMark: 6
    case .enclosingMark: 7
    case .decimalNumber: 8
    case .letterNumber: 9
    case .otherNumber: 10
    case .connectorPunctuation: 11
    case .dashPunctuation: 12
    case .openPunctuation: 13
    case .closePunctuation: 14
    case .initialPunctuation: 15
    case .finalPunctuation: 16
    case .otherPunctuation: 17
    case .spaceSeparator: 18
    case .lineSeparator: 19
    case .paragraphSeparator: 20
    case .mathSymbol: 21
    case .currencySymbol: 22
    case .modifierSymbol: 23
    case .otherSymbol: 24
    case .control: 25
    case .format: 26
    case .privateUse: 27
    case .unassigned: 28
    case .surrogate: preconditionFailure("no scalar is a surrogate")
    @unknown default: preconditionFailure("Unicode promises no further categories")
    }
  }
}
