import JSONLines

@testable import LineProtocol

struct TestFailure: Error {}

/// Methods to call in the tests; `sum`, `subtract` and others are those of the specification's examples.
enum TestMethods {
  static let all: [Method] = [
    method("subtract") { params, _, writer in
      let minuend = try params.required("minuend", 0).integer ?? 0
      let subtrahend = try params.required("subtrahend", 1).integer ?? 0
      writer.integer(minuend - subtrahend)
    },
    method("sum") { params, _, writer in
      var sum: Int64 = 0
      for element in params.value!.elements { sum += element.integer ?? 0 }
      writer.integer(sum)
    },
    method("update") { _, _, _ in },
    method("notify_hello") { _, _, writer in writer.string("nobody hears this") },
    method("notify_sum") { _, _, _ in throw TestFailure() },
    method("get_data") { _, _, writer in writer.raw(#"["hello",5]"#) },
    method("echo") { params, _, writer in
      guard let value = params.value else { return }
      writer.raw(source: value.source)
    },
    method("strict") { params, _, writer in
      try params.allow(only: ["order", "quantity"])
      writer.raw(source: try params.required("order", 0).source)
    },
    method("refuse") { _, _, writer in
      writer.openObject()
      writer.key("half")
      throw RPCError(code: 7, message: "No \"way\"") { $0.raw("[1,2]") }
    },
    method("fail") { _, _, writer in
      writer.openArray()
      throw TestFailure()
    },
    method("overdue") { _, context, writer in
      writer.openArray()
      writer.bool(context.isOverdue)
      writer.bool(context.isCancelled)
      writer.bool(context.stop.isStopped)
      writer.integer(context.line)
      writer.closeArray()
    },
  ]

  static func method(_ name: String, _ handler: @escaping Method.Handler) -> Method {
    Method(described(name), handler: handler)
  }

  static func described(_ name: String) -> MethodDescription {
    MethodDescription(name, summary: "For tests.", params: "{}", result: "{}")
  }

  /// A server of all these and others.
  static func server(
    _ others: [Method] = [], limits: ServerLimits = ServerLimits(), order: LineServer.AnswerOrder = .input,
    threads: Int = 2
  ) -> LineServer {
    LineServer(
      name: "test", version: "1.2.3", methods: all + others, limits: limits, order: order, threads: threads,
      greeting: { writer in
        writer.key("catalogs")
        writer.raw(#"[{"id":"car"}]"#)
      })
  }

  /// A method that says when it has started, and answers when it may.
  static func gated(_ name: String, started: Gate, goOn: Gate) -> Method {
    method(name) { _, context, writer in
      started.open()
      goOn.wait()
      writer.bool(context.isCancelled)
    }
  }
}
