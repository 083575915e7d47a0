import JSONLines

/// Reads a text and lends its value for the time of a call.
func withJSON<Result>(_ text: String, _ body: (JSONValue) throws -> Result) throws -> Result {
  var reader = JSONReader()
  let bytes = Array(text.utf8)
  return try unsafe bytes.withUnsafeBytes { bytes in
    let value = unsafe try reader.read(bytes)
    return try body(value)
  }
}
