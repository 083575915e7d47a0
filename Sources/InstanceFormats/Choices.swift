import SolverCore

/// What a line of a file of choices says: each word as it stands, with the literal that it makes true.
///
/// Words are separated by blanks. `12` and `-12` are literals of an instance whose items have numbers; `name` and `-name`
/// choose and refuse a Boolean item; `name=value` gives a value: a whole number, or `true` and `false`. A name with
/// blanks stands in quotes: `"Store front"=true`. An empty line chooses nothing.
public struct Choices: Sendable {
  /// The words in the line's order.
  public private(set) var words: [String] = []
  /// The literal of each word; `Literal.false` for a value that the item never has.
  public private(set) var literals: [Literal] = []

  /// Reads a line without its end.
  ///
  /// - Parameter line: the line's number, for faults.
  /// - Throws: `InstanceFault` for a name that is not the instance's, a value that is none, and quotes not closed.
  public init(
    _ text: ArraySlice<UInt8>, line: Int, of instance: Instance, names: NameIndex, solver: Solver
  ) throws(InstanceFault) {
    try self.init(text, line: line, of: instance, names: names) { solver.literal($0, equals: $1) }
  }

  /// Reads a line without its end, where literals do not come from a solver.
  ///
  /// - Parameter equals: the literal `variable = value`, `Literal.false` for a value that the variable never has.
  public init(
    _ text: ArraySlice<UInt8>, line: Int, of instance: Instance, names: NameIndex,
    equals: (Variable, Int64) -> Literal
  ) throws(InstanceFault) {
    var cursor = ChoiceCursor(bytes: text, line: line)
    while let word = try cursor.next() {
      guard let place = Self.place(word, instance, names) else {
        throw InstanceFault(line: line, message: "'\(word.name)' is no variable of the instance")
      }
      guard let literal = Self.literal(word, instance.items[place], equals) else {
        throw InstanceFault(line: line, message: "'\(word.spelled)' gives '\(word.name)' no value")
      }
      words.append(word.spelled)
      literals.append(literal)
    }
  }

  private static func place(_ word: ChoiceCursor.Word, _ instance: Instance, _ names: NameIndex) -> Int? {
    if !instance.names.isEmpty { return names[word.name] ?? numbered(word, instance) }
    return numbered(word, instance)
  }

  /// A Boolean item can always be called by its number.
  private static func numbered(_ word: ChoiceCursor.Word, _ instance: Instance) -> Int? {
    guard let number = Int(word.name), (1...max(instance.items.count, 1)).contains(number) else { return nil }
    guard number <= instance.items.count, case .boolean = instance.items[number - 1] else { return nil }
    return number - 1
  }

  private static func literal(
    _ word: ChoiceCursor.Word, _ item: Instance.Item, _ equals: (Variable, Int64) -> Literal
  ) -> Literal? {
    switch (item, word.value) {
    case (.boolean(let literal), nil): return word.isNegative ? !literal : literal
    case (.boolean(let literal), let value?):
      guard let isTrue = ["true": true, "1": true, "false": false, "0": false][value] else { return nil }
      return isTrue != word.isNegative ? literal : !literal
    case (.integer(let variable), let value?):
      guard let number = Int64(value), number.magnitude <= Network.valueLimit.magnitude else { return nil }
      let literal = equals(variable, number)
      return word.isNegative ? !literal : literal
    case (.integer, nil): return nil
    }
  }
}

/// Cuts a line of choices into words.
private struct ChoiceCursor {
  /// `-name=value` and its parts.
  struct Word {
    var spelled: String
    var isNegative: Bool
    var name: String
    var value: String?
  }

  private var bytes: ArraySlice<UInt8>
  private let line: Int

  init(bytes: ArraySlice<UInt8>, line: Int) {
    self.bytes = bytes
    self.line = line
  }

  mutating func next() throws(InstanceFault) -> Word? {
    bytes = bytes.drop { $0 <= 32 }
    guard let first = bytes.first else { return nil }
    let start = bytes.startIndex
    let all = bytes
    let isNegative = first == UInt8(ascii: "-")
    if isNegative { bytes.removeFirst() }
    let name = try part(until: UInt8(ascii: "="))
    var value: String?
    if bytes.first == UInt8(ascii: "=") {
      bytes.removeFirst()
      value = try part(until: 0)
    }
    return Word(spelled: string(all[start..<bytes.startIndex]), isNegative: isNegative, name: name, value: value)
  }

  private mutating func part(until stop: UInt8) throws(InstanceFault) -> String {
    if bytes.first == UInt8(ascii: "\"") {
      guard let end = bytes.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
        throw InstanceFault(line: line, message: "a quotation is not closed")
      }
      defer { bytes = bytes[(end + 1)...] }
      return string(bytes[..<end].dropFirst())
    }
    let part = bytes.prefix { $0 > 32 && $0 != stop }
    bytes = bytes[part.endIndex...]
    return string(part)
  }

  private func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
