import CLibXML2

/// libxml2's SAX2 parser behind a handle: valid UTF-8 in, a `MarkupTree` out.
///
/// All unsafe code that parses XML is in this file. The parser context lives as long as the handle, libxml2 calls back
/// only inside `parse`, and everything it passes is copied. Nothing else is opened: no DTD is loaded, and a file with a
/// document type declaration is refused before an entity could be declared.
@safe final class MarkupParser {
  private let context: xmlParserCtxtPtr
  private let text: InstanceText
  private var tree: MarkupTree
  private var open: [OpenElement] = []
  private(set) var fault: InstanceFault?
  /// libxml2 keeps one copy of each name, so that a name is made once.
  private var names: [UnsafePointer<xmlChar>: String] = unsafe [:]

  /// An element whose end tag has not come yet.
  private struct OpenElement {
    var node: Int32
    var lastChild: Int32 = -1
    var isEmpty: Bool
  }

  /// A parser over a copy of the text, or nil where libxml2 has no memory or there are no bytes.
  init?(_ text: InstanceText) {
    _ = prepared
    let created = unsafe text.bytes.withUnsafeBytes { buffer in
      unsafe xmlCreateMemoryParserCtxt(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    guard let created = unsafe created else { return nil }
    unsafe context = created
    self.text = text
    tree = MarkupTree(text: text)
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue
    _ = unsafe xmlCtxtUseOptions(context, Int32(options))
    unsafe context.pointee.sax.pointee = handler
  }

  deinit {
    unsafe xmlFreeParserCtxt(context)
  }

  /// Parses to the end or the first fault. Call once.
  func parse() throws(InstanceFault) -> MarkupTree {
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    _ = unsafe xmlParseDocument(context)
    if let fault { throw fault }
    return tree
  }

  /// How many bytes libxml2 has read: exact because the input is UTF-8 and so is never converted.
  private var offset: Int {
    guard let input = unsafe context.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  private func stop(_ message: String) {
    guard fault == nil else { return }
    fault = text.fault(message, at: offset)
    unsafe xmlStopParser(context)
  }
}

extension MarkupParser {
  private func startElement(
    _ name: UnsafePointer<xmlChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    guard fault == nil else { return }
    guard open.count < mostDepth else { return stop("more than \(mostDepth) elements inside one another") }
    let end = offset
    let firstAttribute = Int32(tree.attributes.count)
    for index in 0..<count { unsafe addAttribute(5 * index, of: attributes) }
    let number = Int32(tree.nodes.count)
    unsafe tree.nodes.append(
      MarkupTree.Node(
        name: self.name(name), attributes: firstAttribute..<Int32(tree.attributes.count),
        start: Int32(text.startOfTag(before: end))))
    if !open.isEmpty {
      let last = open[open.count - 1].lastChild
      if last >= 0 {
        tree.nodes[Int(last)].nextSibling = number
      } else {
        tree.nodes[Int(open[open.count - 1].node)].firstChild = number
      }
      open[open.count - 1].lastChild = number
    }
    let isEmpty = end < text.bytes.count && text.bytes[end] == UInt8(ascii: "/")
    let content = Int32(min(end + 1, text.bytes.count))
    tree.nodes[Int(number)].content = content..<content
    open.append(OpenElement(node: number, isEmpty: isEmpty))
  }

  /// Each attribute is five pointers: local name, prefix, namespace, start and end of the value.
  private func addAttribute(_ place: Int, of pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard let pointers = unsafe pointers, let name = unsafe pointers[place], let start = unsafe pointers[place + 3],
      let end = unsafe pointers[place + 4]
    else { return }
    let raw = unsafe Array(UnsafeBufferPointer(start: start, count: end - start))
    unsafe tree.attributes.append(MarkupTree.Attribute(name: self.name(name), value: decoded(raw[...])))
  }

  private func endElement() {
    guard fault == nil, let closed = open.popLast() else { return }
    if closed.isEmpty { return }
    let end = Int32(text.startOfTag(before: offset))
    let start = tree.nodes[Int(closed.node)].content.lowerBound
    tree.nodes[Int(closed.node)].content = start..<max(start, end)
  }

  private func name(_ pointer: UnsafePointer<xmlChar>) -> String {
    if let known = unsafe names[pointer] { return known }
    let name = unsafe String(cString: pointer)
    unsafe names[pointer] = name
    return name
  }

  private func complain(_ error: xmlError) {
    guard unsafe error.level != XML_ERR_WARNING else { return }
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "malformed XML"
    stop(String(message.prefix { !$0.isNewline }))
  }
}

/// The most elements inside one another: readers walk through formulas by calling themselves.
private let mostDepth = 1000

/// libxml2's process-wide set-up, done once, before the first parser.
private let prepared: Void = {
  xmlInitParser()
  unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
}()

extension MarkupParser {
  fileprivate static func at(_ userData: UnsafeMutableRawPointer?) -> MarkupParser? {
    unsafe userData.map { unsafe Unmanaged<MarkupParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private var handler: xmlSAXHandler {
    var sax = unsafe xmlSAXHandler()
    unsafe sax.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe sax.startElementNs = { userData, name, _, _, _, _, count, _, attributes in
      if let name = unsafe name {
        unsafe MarkupParser.at(userData)?.startElement(name, attributes, count: Int(count))
      }
    }
    unsafe sax.endElementNs = { userData, _, _, _ in unsafe MarkupParser.at(userData)?.endElement() }
    unsafe sax.internalSubset = { userData, _, _, _ in
      unsafe MarkupParser.at(userData)?.stop("a document type declaration is not read")
    }
    unsafe sax.serror = { userData, error in
      if let error = unsafe error { unsafe MarkupParser.at(userData)?.complain(error.pointee) }
    }
    return unsafe sax
  }
}
