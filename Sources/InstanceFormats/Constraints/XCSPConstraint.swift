/// A constraint of an XCSP3 instance: its element, and what the parameters `%0`, `%1`, … in it stand for.
struct XCSPConstraint {
  let node: Int
  /// What a group's arguments give to the parameters; empty outside groups.
  var arguments: [String] = []
}

extension XCSPReader {
  /// Elements about a constraint that say nothing to a solver.
  private static let notes: Set<String> = ["description", "annotations"]

  /// Gathers the constraints of all blocks and groups.
  mutating func readConstraints() throws(InstanceFault) {
    if let objectives = tree.child("objectives", of: 0) {
      throw tree.fault("instances with objectives are not read", at: objectives)
    }
    guard let list = tree.child("constraints", of: 0) else { return }
    var open = Array(tree.children(list)).reversed() as [Int]
    while let node = open.popLast() {
      switch tree.nodes[node].name {
      case "block": open += Array(tree.children(node)).reversed()
      case "group": try readGroup(node)
      case let name where Self.notes.contains(name): continue
      default: constraints.append(XCSPConstraint(node: node))
      }
    }
  }

  private mutating func readGroup(_ group: Int) throws(InstanceFault) {
    var template: Int?
    for node in tree.children(group) {
      if tree.nodes[node].name == "args" {
        guard let template else { throw tree.fault("arguments before the constraint of their group", at: node) }
        constraints.append(XCSPConstraint(node: template, arguments: try arguments(node)))
      } else if template == nil {
        template = node
      } else {
        throw tree.fault("a second constraint in a group", at: node)
      }
    }
  }

  /// The arguments of an `args` element: references to several variables are written out.
  private func arguments(_ node: Int) throws(InstanceFault) -> [String] {
    var arguments: [String] = []
    for word in words(try tree.plainBytes(node)) {
      guard word.contains("["), !word.contains("(") else {
        arguments.append(contentsOf: word.contains("(") ? [word] : variables.references(word).map(names) ?? [word])
        continue
      }
      guard let places = variables.references(word) else { throw tree.fault("'\(word)' is no variable", at: node) }
      arguments += names(places)
    }
    return arguments
  }

  private func names(_ places: [Int]) -> [String] { places.map { variables.names[$0] } }

  /// The words between blanks; blanks inside parentheses do not separate.
  func words(_ bytes: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var depth = 0
    var start: Int?
    for (offset, byte) in zip(bytes.indices, bytes) {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if byte > 32 || depth > 0 {
        start = start ?? offset
      } else if let first = start {
        words.append(String(decoding: bytes[first..<offset], as: UTF8.self))
        start = nil
      }
    }
    if let first = start { words.append(String(decoding: bytes[first...], as: UTF8.self)) }
    return words
  }

  /// The text of an element with the parameters replaced: `%2` by an argument, `%...` by all after the last one named.
  func text(_ node: Int, of constraint: XCSPConstraint) throws(InstanceFault) -> ArraySlice<UInt8> {
    let raw = try tree.plainBytes(node)
    guard raw.contains(UInt8(ascii: "%")) else { return raw }
    var result: [UInt8] = []
    var offset = raw.startIndex
    while offset < raw.endIndex {
      if raw[offset] != UInt8(ascii: "%") {
        result.append(raw[offset])
        offset += 1
        continue
      }
      offset += 1
      let digits = raw[offset...].prefix { $0 &- 48 < 10 }.prefix(6)
      if let number = Int(String(decoding: digits, as: UTF8.self)) {
        guard number < constraint.arguments.count else {
          throw tree.fault("%\(number) stands for nothing: a group has too few arguments", at: node)
        }
        result += Array(constraint.arguments[number].utf8)
        offset = digits.endIndex
      } else if raw[offset...].starts(with: "...".utf8) {
        let rest = constraint.arguments.dropFirst(parameterCount(constraint.node))
        result += Array(rest.joined(separator: " ").utf8)
        offset += 3
      } else {
        throw tree.fault("a '%' without a number", at: node)
      }
    }
    return result[...]
  }

  /// One more than the highest parameter that a constraint's element names.
  private func parameterCount(_ node: Int) -> Int {
    var count = 0
    for piece in tree.pieces(node) {
      guard case .text(let range) = piece else { continue }
      var rest = tree.text.bytes[range]
      while let start = rest.firstIndex(of: UInt8(ascii: "%")) {
        rest = rest[(start + 1)...]
        if let number = Int(String(decoding: rest.prefix { $0 &- 48 < 10 }.prefix(6), as: UTF8.self)) {
          count = max(count, number + 1)
        }
      }
    }
    return count
  }
}
