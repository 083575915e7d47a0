import JSONLines

extension JSONWriter {
  /// A member that is a string. Requires a name without anything to escape.
  mutating func member(_ name: StaticString, _ value: borrowing String) {
    key(name)
    string(value)
  }

  /// Members that are strings.
  mutating func members(_ members: [(StaticString, String)]) {
    for (name, value) in members { member(name, value) }
  }
}
