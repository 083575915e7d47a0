import Diagnostics

/// Builds the element tree from the parser's events, within the limits, and collects what is wrong.
///
/// Each element is held open with its finished children and joins its parent when it ends, so that the tree is made of
/// values. A foreign element is not built: it and all inside it are only counted, until it ends.
final class TreeBuilder {
  /// More complaints than this help nobody; the parser is stopped.
  static let mostDiagnostics = 100

  let source: SourceText
  let limits: XMLLimits
  var diagnostics: [Diagnostic] = []
  var root: XMLElement?
  var open: [OpenElement] = []
  /// Elements now open inside a foreign one, itself among them.
  var foreignDepth = 0
  var foreignStart = 0
  var nodes = 0
  var namespaceCounts: [Int] = []

  /// An element whose end tag has not come yet.
  struct OpenElement {
    var element: XMLElement
    /// Whether the start tag ends with `/>`, so that there is no end tag in the text.
    var isEmpty: Bool
  }

  init(_ source: SourceText, limits: XMLLimits) {
    self.source = source
    self.limits = limits
  }
}

extension TreeBuilder {
  /// Takes the next event; false means that the parser must stop.
  func take(_ event: SAXEvent) -> Bool {
    switch event {
    case .startTag(let tag): return start(tag)
    case .endTag(let offset): end(at: offset)
    case .text: if foreignDepth == 0, !open.isEmpty { open[open.count - 1].element.hasText = true }
    case .doctype(let offset): return refuseDoctype(readUpTo: offset)
    case .complaint(let complaint):
      diagnostics.append(diagnostic(for: complaint))
      return diagnostics.count < Self.mostDiagnostics
    }
    return true
  }

  private func start(_ tag: SAXStartTag) -> Bool {
    let start = source.startOfTag(before: tag.end)
    let name = source.name(at: start + 1)
    let attributes = source.attributes(after: name.upperBound)
    guard isWithinLimits(name, attributes) else { return false }
    if foreignDepth > 0 {
      foreignDepth += 1
      return true
    }
    guard tag.namespace == .catalog else { return startForeign(tag, at: start, name) }
    let isEmpty = source.has("/", at: tag.end)
    open.append(
      OpenElement(
        element: XMLElement(
          name: localName(name), attributes: kept(attributes, tag.attributeNamespaces), source: source, rawName: name,
          startTag: start..<min(tag.end + (isEmpty ? 2 : 1), source.bytes.count)),
        isEmpty: isEmpty))
    return true
  }

  private func localName(_ name: Range<Int>) -> String {
    let colon = source.bytes[name].firstIndex(of: UInt8(ascii: ":"))
    return source.string((colon.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound)
  }

  /// The attributes that the catalog language looks at: without declarations and without foreign ones.
  private func kept(_ attributes: [RawAttribute], _ namespaces: [Namespace]) -> [XMLAttribute] {
    var kept: [XMLAttribute] = []
    kept.reserveCapacity(namespaces.count)
    var index = 0
    for attribute in attributes where !isDeclaration(attribute) {
      let namespace = index < namespaces.count ? namespaces[index] : .none
      index += 1
      if namespace == .foreign { continue }
      kept.append(XMLAttribute(attribute, name: source.string(attribute.name), of: source))
    }
    return kept
  }

  func isDeclaration(_ attribute: RawAttribute) -> Bool {
    source.has("xmlns", at: attribute.name.lowerBound)
      && (attribute.name.count == 5 || source.has(":", at: attribute.name.lowerBound + 5))
  }

  private func end(at offset: Int) {
    if namespaceCounts.popLast() == nil { return }
    if foreignDepth > 0 {
      foreignDepth -= 1
      if foreignDepth == 0, !open.isEmpty { open[open.count - 1].element.inner.append(foreignStart..<offset) }
      return
    }
    guard var closed = open.popLast() else { return }
    if !closed.isEmpty {
      closed.element.content = closed.element.startTag.upperBound..<source.startOfTag(before: offset)
    }
    if open.isEmpty {
      root = closed.element
    } else {
      open[open.count - 1].element.inner.append(closed.element.startTag.lowerBound..<offset)
      open[open.count - 1].element.children.append(closed.element)
    }
  }
}

extension TreeBuilder {
  /// Leaves out an element that is not ours, unless an author must have meant it to be.
  private func startForeign(_ tag: SAXStartTag, at start: Int, _ name: Range<Int>) -> Bool {
    foreignStart = start
    foreignDepth = 1
    // A prefix that stands for nothing has already been complained of.
    if tag.namespace == .none, source.bytes[name].contains(UInt8(ascii: ":")) { return !open.isEmpty }
    if open.isEmpty {
      diagnostics.append(
        Diagnostic(
          "catalog-namespace", at: source.place(name),
          "the root element '\(source.string(name))' is in \(described(tag.uri)); a catalog's root has "
            + "xmlns=\"\(catalogNamespace)\""))
      return false
    }
    if tag.namespace == .none || tag.namespace == .otherVersion {
      diagnostics.append(
        Diagnostic(
          "catalog-namespace", at: source.place(name),
          "the element '\(source.string(name))' is in \(described(tag.uri)), so it would be ignored inside a catalog "
            + "in '\(catalogNamespace)'"))
    }
    return diagnostics.count < Self.mostDiagnostics
  }

  private func described(_ uri: String?) -> String {
    guard let uri, !uri.isEmpty else { return "no namespace" }
    return "the namespace '\(uri)'"
  }
}
