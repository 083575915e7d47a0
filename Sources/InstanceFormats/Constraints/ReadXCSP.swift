import SolverCore

/// Reads a constraint satisfaction instance in XCSP3 (Boussemart, Lecoutre, Audemard, Piette: "XCSP3: an integrated format for
/// benchmarking combinatorial constrained problems").
///
/// Read are variables and arrays over whole numbers; `extension` (supports, conflicts, `*`), `intension`, `sum`, `element`,
/// `allDifferent`, `allEqual`, `ordered`, `cardinality`, `count`, `minimum`, `maximum`, `instantiation`; groups and blocks. A
/// comparison of one variable narrows its domain before the variable is made. Every variable is an item; an array's
/// element without a domain is none.
///
/// - Throws: `InstanceFault` for malformed XML, a constraint that is not read, unknown names, and numbers beyond ±2^60.
public func readXCSP(_ bytes: [UInt8]) throws(InstanceFault) -> Instance {
  try readXCSP(MarkupTree.read(bytes))
}

/// Reads the tree of such a file.
func readXCSP(_ tree: MarkupTree) throws(InstanceFault) -> Instance {
  var reader = XCSPReader(tree: tree)
  try reader.readVariables()
  try reader.readConstraints()
  return try reader.instance()
}

/// The state of reading an instance.
struct XCSPReader {
  let tree: MarkupTree
  var variables = XCSPVariables()
  /// The constraints in order, groups already written out.
  var constraints: [XCSPConstraint] = []

  init(tree: MarkupTree) { self.tree = tree }

  /// A fault with the line of an element, where it has none yet.
  func located(_ fault: InstanceFault, at node: Int) -> InstanceFault {
    fault.line == 0 ? tree.fault(fault.message, at: node) : fault
  }
}

extension XCSPReader {
  /// Reads the variables and their domains.
  mutating func readVariables() throws(InstanceFault) {
    guard let list = tree.child("variables", of: 0) else { throw tree.fault("there are no 'variables'", at: 0) }
    for node in tree.children(list) {
      do throws(InstanceFault) {
        switch tree.nodes[node].name {
        case "var": try addVariable(node)
        case "array": try addArray(node)
        default: throw tree.fault("'\(tree.nodes[node].name)' among the variables", at: node)
        }
      } catch {
        throw located(error, at: node)
      }
    }
  }

  private mutating func addVariable(_ node: Int) throws(InstanceFault) {
    if let type = tree.attribute("type", of: node), type != "integer" {
      throw tree.fault("variables of the type '\(type)' are not read", at: node)
    }
    guard let id = tree.attribute("id", of: node) else { throw tree.fault("a variable without an id", at: node) }
    if let model = tree.attribute("as", of: node) {
      guard let place = variables.place(model) else { throw tree.fault("'\(model)' is no variable", at: node) }
      return try variables.add(id, variables.domains[place])
    }
    try variables.add(id, try domain(node))
  }

  private func domain(_ node: Int) throws(InstanceFault) -> [ClosedRange<Int64>] {
    var values = XCSPValues(try tree.plainBytes(node))
    let ranges = try values.ranges()
    if ranges.isEmpty { throw tree.fault("a domain without values", at: node) }
    return ranges
  }

  private mutating func addArray(_ node: Int) throws(InstanceFault) {
    guard let id = tree.attribute("id", of: node) else { throw tree.fault("an array without an id", at: node) }
    if let start = tree.attribute("startIndex", of: node), start.contains(where: { $0 != "0" && $0 != " " }) {
      throw tree.fault("arrays that do not start at 0 are not read", at: node)
    }
    if let model = tree.attribute("as", of: node) {
      throw tree.fault("an array 'as' another ('\(model)') is not read", at: node)
    }
    let sizes = (tree.attribute("size", of: node) ?? "").split(separator: "]").map { part in
      Int(part.drop { $0 == "[" || $0 == " " }) ?? 0
    }
    try variables.addArray(id, sizes: sizes)
    let all = variables.elements(id) ?? []
    guard tree.nodes[node].firstChild >= 0 else {
      let domain = try domain(node)
      for place in all { variables.domains[place] = domain }
      return
    }
    for part in tree.children(node) {
      let domain = try domain(part)
      for word in (tree.attribute("for", of: part) ?? "").split(separator: " ") {
        guard let places = word == "others" ? all.filter({ !variables.exists($0) }) : variables.elements(String(word))
        else { throw tree.fault("'\(word)' is no part of the array '\(id)'", at: part) }
        for place in places { variables.domains[place] = domain }
      }
    }
  }
}
