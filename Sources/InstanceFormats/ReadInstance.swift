/// The formats of instances that are told apart by their content.
public enum InstanceFormat: String, Sendable, CaseIterable {
  case dimacs = "DIMACS CNF"
  case featureIDE = "FeatureIDE XML"
  case sxfm = "SXFM XML"
  case uvl = "UVL"
  case xcsp = "XCSP3 XML"
}

/// Reads an instance in whichever of the formats its content shows.
///
/// A byte order mark is passed over. XML is told by its root element, UVL by one of its section words on a line of its own; anything else is taken
/// for DIMACS.
///
/// - Throws: `InstanceFault` as the format's own reader does.
public func readInstance(_ file: [UInt8]) throws(InstanceFault) -> (Instance, InstanceFormat) {
  let bytes = file.withoutByteOrderMark
  switch bytes.first(where: { $0 > 32 }) {
  case UInt8(ascii: "<"):
    let tree = try MarkupTree.read(bytes)
    switch tree.nodes[0].name {
    case let name where featureIDERoots.contains(name): return (try readFeatureIDE(tree), .featureIDE)
    case "feature_model": return (try readSXFM(tree), .sxfm)
    case "instance": return (try readXCSP(tree), .xcsp)
    default: throw tree.fault("no format is known by its root element '\(tree.nodes[0].name)'", at: 0)
    }
  default: return isUVL(bytes) ? (try readUVL(bytes), .uvl) : (try readDimacs(bytes), .dimacs)
  }
}

/// Whether a line of the text is a section word of UVL. A header or a comment in front tells DIMACS without a look at the lines.
private func isUVL(_ bytes: [UInt8]) -> Bool {
  if let first = bytes.first(where: { $0 > 32 }), "cp".utf8.contains(first) {
    if bytes.drop(while: { $0 <= 32 }).prefix(while: { $0 > 32 }).count == 1 { return false }
  }
  for line in bytes.prefix(1 << 16).split(separator: UInt8(ascii: "\n")) {
    let word = line.prefix { $0 > 32 }
    if ["features", "namespace", "imports", "include"].contains(where: { word.elementsEqual($0.utf8) }) { return true }
  }
  return false
}
