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
/// XML is told by its root element, UVL by one of its section words on a line of its own; anything else is taken
/// for DIMACS.
///
/// - Throws: `InstanceFault` as the format's own reader does.
public func readInstance(_ bytes: [UInt8]) throws(InstanceFault) -> (Instance, InstanceFormat) {
  switch firstByte(bytes) {
  case UInt8(ascii: "<"):
    let tree = try MarkupTree.read(bytes)
    switch tree.nodes[0].name {
    case "featureModel": return (try readFeatureIDE(tree), .featureIDE)
    case "feature_model": return (try readSXFM(tree), .sxfm)
    case "instance": return (try readXCSP(tree), .xcsp)
    default: throw tree.fault("no format is known by its root element '\(tree.nodes[0].name)'", at: 0)
    }
  default: return isUVL(bytes) ? (try readUVL(bytes), .uvl) : (try readDimacs(bytes), .dimacs)
  }
}

/// The first byte after a byte order mark and blanks, or 0.
private func firstByte(_ bytes: [UInt8]) -> UInt8 {
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  return text.first { $0 > 32 } ?? 0
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
