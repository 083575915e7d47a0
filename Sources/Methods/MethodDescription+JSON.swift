import JSONLines

extension MethodDescription {
  /// Writes the description as one object.
  public func write(to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("name")
    writer.string(name)
    writer.key("description")
    writer.string(summary)
    writer.key("params")
    writer.raw(parametersSchema.bytes)
    writer.key("result")
    writer.raw(result.bytes)
    writeErrors(to: &writer)
    if isLong {
      writer.key("long")
      writer.bool(true)
    }
    writer.closeObject()
  }

  private func writeErrors(to writer: inout JSONWriter) {
    if errors.isEmpty { return }
    writer.key("errors")
    writer.openArray()
    for error in errors {
      writer.openObject()
      writer.key("code")
      writer.integer(error.code)
      writer.key("message")
      writer.string(error.message)
      writer.closeObject()
    }
    writer.closeArray()
  }
}
