import Diagnostics

/// Why the bytes are not read as UTF-8, or nil where they are UTF-8.
///
/// XML 1.0, section 4.3.3 and appendix F, of which only UTF-8 is kept: places are counted in the bytes of the file.
func encodingRefusal(_ bytes: [UInt8], file: String) -> Diagnostic? {
  let start = SourceRange(file: file, line: 1, column: 1)
  for mark in [[0xFE, 0xFF], [0xFF, 0xFE], [0x00, 0x3C], [0x3C, 0x00]] as [[UInt8]] where bytes.starts(with: mark) {
    return Diagnostic("encoding", at: start, "the file is in UTF-16 or UTF-32; save it as UTF-8")
  }
  do throws(UTF8.ValidationError) {
    _ = try UTF8Span(validating: bytes.span)
  } catch {
    let offset = error.byteOffsets.lowerBound
    let place = SourceText(file: file, bytes: Array(bytes[..<offset])).place(offset..<offset)
    return Diagnostic(
      "encoding", at: place, "the byte \(hexadecimal(bytes[offset])) is not UTF-8 here; save the file as UTF-8")
  }
  return nil
}

private func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0x0" : "0x") + String(byte, radix: 16, uppercase: true)
}

extension SourceText {
  /// Why the encoding that the XML declaration names is not read, or nil where it is UTF-8 or its subset ASCII.
  var encodingRefusal: Diagnostic? {
    let start = Int(lineStarts[0])
    guard has("<?xml", at: start), let encoding = declaredEncoding(after: start + 5) else { return nil }
    let name = string(encoding.value)
    if ["utf-8", "utf8", "us-ascii", "ascii"].contains(name.lowercased()) { return nil }
    return Diagnostic(
      "encoding", at: place(encoding.value), "the encoding '\(name)' is not read; save the file as UTF-8",
      suggestion: "UTF-8")
  }

  private func declaredEncoding(after offset: Int) -> RawAttribute? {
    attributes(after: offset).first { string($0.name) == "encoding" }
  }
}
