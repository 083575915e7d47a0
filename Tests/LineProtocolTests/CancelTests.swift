import Glibc
import Methods
import Testing

@testable import LineProtocol

@Suite("Cancelling")
struct CancelTests {
  let started = Gate()
  let goOn = Gate()

  /// `slow` waits and does not look; `polling` waits and looks; `committing` waits behind its point of no return, `late` before
  /// it; `endless` does nothing but look.
  func conversation(order: LineServer.AnswerOrder = .completion, threads: Int = 1) -> Conversation {
    let methods = [
      TestMethods.gated("slow", started: started, goOn: goOn),
      TestMethods.method("polling") { [started, goOn] _, context, writer in
        started.open()
        goOn.wait()
        if context.stop.isStopped { throw TestFailure() }
        writer.string("finished")
      },
      TestMethods.method("committing") { [started, goOn] _, context, writer in
        try context.commit()
        started.open()
        goOn.wait()
        writer.string("done")
      },
      TestMethods.method("endless") { [started] _, context, _ in
        started.open()
        while !context.stop.isStopped { sched_yield() }
        throw TestFailure()
      },
      TestMethods.method("late") { [started, goOn] _, context, writer in
        started.open()
        goOn.wait()
        try context.commit()
        writer.string("done")
      },
    ]
    return Conversation(with: TestMethods.server(methods, order: order, threads: threads))
  }

  static func request(_ method: String, _ id: String) -> String {
    #"{"jsonrpc":"2.0","method":"\#(method)","id":\#(id)}"#
  }

  static func cancel(_ target: String, _ id: String) -> String {
    #"{"jsonrpc":"2.0","method":"cancel","params":{"id":\#(target)},"id":\#(id)}"#
  }

  static func result(_ text: String, _ id: String) -> String { #"{"jsonrpc":"2.0","result":\#(text),"id":\#(id)}"# }

  static func cancelled(_ id: String) -> String {
    #"{"jsonrpc":"2.0","error":{"code":-32800,"message":"Request cancelled"},"id":\#(id)}"#
  }

  @Test("A request at work is answered once, whatever its handler does then", arguments: ["slow", "polling", "late"])
  func running(method: String) {
    let conversation = conversation()
    conversation.send(Self.request(method, "7"))
    started.wait()
    conversation.send(Self.cancel("7", "8"))
    #expect(conversation.receive() == Self.result(#"{"cancelled":true}"#, "8"))
    // Again changes nothing.
    conversation.send(Self.cancel("7", "9"))
    #expect(conversation.receive() == Self.result(#"{"cancelled":true}"#, "9"))
    goOn.open()
    #expect(conversation.receive() == Self.cancelled("7"))
    conversation.send(Self.cancel("7", "10"))
    #expect(conversation.receive() == Self.result(#"{"cancelled":false}"#, "10"))
    #expect(conversation.end() == [])
  }

  @Test("A request that waits for a worker is never begun")
  func queued() {
    let conversation = conversation()
    conversation.send(Self.request("slow", "1"))
    started.wait()
    conversation.send(Self.request("slow", #""two""#), Self.cancel(#""two""#, "3"))
    #expect(conversation.receive() == Self.result(#"{"cancelled":true}"#, "3"))
    goOn.open()
    #expect(conversation.receive(2) == [Self.result("false", "1"), Self.cancelled(#""two""#)])
    #expect(conversation.end() == [])
  }

  @Test("Behind its point of no return a request is answered with its result")
  func committed() {
    let conversation = conversation()
    conversation.send(Self.request("committing", "1"))
    started.wait()
    conversation.send(Self.cancel("1", "2"))
    #expect(conversation.receive() == Self.result(#"{"cancelled":false}"#, "2"))
    goOn.open()
    #expect(conversation.receive() == Self.result(#""done""#, "1"))
    #expect(conversation.end() == [])
  }

  @Test("What is not there cannot be cancelled: no such id, another spelling, a notification, itself")
  func nothing() {
    let conversation = conversation()
    conversation.send(#"{"jsonrpc":"2.0","method":"slow"}"#, Self.request("slow", "1.0"))
    started.wait()
    for (target, id) in [("99", "2"), ("1", "3"), (#""1.0""#, "4"), ("5", "5")] {
      conversation.send(Self.cancel(target, id))
      #expect(conversation.receive() == Self.result(#"{"cancelled":false}"#, id))
    }
    goOn.open()
    started.wait()
    goOn.open()
    #expect(conversation.end() == [Self.result("false", "1.0")])
  }

  @Test("In input order the cancelled request is answered first, and a cancel without id not at all")
  func inputOrder() {
    let conversation = conversation(order: .input)
    conversation.send(Self.request("endless", "1"))
    started.wait()
    conversation.send(
      #"{"jsonrpc":"2.0","method":"cancel","params":[1]}"#, Self.cancel("9", "2"), Self.request("ping", "3"))
    #expect(
      conversation.end() == [
        Self.cancelled("1"), Self.result(#"{"cancelled":false}"#, "2"), Self.result(#"{"line":4}"#, "3"),
      ])
  }

  @Test("Within a batch, and all requests of one id")
  func batches() {
    let conversation = conversation()
    conversation.send(Self.request("slow", "1"))
    started.wait()
    conversation.send("[\(Self.request("slow", "2")),\(Self.cancel("2", "3")),\(Self.request("sum", "1"))]")
    conversation.send(Self.cancel("1", "4"))
    #expect(conversation.receive() == Self.result(#"{"cancelled":true}"#, "4"))
    goOn.open()
    #expect(conversation.receive() == Self.cancelled("1"))
    #expect(
      conversation.receive()
        == "[\(Self.cancelled("2")),\(Self.result(#"{"cancelled":true}"#, "3")),\(Self.cancelled("1"))]")
    #expect(conversation.end() == [])
  }

  @Test("A cancellation and a point of no return exclude each other; both are for good")
  func states() {
    let first = Cancellation()
    #expect(!first.isCancelled)
    #expect(first.cancel())
    #expect(first.isCancelled)
    #expect(!first.close())
    #expect(first.cancel())
    let second = Cancellation()
    #expect(second.close())
    #expect(!second.cancel())
    #expect(!second.isCancelled)
    #expect(second.close())
  }
}
