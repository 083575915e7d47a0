import SolverCore

/// Reads a feature model in SXFM, the XML of S.P.L.O.T.: a tree by indentation and constraints in conjunctive normal form.
///
/// Items carry the features' ids, or their names where they have no id. Cost: linear in the bytes.
///
/// - Throws: `InstanceFault` for malformed XML, a line that is no feature, group or clause, and unknown or repeated ids.
public func readSXFM(_ bytes: [UInt8]) throws(InstanceFault) -> Instance {
  try readSXFM(MarkupTree.read(bytes))
}

/// Reads the tree of such a file.
func readSXFM(_ tree: MarkupTree) throws(InstanceFault) -> Instance {
  guard tree.nodes[0].name == "feature_model" else {
    throw tree.fault("the root element is '\(tree.nodes[0].name)', not 'feature_model'", at: 0)
  }
  guard let features = tree.child("feature_tree", of: 0) else {
    throw tree.fault("there is no element 'feature_tree'", at: 0)
  }
  var reader = SXFMReader(text: try tree.plain(features))
  try reader.readTree()
  if let constraints = tree.child("constraints", of: 0) { try reader.readConstraints(tree.plain(constraints)) }
  return reader.features.instance
}

private struct SXFMReader {
  /// The tree's, then the constraints'; comments in the file are no part of them.
  private var text: PlainText
  var features = FeatureTree()
  /// The features and groups that the next line may be inside of, outermost first.
  private var open: [Node] = []

  /// A line of the tree that has others inside.
  private struct Node {
    var depth: Int
    var literal: Literal
    /// How many members a group wants; nil for a feature.
    var bounds: (lower: Int, upper: Int)?
    var members: [Literal] = []
  }

  init(text: PlainText) { self.text = text }

  mutating func readTree() throws(InstanceFault) {
    for line in text.lines { try readLine(line) }
    close(to: 0)
    if features.instance.items.isEmpty { throw text.fault("the feature tree is empty", at: 0) }
  }

  private mutating func readLine(_ line: Range<Int>) throws(InstanceFault) {
    let content = text.trimmed(line)
    if content.isEmpty { return }
    let depth = content.startIndex - line.lowerBound
    let words = String(decoding: content, as: UTF8.self)
    guard words.first == ":" else {
      throw text.fault("'\(text.excerpt(line))' does not begin with ':'", at: line.lowerBound)
    }
    close(to: depth)
    let kind = words.dropFirst().prefix { $0 != " " && $0 != "\t" }
    let rest = words.dropFirst(1 + kind.count)
    switch (kind, open.last?.bounds == nil) {
    case ("g", true): try openGroup(rest, depth, line)
    case ("r", _):
      guard open.isEmpty, features.instance.items.isEmpty else {
        throw text.fault("a second root", at: line.lowerBound)
      }
      let root = try addFeature(rest, line)
      features.addRoot(root)
      open.append(Node(depth: depth, literal: root))
    case ("m", true), ("o", true):
      guard let parent = open.last else { throw text.fault("a feature outside the root", at: line.lowerBound) }
      let child = try addFeature(rest, line)
      features.addChild(child, of: parent.literal, isMandatory: kind == "m")
      open.append(Node(depth: depth, literal: child))
    case ("", false), ("m", false), ("o", false):
      // A group alone says how many of its members there are.
      let member = try addFeature(rest, line)
      open[open.count - 1].members.append(member)
      open.append(Node(depth: depth, literal: member))
    default: throw text.fault("':\(kind)' cannot stand here", at: line.lowerBound)
    }
  }

  private mutating func openGroup(_ rest: Substring, _ depth: Int, _ line: Range<Int>) throws(InstanceFault) {
    guard let parent = open.last else { throw text.fault("a group outside the root", at: line.lowerBound) }
    let inside = rest.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
    let ends = inside.split(separator: ",").map { $0.filter { $0 != " " } }
    guard ends.count == 2, let lower = Int(ends[0]), let upper = ends[1] == "*" ? Int.max : Int(ends[1]), lower >= 0,
      upper >= lower
    else { throw text.fault("a group's cardinality is written '[1,*]' or '[1,3]'", at: line.lowerBound) }
    open.append(Node(depth: depth, literal: parent.literal, bounds: (lower, upper)))
  }

  /// Leaves everything that is not outside a line of a depth.
  private mutating func close(to depth: Int) {
    while let last = open.last, last.depth >= depth {
      open.removeLast()
      if let bounds = last.bounds {
        features.addGroup(last.members, of: last.literal, atLeast: bounds.lower, atMost: bounds.upper)
      }
    }
  }

  /// `name (id)`, or a name alone: nothing can refer to it then, and others may be called the same.
  private mutating func addFeature(_ words: Substring, _ line: Range<Int>) throws(InstanceFault) -> Literal {
    let name = words.drop { $0 == " " || $0 == "\t" }
    guard !name.isEmpty else { throw text.fault("a feature without a name", at: line.lowerBound) }
    if name.last == ")", let start = name.lastIndex(of: "(") {
      let id = name[start...].dropFirst().dropLast()
      guard !id.isEmpty, let literal = features.addFeature(String(id)) else {
        throw text.fault("a second feature with the id '\(id)', or none", at: line.lowerBound)
      }
      return literal
    }
    var count = 1
    while true {
      if let literal = features.addFeature(count == 1 ? String(name) : "\(name) \(count)") { return literal }
      count += 1
    }
  }

  /// Lines like `c1: ~a or b`.
  mutating func readConstraints(_ text: PlainText) throws(InstanceFault) {
    self.text = text
    for line in text.lines {
      let content = String(decoding: text.trimmed(line), as: UTF8.self)
      if content.isEmpty { continue }
      guard let colon = content.firstIndex(of: ":") else {
        throw text.fault("a constraint is written 'name: clause'", at: line.lowerBound)
      }
      var clause: [Formula] = []
      var expectsLiteral = true
      for word in content[colon...].dropFirst().split(whereSeparator: { " \t()".contains($0) }) {
        if expectsLiteral == (word.lowercased() == "or") {
          throw text.fault("'\(word)' cannot stand here in a clause", at: line.lowerBound)
        }
        if expectsLiteral { clause.append(try literal(word, line)) }
        expectsLiteral.toggle()
      }
      if clause.isEmpty || expectsLiteral { throw text.fault("a clause breaks off", at: line.lowerBound) }
      features.require(.or(clause))
    }
  }

  private func literal(_ word: Substring, _ line: Range<Int>) throws(InstanceFault) -> Formula {
    let isNegative = word.first == "~"
    let name = String(isNegative ? word.dropFirst() : word)
    guard let literal = features.feature(name) else {
      throw text.fault("no feature has the id '\(name)'", at: line.lowerBound)
    }
    return .literal(isNegative ? !literal : literal)
  }
}

extension PlainText {
  /// The lines without their ends.
  fileprivate var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") {
      lines.append(start..<offset)
      start = offset + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  /// A stretch without the blanks around it.
  fileprivate func trimmed(_ range: Range<Int>) -> ArraySlice<UInt8> { InstanceText(bytes: bytes).trimmed(range) }

  /// A stretch for a message.
  fileprivate func excerpt(_ range: Range<Int>) -> String { InstanceText(bytes: bytes).excerpt(range) }
}
