import CatalogXML
import Diagnostics

/// The document that `text` holds, under the name `c.xml`.
func read(_ text: String, limits: XMLLimits = XMLLimits()) throws(DiagnosedFailure) -> XMLDocument {
  try readDocument(bytes: Array(text.utf8), file: "c.xml", limits: limits)
}

/// A catalog around `content`, with the declaration that every catalog has, on line 1.
func catalog(_ content: String) -> String {
  "<catalog xmlns='urn:orderwright:catalog:1'>\(content)</catalog>"
}

/// What a terminal shows for a document that is refused; empty where it is read.
func refusal(_ text: String, limits: XMLLimits = XMLLimits()) -> [String] {
  refusal(Array(text.utf8), limits: limits)
}

/// What a terminal shows for bytes that are refused; empty where they are read.
func refusal(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) -> [String] {
  do throws(DiagnosedFailure) {
    _ = try readDocument(bytes: bytes, file: "c.xml", limits: limits)
    return []
  } catch {
    return error.diagnostics.map { $0.text() }
  }
}

/// Where `wanted` first stands in `text`, counted scalar by scalar.
func naivePlace(of wanted: String, in text: String) -> SourceRange? {
  let scalars = Array(text.unicodeScalars)
  let sought = Array(wanted.unicodeScalars)
  guard let start = scalars.indices.first(where: { scalars[$0...].starts(with: sought) }) else { return nil }
  var ends: [(line: Int, column: Int)] = []
  var line = 1
  var column = 1
  for (index, scalar) in (scalars + ["\n"]).enumerated() {
    if index == start || index == start + sought.count { ends.append((line, column)) }
    (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
  }
  if sought.isEmpty { ends.append(ends[0]) }
  return SourceRange(
    file: "c.xml", line: ends[0].line, column: ends[0].column, endLine: ends[1].line, endColumn: ends[1].column)
}
