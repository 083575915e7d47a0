import JSONLines

/// A JSON value on its way to a line, open to be spoilt or written differently.
enum JSONTree {
  case object([Member])
  case list([JSONTree])
  case text(String)
  /// A number, a truth value, or any JSON that was written before.
  case literal(String)

  /// A name with its value.
  struct Member {
    var name: String
    var value: JSONTree

    init(_ name: String, _ value: JSONTree) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONTree {
  /// Writes the value without white space.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .object(let members):
      writer.openObject()
      for member in members {
        writer.key(named: member.name)
        member.value.write(to: &writer)
      }
      writer.closeObject()
    case .list(let elements):
      writer.openArray()
      for element in elements { element.write(to: &writer) }
      writer.closeArray()
    case .text(let text): writer.string(text)
    case .literal(let literal): writer.raw(Array(literal.utf8))
    }
  }

  /// The value as one line of text.
  var line: String {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.text
  }

  /// The same content with members in another order and white space between them.
  func rewritten(_ random: inout SeededGenerator) -> String {
    switch self {
    case .object(let members):
      let parts = random.shuffled(members).map { "\"\($0.name)\": \($0.value.rewritten(&random))" }
      return "{ \(parts.joined(separator: ", ")) }"
    case .list(let elements): return "[\(elements.map { $0.rewritten(&random) }.joined(separator: ", "))]"
    case .text, .literal: return line
    }
  }
}

extension JSONTree {
  /// How many values stand below that are neither object nor list.
  var leafCount: Int {
    switch self {
    case .object(let members): members.reduce(0) { $0 + $1.value.leafCount }
    case .list(let elements): elements.reduce(0) { $0 + $1.leafCount }
    case .text, .literal: 1
    }
  }

  /// Offers the members that hold leaves to `change`, beginning with the `first`-th, until it says that it changed one.
  mutating func changeMember(from first: Int, _ change: (inout Member) -> Bool) -> Bool {
    let count = leafCount
    for i in 0..<count {
      var index = (first + i) % count
      if changeMember(at: &index, change) { return true }
    }
    return false
  }

  private mutating func changeMember(at index: inout Int, _ change: (inout Member) -> Bool) -> Bool {
    switch self {
    case .object(var members):
      defer { self = .object(members) }
      for i in members.indices {
        let below = members[i].value.leafCount
        defer { index -= below }
        if index < 0 || index >= below { continue }
        if case .object = members[i].value { return members[i].value.changeMember(at: &index, change) }
        if case .list(let elements) = members[i].value, case .object? = elements.first {
          return members[i].value.changeMember(at: &index, change)
        }
        return change(&members[i])
      }
    case .list(var elements):
      defer { self = .list(elements) }
      for i in elements.indices {
        let below = elements[i].leafCount
        defer { index -= below }
        if index >= 0 && index < below { return elements[i].changeMember(at: &index, change) }
      }
    case .text, .literal: break
    }
    return false
  }
}
