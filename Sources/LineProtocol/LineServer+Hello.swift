import JSONLines

/// What the server tells of itself.
extension LineServer {
  /// The server's own methods.
  static let builtIns = [
    MethodDescription(
      "hello", summary: "Tells the server's protocol versions, methods, limits and what it serves.",
      params: #"{"type":"object","additionalProperties":false}"#,
      result: #"{"type":"object","required":["server","protocol","order","limits","methods"]}"#),
    MethodDescription(
      "ping", summary: "Answers as soon as every line before it has been answered.",
      params: #"{"type":"object","additionalProperties":false}"#,
      result: #"{"type":"object","required":["line"],"properties":{"line":{"type":"integer","minimum":1}}}"#),
    MethodDescription(
      "cancel", summary: "Cancels the requests in flight with an id; each is answered once, with error -32800.",
      params: """
        {"type":"object","required":["id"],"additionalProperties":false,
         "properties":{"id":{"type":["string","number"]}}}
        """,
      result: """
        {"type":"object","required":["cancelled"],"properties":{"cancelled":{"type":"boolean"}}}
        """),
  ]

  /// The result of `hello`.
  func writeGreeting(to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("server")
    writer.openObject()
    writer.key("name")
    writer.string(name)
    writer.key("version")
    writer.string(version)
    writer.closeObject()
    writer.key("protocol")
    writer.openArray()
    for version in Self.versions { writer.string(version) }
    writer.closeArray()
    writer.key("order")
    writer.string(order == .input ? "input" : "completion")
    writeLimits(to: &writer)
    writeMethods(to: &writer)
    greeting(&writer)
    writer.closeObject()
  }

  private func writeLimits(to writer: inout JSONWriter) {
    writer.key("limits")
    writer.openObject()
    writer.key("lineBytes")
    writer.integer(limits.lineBytes)
    writer.key("depth")
    writer.integer(limits.depth)
    writer.key("batch")
    writer.integer(limits.batch)
    writer.key("linesInFlight")
    writer.integer(limits.linesInFlight)
    writer.key("bytesInFlight")
    writer.integer(limits.bytesInFlight)
    writer.key("deadline")
    writer.integer(Self.longestDeadline)
    writer.closeObject()
  }

  private func writeMethods(to writer: inout JSONWriter) {
    writer.key("methods")
    writer.openArray()
    for method in Self.builtIns + methods.map(\.description) {
      writer.openObject()
      writer.key("name")
      writer.string(method.name)
      writer.key("description")
      writer.string(method.summary)
      writer.key("params")
      writer.raw(method.params.bytes)
      writer.key("result")
      writer.raw(method.result.bytes)
      writer.closeObject()
    }
    writer.closeArray()
  }
}
