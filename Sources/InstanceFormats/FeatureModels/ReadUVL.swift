import SolverCore

/// Reads a feature model in the Universal Variability Language at its Boolean level, with group cardinalities.
///
/// Read are features, the groups `mandatory`, `optional`, `alternative`, `or` and `[2..3]`, attributes (passed over), and
/// constraints of `!`, `&`, `|`, `=>`, `<=>` and parentheses. Typed features, feature cardinalities, arithmetic, imports and
/// constraints in attributes are refused. Every feature is an item, an abstract one too, in the file's order.
///
/// - Throws: `InstanceFault` at the first line that is not of this language.
public func readUVL(_ bytes: [UInt8]) throws(InstanceFault) -> Instance {
  let text = InstanceText(bytes: bytes.withoutByteOrderMark)
  var tokens = UVLTokens(text: text)
  var reader = UVLReader(text: text)
  for line in try tokens.lines() { try reader.read(line) }
  return try reader.finish()
}

private struct UVLReader {
  private enum Section { case none, ignored, features, constraints }

  let text: InstanceText
  private var features = FeatureTree()
  private var section = Section.none
  private var open: [Node] = []

  /// A feature or a group that the next line may be inside of.
  private struct Node {
    var indentation: Int
    var literal: Literal
    /// The kind of a group; nil for a feature.
    var group: Group?
    var members: [Literal] = []
  }

  private enum Group {
    case mandatory, optional
    case cardinality(Int, Int)
  }

  init(text: InstanceText) { self.text = text }

  mutating func read(_ line: UVLLine) throws(InstanceFault) {
    if line.indentation == 0 { return try openSection(line) }
    switch section {
    case .none: throw text.fault("a line before 'features'", at: line.offset)
    case .ignored: return
    case .features: try readFeatureLine(line)
    case .constraints:
      var parser = UVLFormulaParser(text: text, tokens: line.tokens, features: features)
      features.require(try parser.parse())
    }
  }

  private mutating func openSection(_ line: UVLLine) throws(InstanceFault) {
    guard case .word(let word) = line.tokens[0].kind else {
      throw text.fault("a section such as 'features' is expected", at: line.offset)
    }
    switch word {
    case "namespace", "include": section = .ignored
    case "imports": throw text.fault("imports are not read", at: line.offset)
    case "features": section = .features
    case "constraints":
      close(to: 0)
      section = .constraints
    default: throw text.fault("'\(word)' is no section", at: line.offset)
    }
  }

  mutating func finish() throws(InstanceFault) -> Instance {
    close(to: 0)
    if features.instance.items.isEmpty { throw text.fault("there are no features", at: text.bytes.count) }
    return features.instance
  }

  private mutating func readFeatureLine(_ line: UVLLine) throws(InstanceFault) {
    close(to: line.indentation)
    guard let parent = open.last else { return try readRoot(line) }
    if parent.group == nil {
      open.append(Node(indentation: line.indentation, literal: parent.literal, group: try group(line)))
      return
    }
    let feature = try feature(line)
    open[open.count - 1].members.append(feature)
    open.append(Node(indentation: line.indentation, literal: feature))
  }

  private mutating func readRoot(_ line: UVLLine) throws(InstanceFault) {
    guard features.instance.items.isEmpty else { throw text.fault("a second root feature", at: line.offset) }
    let root = try feature(line)
    features.addRoot(root)
    open.append(Node(indentation: line.indentation, literal: root))
  }

  private mutating func feature(_ line: UVLLine) throws(InstanceFault) -> Literal {
    let tokens = line.tokens[...].first?.kind == .word("Boolean") ? line.tokens.dropFirst() : line.tokens[...]
    guard tokens.count == 1, let token = tokens.first else {
      throw text.fault("a feature is one name; typed features and cardinalities are not read", at: line.offset)
    }
    switch token.kind {
    case .word(let name), .quoted(let name):
      guard let literal = features.addFeature(name) else {
        throw text.fault("a second feature named '\(name)'", at: line.offset)
      }
      return literal
    case .symbol(let symbol): throw text.fault("'\(symbol)' is no feature", at: line.offset)
    }
  }

  private func group(_ line: UVLLine) throws(InstanceFault) -> Group {
    let words = line.tokens.map { token in
      switch token.kind {
      case .word(let word), .symbol(let word): word
      case .quoted: ""
      }
    }
    switch words {
    case ["mandatory"]: return .mandatory
    case ["optional"]: return .optional
    case ["alternative"]: return .cardinality(1, 1)
    case ["or"]: return .cardinality(1, .max)
    default: break
    }
    let inside = words.dropFirst().dropLast()
    if words.first == "[", words.last == "]", let first = inside.first, let lower = Int(first), lower >= 0 {
      if inside.count == 1 { return .cardinality(lower, lower) }
      let upper = inside.last == "*" ? Int.max : Int(inside.last ?? "") ?? -1
      if inside.count == 3, words[2] == "..", upper >= lower { return .cardinality(lower, upper) }
    }
    throw text.fault("a group is 'mandatory', 'optional', 'alternative', 'or' or '[1..3]'", at: line.offset)
  }

  /// Leaves everything that a line with an indentation is not inside of.
  private mutating func close(to indentation: Int) {
    while let last = open.last, last.indentation >= indentation {
      open.removeLast()
      switch last.group {
      case nil: break
      case .mandatory: for member in last.members { features.addChild(member, of: last.literal, isMandatory: true) }
      case .optional: for member in last.members { features.addChild(member, of: last.literal, isMandatory: false) }
      case .cardinality(let lower, let upper):
        features.addGroup(last.members, of: last.literal, atLeast: lower, atMost: upper)
      }
    }
  }
}
