import Diagnostics
import Files

/// Reads the catalog file at `path` as `readDocument(bytes:file:limits:)` does.
///
/// - Parameter file: the name that places carry; the path where none is given.
/// - Throws: also `file-unreadable` with the operating system's reason. No more bytes than the limit are ever read.
public func readDocument(
  path: String, file: String? = nil, limits: XMLLimits = XMLLimits()
) throws(DiagnosedFailure) -> XMLDocument {
  let name = file ?? path
  let bytes: [UInt8]
  do throws(FileError) {
    bytes = try FileInput.bytes(of: path, limit: limits.bytes)
  } catch {
    if case .tooLong = error.reason { throw DiagnosedFailure([tooManyBytes(name, limits)]) }
    throw DiagnosedFailure([Diagnostic("file-unreadable", at: nil, "cannot read '\(name)': \(error.reason)")])
  }
  return try readDocument(bytes: bytes, file: name, limits: limits)
}

/// Reads a catalog file: its elements and attributes in `catalogNamespace`, each with its place.
///
/// Only UTF-8 is read, with or without a byte order mark. Nothing else is opened, whatever the text asks for. May be
/// called from several threads at once. Cost: linear in the bytes; memory about three times theirs and the tree.
///
/// - Parameters:
///   - file: the name that places carry.
///   - limits: what the document may hold; see `XMLLimits`.
/// - Throws: everything that libxml2 finds wrong before it gives up (`malformed-xml`, `undeclared-prefix`,
///   `undeclared-entity`), or `encoding`, `doctype-refused`, `catalog-namespace` and `limit-…`, at their places.
public func readDocument(
  bytes: [UInt8], file: String, limits: XMLLimits = XMLLimits()
) throws(DiagnosedFailure) -> XMLDocument {
  precondition(limits.bytes <= Int(Int32.max), "the limit of bytes is at most Int32.max")
  guard bytes.count <= limits.bytes else { throw DiagnosedFailure([tooManyBytes(file, limits)]) }
  if let refusal = encodingRefusal(bytes, file: file) { throw DiagnosedFailure([refusal]) }
  let source = SourceText(file: file, bytes: bytes)
  if let refusal = source.encodingRefusal { throw DiagnosedFailure([refusal]) }
  let builder = TreeBuilder(source, limits: limits)
  if builder.hasBoundedTags() {
    if let parser = SAXParser(bytes, receive: builder.take) {
      parser.parse()
    } else {
      _ = builder.take(.complaint(SAXComplaint(code: 4, message: "", names: [], offset: 0)))
    }
  }
  guard builder.diagnostics.isEmpty, let root = builder.root else {
    throw DiagnosedFailure(builder.diagnostics.inReadingOrder())
  }
  return XMLDocument(file: file, root: root)
}

private func tooManyBytes(_ file: String, _ limits: XMLLimits) -> Diagnostic {
  Diagnostic(
    "limit-bytes", at: SourceRange(file: file, line: 1, column: 1),
    "the file has too many bytes (limit 'bytes': \(limits.bytes))")
}
