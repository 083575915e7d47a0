import Glibc
import JSONLines
import Methods
import Synchronization
import Testing

@testable import LineProtocol

@Suite("Methods whose requests run in input order")
struct SequentialTests {
  let started = Gate()
  let goOn = Gate()

  /// A method that waits at a gate, another that need not, and one beside them; the first two are sequential.
  func conversation(order: LineServer.AnswerOrder = .completion, threads: Int = 2) -> Conversation {
    let slow = Method(TestMethods.described("slow", access: Access(changes: .orders))) {
      [started, goOn] _, context, writer in
      started.open()
      goOn.wait()
      writer.bool(context.stop.reason == .cancelled)
    }
    let quick = Method(TestMethods.described("quick", access: Access(changes: .orders))) { _, _, writer in
      writer.string("quick")
    }
    return Conversation(with: TestMethods.server([slow, quick], order: order, threads: threads))
  }

  static func request(_ method: String, _ id: Int) -> String { OrderingTests.request(method, id) }

  static func result(_ text: String, _ id: Int) -> String { OrderingTests.result(text, id) }

  @Test("One waits for the one before, though a worker is idle; others overtake it")
  func overtaking() {
    let conversation = conversation()
    conversation.send(Self.request("slow", 1), Self.request("quick", 2), Self.request("sum", 3))
    started.wait()
    // The only idle worker goes by the input: it would have answered 2 before 3.
    #expect(conversation.receive() == Self.result("0", 3))
    goOn.open()
    #expect(conversation.receive(2) == [Self.result("false", 1), Self.result(#""quick""#, 2)])
    #expect(conversation.end() == [])
  }

  @Test("A batch with one in it waits as a whole")
  func batches() {
    let conversation = conversation()
    conversation.send(
      "[\(Self.request("sum", 1)),\(Self.request("slow", 2))]",
      "[\(Self.request("quick", 3)),\(Self.request("sum", 4))]", Self.request("sum", 5))
    started.wait()
    #expect(conversation.receive() == Self.result("0", 5))
    goOn.open()
    #expect(
      conversation.end() == [
        "[\(Self.result("0", 1)),\(Self.result("false", 2))]",
        "[\(Self.result(#""quick""#, 3)),\(Self.result("0", 4))]",
      ])
  }

  @Test("What waits for its turn when the input ends is answered", arguments: [1, 2, 4])
  func endOfInput(threads: Int) {
    let conversation = conversation(order: .input, threads: threads)
    conversation.send(Self.request("slow", 1), Self.request("quick", 2), Self.request("quick", 3))
    started.wait()
    conversation.toServer.endInput()
    goOn.open()
    #expect(
      conversation.rest() == [
        Self.result("false", 1), Self.result(#""quick""#, 2), Self.result(#""quick""#, 3),
      ])
  }

  @Test("What waits for its turn can be cancelled")
  func cancelled() {
    let conversation = conversation()
    conversation.send(Self.request("slow", 1), Self.request("quick", 2), CancelTests.cancel("2", "3"))
    started.wait()
    #expect(conversation.receive() == Self.result(#"{"cancelled":true}"#, 3))
    goOn.open()
    #expect(conversation.receive(2) == [Self.result("false", 1), CancelTests.cancelled("2")])
    #expect(conversation.end() == [])
  }

  @Test("Who comes first does not depend on threads", arguments: [1, 2, 4])
  func firstComeFirstServed(threads: Int) {
    for run in 0..<40 {
      let requests = (0..<60).map { id in
        (id: id, key: (id * id + run * id) % 11, isClaim: (id + run) % 3 != 0)
      }
      var owners: [Int: Int] = [:]
      let expected = requests.map { request -> String in
        if request.isClaim, owners[request.key] == nil { owners[request.key] = request.id }
        return Self.result("\(owners[request.key] ?? -1)", request.id)
      }
      let lines = requests.map { request in
        let method = request.isClaim ? "claim" : "owner"
        return
          #"{"jsonrpc":"2.0","method":"\#(method)","params":[\#(request.key),\#(request.id)],"id":\#(request.id)}"#
      }
      #expect(Conversation.answers(of: Self.register(threads: threads), to: lines) == expected)
    }
  }

  /// A server that remembers who claimed a key first.
  private static func register(threads: Int) -> LineServer {
    let owners = Register()
    let claim = Method(TestMethods.described("claim", ["key", "id"], access: Access(changes: .orders))) {
      params, _, writer in
      let (key, id) = (params["key"]!.integer!, params["id"]!.integer!)
      sched_yield()
      writer.integer(
        owners.of.withLock { owners in
          let first = owners[key] ?? id
          owners[key] = first
          return first
        })
    }
    let owner = Method(TestMethods.described("owner", ["key", "id"], required: 1, access: Access(reads: .orders))) {
      params, _, writer in
      writer.integer(owners.of.withLock { $0[params["key"]!.integer!] } ?? -1)
    }
    return LineServer(name: "", version: "", methods: [claim, owner], threads: threads)
  }

  private final class Register: Sendable {
    let of = Mutex<[Int64: Int64]>([:])
  }
}
