import CLibXML2
import CatalogXML

/// `docs/catalog.xsd` as libxml2 understands it, the schema and what it imports read from memory.
///
/// The schema is only read once it is made, so one serves all tests.
@safe
final class SchemaValidator: @unchecked Sendable {
  /// nil: the schema is no schema. Made once, for the loader that is lent meanwhile belongs to the whole process.
  static let shared = try? SchemaValidator()

  private let schema: xmlSchemaPtr

  private init?() throws {
    // The catalog reader refuses all external entities; it says so once, and afterwards a loader can be lent.
    _ = try? readDocument(bytes: Array("<a/>".utf8), file: "", limits: XMLLimits())
    let main = try Repository.bytes("docs/catalog.xsd")
    let refusing = unsafe xmlGetExternalEntityLoader()
    unsafe xmlSetExternalEntityLoader { url, _, context in
      guard let url = unsafe url, unsafe String(cString: url).hasSuffix("xml.xsd"),
        let bytes = try? Repository.bytes("docs/xml.xsd")
      else { return nil }
      return unsafe (bytes + [0]).withUnsafeBufferPointer { unsafe xmlNewStringInputStream(context, $0.baseAddress) }
    }
    defer { unsafe xmlSetExternalEntityLoader(refusing) }
    let parser = unsafe main.withUnsafeBytes { text in
      unsafe xmlSchemaNewMemParserCtxt(text.bindMemory(to: CChar.self).baseAddress, Int32(text.count))
    }
    defer { unsafe xmlSchemaFreeParserCtxt(parser) }
    guard let schema = unsafe xmlSchemaParse(parser) else { return nil }
    unsafe self.schema = schema
  }

  deinit { unsafe xmlSchemaFree(schema) }

  /// Whether a document keeps to the schema. Streams: no tree is built.
  func accepts(_ document: [UInt8]) -> Bool {
    let validator = unsafe xmlSchemaNewValidCtxt(schema)
    defer { unsafe xmlSchemaFreeValidCtxt(validator) }
    // Messages are not asked for; by default they would go to the standard error output.
    unsafe xmlSchemaSetValidStructuredErrors(validator, { _, _ in }, nil)
    return unsafe document.withUnsafeBytes { bytes in
      let input = unsafe xmlParserInputBufferCreateMem(
        bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), XML_CHAR_ENCODING_NONE)
      return unsafe xmlSchemaValidateStream(validator, input, XML_CHAR_ENCODING_NONE, nil, nil) == 0
    }
  }
}
