import JSONLines
import Methods

/// What the server tells of itself.
extension LineServer {
  /// The server's own methods.
  static let builtIns: [MethodDescription] = [.hello, .ping, .cancel]

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
    for method in Self.builtIns + methods.map(\.description) { method.write(to: &writer) }
    writer.closeArray()
  }
}

extension MethodDescription {
  static let hello = MethodDescription(
    "hello", summary: "Tells the server's protocol versions, methods, limits and what it serves.",
    result: #"{"type":"object","required":["server","protocol","order","limits","methods"]}"#)

  static let ping = MethodDescription(
    "ping", summary: "Answers as soon as every line before it has been answered.",
    result: #"{"type":"object","required":["line"],"properties":{"line":{"type":"integer","minimum":1}}}"#)

  static let cancel = MethodDescription(
    "cancel", summary: "Cancels the requests in flight with an id; each is answered once, with error -32800.",
    parameters: [Parameter("id", schema: #"{"type":["string","number"]}"#)],
    result: #"{"type":"object","required":["cancelled"],"properties":{"cancelled":{"type":"boolean"}}}"#,
    example: #"{"id":1}"#)
}
