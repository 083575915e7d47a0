import Diagnostics

extension TreeBuilder {
  /// Counts a start tag in; false after a refusal.
  func isWithinLimits(_ name: Range<Int>, _ attributes: [RawAttribute]) -> Bool {
    let inForce = (namespaceCounts.last ?? 0) + attributes.count(where: isDeclaration)
    namespaceCounts.append(inForce)
    nodes += 1 + attributes.count
    if namespaceCounts.count > limits.depth {
      return refuse("depth", limits.depth, at: name, "the element '\(shown(name))' is nested too deeply")
    }
    if nodes > limits.nodes {
      return refuse("nodes", limits.nodes, at: name, "the file has too many elements and attributes")
    }
    if inForce > limits.namespaces {
      return refuse("namespaces", limits.namespaces, at: name, "too many namespace declarations are in force")
    }
    if let name = tooLongName(name, attributes) {
      return refuse("name-length", limits.nameLength, at: name, "the name '\(shown(name))' is too long, in bytes")
    }
    for attribute in attributes where attribute.value.count > limits.valueLength {
      return refuse(
        "value-length", limits.valueLength, at: attribute.name,
        "the value of the attribute '\(shown(attribute.name))' is too long, in bytes")
    }
    return true
  }

  private func tooLongName(_ name: Range<Int>, _ attributes: [RawAttribute]) -> Range<Int>? {
    name.count > limits.nameLength ? name : attributes.first { $0.name.count > limits.nameLength }?.name
  }

  /// Refuses a file that has too many attributes in one tag, before libxml2 sees it; false after a refusal.
  func hasBoundedTags() -> Bool {
    guard let excess = source.firstAttribute(beyond: limits.attributes) else { return true }
    return refuse(
      "attributes", limits.attributes, at: excess.name,
      "the attribute '\(shown(excess.name))' is one too many for one element")
  }

  private func refuse(_ limit: String, _ most: Int, at range: Range<Int>, _ message: String) -> Bool {
    diagnostics.append(
      Diagnostic("limit-\(limit)", at: source.place(range), "\(message) (limit '\(limit)': \(most))"))
    return false
  }

  /// A name short enough for a message.
  private func shown(_ name: Range<Int>) -> String {
    let text = source.string(name)
    return text.unicodeScalars.count <= 64 ? text : String(text.unicodeScalars.prefix(64)) + "…"
  }

  /// Always false: entities are what makes small files expand to gigabytes and read other files.
  func refuseDoctype(readUpTo offset: Int) -> Bool {
    var start = offset
    while start > 0, !source.has("<!DOCTYPE", at: start) { start -= 1 }
    diagnostics.append(
      Diagnostic(
        "doctype-refused", at: source.place(start..<start + 9),
        "a catalog has no document type declaration: remove <!DOCTYPE …>, and write entities out"))
    return false
  }
}
