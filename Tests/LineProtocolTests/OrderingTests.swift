import Files
import Glibc
import JSONLines
import Methods
import Testing

@testable import LineProtocol

@Suite("In which order, and how much at once")
struct OrderingTests {
  let started = Gate()
  let goOn = Gate()

  func conversation(
    order: LineServer.AnswerOrder = .input, threads: Int = 2, limits: ServerLimits = ServerLimits()
  ) -> Conversation {
    Conversation(
      with: TestMethods.server(
        [TestMethods.gated("slow", started: started, goOn: goOn)], limits: limits, order: order, threads: threads))
  }

  static func request(_ method: String, _ id: Int) -> String {
    #"{"jsonrpc":"2.0","method":"\#(method)","params":[],"id":\#(id)}"#
  }

  static func result(_ text: String, _ id: Int) -> String { #"{"jsonrpc":"2.0","result":\#(text),"id":\#(id)}"# }

  @Test("In input order, the fast wait for the slow")
  func inputOrder() {
    let conversation = conversation()
    conversation.send(Self.request("slow", 1), Self.request("sum", 2), "?", Self.request("ping", 3))
    started.wait()
    goOn.open()
    let answers = conversation.end()
    #expect(answers.count == 4)
    #expect(answers.first == Self.result("false", 1))
    #expect(answers.dropFirst().first == Self.result("0", 2))
    #expect(answers.last == Self.result(#"{"line":4}"#, 3))
  }

  @Test("In order of completion, the fast go first, and only ping waits")
  func completionOrder() {
    let conversation = conversation(order: .completion)
    conversation.send(Self.request("slow", 1), Self.request("ping", 2), Self.request("sum", 3))
    started.wait()
    #expect(conversation.receive() == Self.result("0", 3))
    conversation.send(Self.request("nothing", 4))
    #expect(conversation.receive()?.hasSuffix(#""id":4}"#) == true)
    goOn.open()
    #expect(conversation.receive(2) == [Self.result("false", 1), Self.result(#"{"line":2}"#, 2)])
    #expect(conversation.end() == [])
  }

  @Test("A ping in a batch makes the batch wait")
  func pingInBatch() {
    let conversation = conversation(order: .completion)
    conversation.send(
      Self.request("slow", 1), "[\(Self.request("sum", 2)),\(Self.request("ping", 3))]", Self.request("sum", 4))
    started.wait()
    #expect(conversation.receive() == Self.result("0", 4))
    goOn.open()
    #expect(
      conversation.end() == [
        Self.result("false", 1), "[\(Self.result("0", 2)),\(Self.result(#"{"line":2}"#, 3))]",
      ])
  }

  @Test("Answers come while the input stays open", arguments: [1, 2])
  func interactive(threads: Int) {
    let conversation = conversation(threads: threads)
    for id in 1...20 {
      conversation.send(Self.request("sum", id))
      #expect(conversation.receive() == Self.result("0", id))
    }
    #expect(conversation.end() == [])
  }

  @Test("At the limit, reading stops")
  func backPressure() {
    // Whatever is sent beyond the lines in flight and what the reader holds stays in the pipe.
    let conversation = conversation(threads: 1, limits: ServerLimits(linesInFlight: 3))
    conversation.send(Self.request("slow", 0))
    started.wait()
    let line = Self.request("sum", 1) + String(repeating: " ", count: 1000)
    let sending = Companion { [toServer = conversation.toServer] in
      for _ in 0..<1000 { toServer.send(Array((line + "\n").utf8)) }
      toServer.endInput()
    }
    // A megabyte is sent, and the pipe holds 64 KiB at most: it fills up as long as the first is not answered.
    while conversation.toServer.waitingCount < 40_000 { continue }
    #expect(conversation.fromServer.waitingCount == 0)
    goOn.open()
    let answers = conversation.rest()
    #expect(answers == [Self.result("false", 0)] + Array(repeating: Self.result("0", 1), count: 1000))
    sending.join()
  }

  @Test("Few bytes in flight, and lines larger than that", arguments: [1, 3])
  func bytesInFlight(threads: Int) {
    let lines = (0..<200).map { id in
      Self.request("sum", id) + String(repeating: " ", count: id % 7 * 40)
    }
    let limits = ServerLimits(linesInFlight: 5, bytesInFlight: 100)
    let answers = Conversation.answers(of: TestMethods.server(limits: limits, threads: threads), to: lines)
    #expect(answers == (0..<200).map { Self.result("0", $0) })
  }

  @Test("A stop signal ends the input; what was read is answered")
  func stopped() throws {
    let stop = try StopSignal()
    let conversation = Conversation(
      with: TestMethods.server([TestMethods.gated("slow", started: started, goOn: goOn)]), stop: stop)
    conversation.send(Self.request("sum", 1), Self.request("slow", 2))
    started.wait()
    stop.raise()
    goOn.open()
    #expect(conversation.rest() == [Self.result("0", 1), Self.result("false", 2)])
    #expect(conversation.failed.error.withLock { $0 } == nil)
    conversation.toServer.endInput()
  }

  @Test("An output that nobody reads ends the run", arguments: [1, 2])
  func closedOutput(threads: Int) {
    let conversation = conversation(threads: threads)
    #expect(conversation.failure(of: Self.request("sum", 1)) == .closed)
  }

  @Test("An output that nobody reads ends the handlers that ask")
  func closedOutputAtWork() {
    let endless = TestMethods.method("endless") { [started] _, context, _ in
      started.open()
      while !context.stop.isStopped { sched_yield() }
    }
    let conversation = Conversation(with: TestMethods.server([endless], order: .completion))
    conversation.send(Self.request("endless", 1))
    started.wait()
    #expect(conversation.failure(of: Self.request("sum", 2)) == .closed)
  }

  @Test("An input that cannot be read ends the run")
  func noInput() {
    #expect(throws: StreamError.self) { try TestMethods.server().run(input: 1 << 20, output: 1) }
  }

  @Test("Settled before it is written; what settling throws ends the run")
  func settling() throws {
    let from = Pipe()
    let to = Pipe()
    from.send(Array((Self.request("sum", 1) + "\n").utf8))
    #expect(throws: TestFailure.self) {
      try TestMethods.server().run(input: from.output, output: to.input) {
        #expect(to.waitingCount == 0)
        throw TestFailure()
      }
    }
    #expect(to.waitingCount == 0)
    for pipe in [from, to] {
      pipe.endInput()
      pipe.endOutput()
    }
  }
}
