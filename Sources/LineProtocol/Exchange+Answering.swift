import JSONLines
import Methods
import Threads

extension Exchange {
  /// Answers every call, in the order of the line. `readingEnded` is told when a handler has read all that it will.
  func answer(for server: LineServer, worker: Int, readingEnded: @escaping @Sendable () -> Void = {}) {
    if isBatch { writer.openArray() }
    let start = writer.count
    for call in calls { answer(call, for: server, worker: worker, readingEnded) }
    if writer.count == start {
      writer.truncate(to: 0)
      return
    }
    if isBatch { writer.closeArray() }
    writer.endLine()
  }

  private func answer(
    _ call: Call, for server: LineServer, worker: Int, _ readingEnded: @escaping @Sendable () -> Void
  ) {
    if case .run(let index) = call.demand {
      let context = MethodContext(
        number: number, worker: worker, stop: call.stop(now: server.now),
        closing: { [cancellation = call.cancellation] in cancellation.close() }, readingEnded: readingEnded)
      run(server.methods[index], for: call, context)
      return
    }
    guard let id = call.id else { return }
    if case .refuse(let error) = call.demand {
      write(error, id: id)
      return
    }
    openResult()
    switch call.demand {
    case .hello: server.writeGreeting(to: &writer)
    case .ping: writeMember("line") { $0.integer(number) }
    default: writeMember("cancelled") { $0.bool(call.hasCancelled) }
    }
    close(id: id)
  }

  private func writeMember(_ name: StaticString, _ value: (inout JSONWriter) -> Void) {
    writer.openObject()
    writer.key(name)
    value(&writer)
    writer.closeObject()
  }

  /// Runs a handler, and keeps what it wrote unless it threw, or was cancelled before it was done.
  private func run(_ method: Method, for call: Call, _ context: MethodContext) {
    let start = writer.count
    var failure: RPCError? = call.cancellation.isCancelled ? .cancelled : nil
    openResult()
    if failure == nil { failure = perform(method, call.params, context) }
    if !call.cancellation.close() { failure = .cancelled }
    guard let id = call.id, failure == nil else {
      writer.truncate(to: start)
      if let failure, let id = call.id { write(failure, id: id) }
      return
    }
    close(id: id)
  }

  private func perform(_ method: Method, _ parameters: JSONValue?, _ context: MethodContext) -> RPCError? {
    let start = writer.count
    do {
      try method.call(parameters, context, &writer)
      if writer.count == start { writer.null() }
      return nil
    } catch {
      guard let failure = error as? MethodFailure else { return .internalError(String(describing: error)) }
      return RPCError(failure)
    }
  }

  private func openResult() {
    writer.openObject()
    writer.key("jsonrpc")
    writer.raw(#""2.0""#)
    writer.key("result")
  }

  private func write(_ error: RPCError, id: JSONString) {
    writer.openObject()
    writer.key("jsonrpc")
    writer.raw(#""2.0""#)
    writer.key("error")
    writer.openObject()
    writer.key("code")
    writer.integer(error.code)
    writer.key("message")
    writer.string(error.message)
    if let data = error.data {
      writer.key("data")
      writer.raw(Array(data.utf8))
    }
    writer.closeObject()
    close(id: id)
  }

  private func close(id: JSONString) {
    writer.key("id")
    writer.raw(source: id)
    writer.closeObject()
  }
}
