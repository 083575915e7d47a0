import Synchronization
import Testing

@testable import LineProtocol

@Suite("What the protocol reference shows")
struct ReferenceTests {
  @Test("Errors with their places and suggestions")
  func errors() {
    let server = LineServer(
      name: "", version: "", methods: [TestMethods.method("order.validate") { _, _, _ in }])
    #expect(
      Conversation.answers(
        of: server,
        to: [
          #"{"jsonrpc":"2.0","method":"order.valdate","params":{},"id":"a"}"#,
          #"{"jsonrpc":"2.0","method":"#,
          #"{"jsonrpc":"2.0","method":"ping","id":1}"#,
        ]) == [
          #"{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found","data":{"method":"order.valdate","suggestion":"order.validate"}},"id":"a"}"#,
          #"{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error","data":{"line":2,"column":27,"reason":"the text ends before its value is complete"}},"id":null}"#,
          #"{"jsonrpc":"2.0","result":{"line":3},"id":1}"#,
        ])
  }

  @Test("A cancelled request")
  func cancelling() {
    let endless = TestMethods.method("endless") { _, context, _ in
      while !context.stop.isStopped { continue }
    }
    #expect(
      Conversation.answers(
        of: LineServer(name: "", version: "", methods: [endless]),
        to: [
          #"{"jsonrpc":"2.0","method":"endless","id":"plan-7"}"#,
          #"{"jsonrpc":"2.0","method":"cancel","params":{"id":"plan-7"},"id":2}"#,
        ]) == [
          #"{"jsonrpc":"2.0","error":{"code":-32800,"message":"Request cancelled"},"id":"plan-7"}"#,
          #"{"jsonrpc":"2.0","result":{"cancelled":true},"id":2}"#,
        ])
  }

  @Test("Deadlines count from when the line is read")
  func deadlines() {
    let elapsed = Mutex(Duration.milliseconds(1000))
    let start = ContinuousClock.now
    let method = TestMethods.method("look") { _, context, writer in
      writer.openArray()
      for milliseconds in [1000, 1499, 1500, 9000] {
        elapsed.withLock { $0 = .milliseconds(milliseconds) }
        writer.bool(context.stop.reason == .deadline)
      }
      writer.closeArray()
    }
    let server = LineServer(
      name: "", version: "", methods: [method], now: { start.advanced(by: elapsed.withLock { $0 }) })
    #expect(
      Conversation.answers(of: server, to: [#"{"jsonrpc":"2.0","method":"look","id":1,"deadline":500}"#])
        == [#"{"jsonrpc":"2.0","result":[false,false,true,true],"id":1}"#])
  }

  @Test("Each worker has a number of its own", arguments: 1...3)
  func workers(threads: Int) {
    let busy = Mutex([Bool](repeating: false, count: threads))
    let method = TestMethods.method("work") { _, context, writer in
      let worker = context.worker
      let wasBusy = busy.withLock { busy in
        defer { busy[worker] = true }
        return busy[worker]
      }
      writer.bool(wasBusy)
      busy.withLock { $0[worker] = false }
    }
    let line = #"{"jsonrpc":"2.0","method":"work","id":1}"#
    let answers = Conversation.answers(
      of: LineServer(name: "", version: "", methods: [method], threads: threads), to: Array(repeating: line, count: 300)
    )
    #expect(answers == Array(repeating: #"{"jsonrpc":"2.0","result":false,"id":1}"#, count: 300))
  }
}
