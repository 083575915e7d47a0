import JSONLines
import Methods

@testable import LineProtocol

struct TestFailure: Error {}

/// Methods to call in the tests; `sum`, `subtract` and others are those of the specification's examples.
enum TestMethods {
  static let all: [Method] = [
    Method(described("subtract", ["minuend", "subtrahend"])) { params, _, writer in
      let minuend = try params.required("minuend").integer ?? 0
      let subtrahend = try params.required("subtrahend").integer ?? 0
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
    Method(described("strict", ["order", "quantity"], required: 1)) { params, _, writer in
      writer.raw(source: try params.required("order").source)
    },
    method("refuse") { _, _, writer in
      writer.openObject()
      writer.key("half")
      throw MethodFailure.own(MethodError(7, "No \"way\"")) { $0.raw("[1,2]") }
    },
    method("fail") { _, _, writer in
      writer.openArray()
      throw TestFailure()
    },
    method("overdue") { _, context, writer in
      writer.openArray()
      writer.bool(context.stop.reason == .deadline)
      writer.bool(context.stop.reason == .cancelled)
      writer.bool(context.stop.isStopped)
      writer.integer(context.number)
      writer.closeArray()
    },
  ]

  static func method(_ name: String, _ handler: @escaping Method.Handler) -> Method {
    Method(described(name), handler: handler)
  }

  /// A method that looks at its parameters itself.
  static func described(_ name: String, access: Access = .none) -> MethodDescription {
    MethodDescription(name, summary: "For tests.", isOpen: true, result: "{}", access: access)
  }

  /// A method that takes parameters of these names, all but the first `required` of which may be left out.
  static func described(
    _ name: String, _ parameters: [String], required: Int = .max, access: Access = .none
  ) -> MethodDescription {
    MethodDescription(
      name, summary: "For tests.",
      parameters: parameters.enumerated().map { Parameter($1, schema: "{}", isRequired: $0 < required) }, result: "{}",
      access: access)
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
      writer.bool(context.stop.reason == .cancelled)
    }
  }
}
