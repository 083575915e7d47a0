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
    return true
  }

  /// Refuses a file in which a tag is too large, before libxml2 sees it; false after a refusal.
  func hasBoundedTags() -> Bool {
    switch source.firstExcess(over: limits) {
    case nil: true
    case .attributes(let name):
      refuse(
        "attributes", limits.attributes, at: name, "the attribute '\(shown(name))' is one too many for one element")
    case .nameLength(let name):
      refuse("name-length", limits.nameLength, at: name, "the name '\(shown(name))' is too long, in bytes")
    case .valueLength(let name):
      refuse(
        "value-length", limits.valueLength, at: name,
        "the value of the attribute '\(shown(name))' is too long, in bytes")
    }
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
