import SolverCore

/// The root elements of FeatureIDE's files: plain feature models, and those whose features have attributes.
let featureIDERoots = ["featureModel", "extendedFeatureModel"]

/// Reads a feature model in the XML of FeatureIDE (`<featureModel>`, `<extendedFeatureModel>`), as FeatureIDE 3 writes it.
///
/// Attributes of features say nothing about which products there are, and are passed over.
/// Every feature is an item, an abstract one too, in document order. Cost: linear in the bytes.
///
/// - Throws: `InstanceFault` for malformed XML, an element that is not known, a name twice, or a constraint on a feature
///   that does not exist.
public func readFeatureIDE(_ bytes: [UInt8]) throws(InstanceFault) -> Instance {
  try readFeatureIDE(MarkupTree.read(bytes))
}

/// Reads the tree of such a file.
func readFeatureIDE(_ tree: MarkupTree) throws(InstanceFault) -> Instance {
  guard featureIDERoots.contains(tree.nodes[0].name) else {
    throw tree.fault("the root element is '\(tree.nodes[0].name)', not 'featureModel'", at: 0)
  }
  var reader = FeatureIDEReader(tree: tree)
  try reader.checkParts()
  try reader.readStructure()
  if let constraints = tree.child("constraints", of: 0) { try reader.readConstraints(constraints) }
  return reader.features.instance
}

private struct FeatureIDEReader {
  let tree: MarkupTree
  var features = FeatureTree()
  /// The root feature's element, and the literal of it and each element after it; notes have none.
  private var firstNode = 0
  private var literals: [Literal] = []

  /// Elements that say something about a feature to people or tools.
  static let notes: Set<String> = ["description", "graphics", "property", "attribute"]

  /// The parts of a file that are read, or that say nothing about which products there are.
  private static let parts: Set<String> = [
    "struct", "constraints", "properties", "calculations", "comments", "featureOrder", "description",
  ]

  init(tree: MarkupTree) { self.tree = tree }

  /// A part that is not known might exclude products.
  func checkParts() throws(InstanceFault) {
    if let strange = tree.children(0).first(where: { !Self.parts.contains(tree.nodes[$0].name) }) {
      throw tree.fault("the part '\(tree.nodes[strange].name)' of a feature model is not read", at: strange)
    }
  }

  mutating func readStructure() throws(InstanceFault) {
    guard let structure = tree.child("struct", of: 0) else { throw tree.fault("there is no element 'struct'", at: 0) }
    let roots = tree.children(structure).filter { !Self.notes.contains(tree.nodes[$0].name) }
    guard let root = roots.first else { throw tree.fault("the element 'struct' holds no feature", at: structure) }
    guard roots.count == 1 else { throw tree.fault("a second root feature", at: roots[1]) }
    try addFeatures(within: tree.content(structure).upperBound, from: root)
    features.addRoot(literals[0])
    for node in root..<root + literals.count where tree.nodes[node].firstChild >= 0 { try readChildren(of: node) }
  }

  /// Makes the features in document order, which is the order of the tree's elements.
  private mutating func addFeatures(within end: Int, from root: Int) throws(InstanceFault) {
    firstNode = root
    for node in root..<tree.nodes.count where Int(tree.nodes[node].start) < end {
      literals.append(Self.notes.contains(tree.nodes[node].name) ? .true : try feature(node))
    }
  }

  private mutating func feature(_ node: Int) throws(InstanceFault) -> Literal {
    let kind = tree.nodes[node].name
    guard kind == "and" || kind == "or" || kind == "alt" || kind == "feature" else {
      throw tree.fault("'\(kind)' is no kind of feature", at: node)
    }
    guard let name = tree.attribute("name", of: node), !name.isEmpty else {
      throw tree.fault("a feature without a name", at: node)
    }
    guard let literal = features.addFeature(name) else {
      throw tree.fault("a second feature named '\(name)'", at: node)
    }
    return literal
  }

  private mutating func readChildren(of node: Int) throws(InstanceFault) {
    let children = tree.children(node).filter { !Self.notes.contains(tree.nodes[$0].name) }
    if children.isEmpty { return }
    let parent = literals[node - firstNode]
    let members = children.map { literals[$0 - firstNode] }
    switch tree.nodes[node].name {
    case "or": features.addGroup(members, of: parent, atLeast: 1, atMost: members.count)
    case "alt": features.addGroup(members, of: parent, atLeast: 1, atMost: 1)
    case "and":
      for (child, literal) in zip(children, members) {
        features.addChild(literal, of: parent, isMandatory: tree.attribute("mandatory", of: child) == "true")
      }
    default: throw tree.fault("a '\(tree.nodes[node].name)' has no features inside", at: children[0])
    }
  }
}

extension FeatureIDEReader {
  mutating func readConstraints(_ constraints: Int) throws(InstanceFault) {
    for rule in tree.children(constraints) {
      guard tree.nodes[rule].name == "rule" else {
        throw tree.fault("'\(tree.nodes[rule].name)' among the constraints; a 'rule' is expected", at: rule)
      }
      let parts = operands(rule)
      guard parts.count == 1 else { throw tree.fault("a rule holds one formula, not \(parts.count)", at: rule) }
      features.require(try formula(parts[0]))
    }
  }

  private func operands(_ node: Int) -> [Int] {
    tree.children(node).filter { !["description", "tags", "graphics"].contains(tree.nodes[$0].name) }
  }

  /// The depth is bounded by libxml2's own limit.
  private func formula(_ node: Int) throws(InstanceFault) -> Formula {
    let name = tree.nodes[node].name
    if name == "var" { return try variable(node) }
    let parts = operands(node)
    if let wanted = ["not": 1, "imp": 2, "eq": 2][name], parts.count != wanted {
      throw tree.fault("'\(name)' has \(parts.count) operands instead of \(wanted)", at: node)
    }
    var formulas: [Formula] = []
    for part in parts { formulas.append(try formula(part)) }
    switch name {
    case "not": return .not(formulas[0])
    case "imp": return .implies(formulas[0], formulas[1])
    case "eq": return .equivalent(formulas[0], formulas[1])
    case "conj": return .and(formulas)
    case "disj": return .or(formulas)
    case "atmost1": return .atMostOne(formulas)
    default: throw tree.fault("'\(name)' is no operator", at: node)
    }
  }

  private func variable(_ node: Int) throws(InstanceFault) -> Formula {
    let name = try tree.string(node)
    guard let literal = features.feature(name) else { throw tree.fault("no feature is named '\(name)'", at: node) }
    return .literal(literal)
  }
}
