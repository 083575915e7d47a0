/// A text as a JSON string, quotation marks included; for what is prepared once, or no stream.
public func quoted(_ text: String) -> String {
  var writer = JSONWriter(capacity: 64)
  writer.string(text)
  return writer.text
}
