import CLibXML2

/// libxml2's SAX2 parser behind a handle: valid UTF-8 in, `SAXEvent`s with byte offsets out.
///
/// All unsafe code that parses is in this file. The parser context lives as long as the handle; libxml2 calls back only
/// inside `parse`, and nothing it passes is kept. libxml2 must do nothing but read the bytes it was given: no entities
/// are substituted, no DTD is loaded, the external entity loader refuses, and no option lifts libxml2's own limits.
@safe final class SAXParser {
  private let context: xmlParserCtxtPtr
  private let receive: (SAXEvent) -> Bool
  private var isStopped = false
  private var attributeNamespaces: [Namespace] = []
  /// The namespace name seen last: libxml2 keeps one copy of each, so that nearly every element has the same pointer.
  private var lastURI: (pointer: UnsafePointer<xmlChar>, text: String)?

  /// A parser over a copy of `bytes`, or nil where libxml2 has no memory or there are no bytes.
  ///
  /// `receive` is called for every event until it returns false, which stops the parser at once.
  init?(_ bytes: [UInt8], receive: @escaping (SAXEvent) -> Bool) {
    _ = prepared
    let created = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlCreateMemoryParserCtxt(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    guard let created = unsafe created else { return nil }
    unsafe context = created
    self.receive = receive
    _ = unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    unsafe context.pointee.sax.pointee = handler
  }

  deinit {
    unsafe xmlFreeParserCtxt(context)
  }

  /// Parses to the end or until `receive` says no. Call once.
  func parse() {
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    _ = unsafe xmlParseDocument(context)
  }

  /// How many bytes libxml2 has read: exact because the input is UTF-8 and so is never converted.
  private var offset: Int {
    guard let input = unsafe context.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  private func send(_ event: SAXEvent) {
    guard !isStopped, !receive(event) else { return }
    isStopped = true
    unsafe xmlStopParser(context)
  }
}

extension SAXParser {
  private func startElement(
    uri: UnsafePointer<xmlChar>?, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    attributeNamespaces.removeAll(keepingCapacity: true)
    for index in 0..<count {
      // Each attribute is five pointers: local name, prefix, namespace, start and end of the value.
      unsafe attributeNamespaces.append(Namespace(string(attributes?[5 * index + 2])))
    }
    let uri = unsafe namespaceName(uri)
    send(
      .startTag(
        SAXStartTag(
          end: offset, namespace: Namespace(uri), uri: uri, attributeNamespaces: attributeNamespaces)))
  }

  private func namespaceName(_ uri: UnsafePointer<xmlChar>?) -> String? {
    guard let uri = unsafe uri else { return nil }
    if let lastURI = unsafe lastURI, unsafe lastURI.pointer == uri { return unsafe lastURI.text }
    let text = unsafe String(cString: uri)
    unsafe lastURI = unsafe (uri, text)
    return text
  }

  private func characters(_ text: UnsafePointer<xmlChar>?, count: Int) {
    for index in 0..<count {
      if let byte = unsafe text?[index], !isBlank(byte) { return send(.text) }
    }
  }

  private func complain(_ error: xmlError) {
    // libxml2's warnings are about matters of taste in foreign namespaces' names.
    guard unsafe error.level != XML_ERR_WARNING else { return }
    let names = unsafe [string(error.str1), string(error.str2), string(error.str3)].compactMap(\.self)
    send(
      .complaint(
        SAXComplaint(
          code: UInt32(bitPattern: unsafe error.code), message: unsafe string(error.message) ?? "", names: names,
          offset: offset)))
  }
}

private func string(_ text: UnsafePointer<xmlChar>?) -> String? {
  unsafe text.map { unsafe String(cString: $0) }
}

private func string(_ text: UnsafeMutablePointer<CChar>?) -> String? {
  unsafe text.map { unsafe String(cString: $0) }
}

/// libxml2's process-wide set-up, done once, before the first parser.
private let prepared: Void = {
  xmlInitParser()
  unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
}()

extension SAXParser {
  fileprivate static func at(_ userData: UnsafeMutableRawPointer?) -> SAXParser? {
    unsafe userData.map { unsafe Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private var handler: xmlSAXHandler {
    var sax = unsafe xmlSAXHandler()
    unsafe sax.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe sax.startElementNs = { userData, _, _, uri, _, _, count, _, attributes in
      unsafe SAXParser.at(userData)?.startElement(uri: uri, attributes: attributes, count: Int(count))
    }
    unsafe sax.endElementNs = { userData, _, _, _ in
      guard let parser = unsafe SAXParser.at(userData) else { return }
      parser.send(.endTag(offset: parser.offset))
    }
    unsafe sax.characters = { userData, text, count in
      unsafe SAXParser.at(userData)?.characters(text, count: Int(count))
    }
    unsafe sax.cdataBlock = sax.characters
    unsafe sax.internalSubset = { userData, _, _, _ in
      guard let parser = unsafe SAXParser.at(userData) else { return }
      parser.send(.doctype(offset: parser.offset))
    }
    unsafe sax.serror = { userData, error in
      if let error = unsafe error { unsafe SAXParser.at(userData)?.complain(error.pointee) }
    }
    return unsafe sax
  }
}
