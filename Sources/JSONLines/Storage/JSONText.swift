/// A JSON text that was prepared, on one line, so that it can stand in any answer.
public struct JSONText: Sendable {
  /// UTF-8, without white space between the tokens.
  public let bytes: [UInt8]

  /// The text without its white space. Requires JSON.
  public init(_ text: String) {
    let source = Array(text.utf8)
    var reader = JSONReader()
    let isJSON = unsafe source.withUnsafeBytes { unsafe (try? reader.read($0)) != nil }
    precondition(isJSON, "a prepared text is JSON")
    var bytes: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in source {
      if isInString {
        isInString = isEscaped || byte != UInt8(ascii: "\"")
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      } else if byte <= 0x20 {
        continue
      } else {
        isInString = byte == UInt8(ascii: "\"")
      }
      bytes.append(byte)
    }
    self.bytes = bytes
  }
}
