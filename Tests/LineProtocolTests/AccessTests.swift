import JSONLines
import Methods
import Testing

@testable import LineProtocol

@Suite("Requests wait for those whose access asks for it, and for no others")
struct AccessTests {
  let started = Gate()
  let goOn = Gate()

  /// A method that waits at a gate, and four that do not, by what they read and change.
  func conversation(_ slow: Access, threads: Int = 2, endsReading: Bool = false) -> Conversation {
    let waiting = Method(TestMethods.described("slow", access: slow)) { [started, goOn] _, context, writer in
      if endsReading { context.endReading() }
      started.open()
      goOn.wait()
      writer.string("slow")
    }
    let others: [Method] = [
      ("read", Access(reads: .orders)), ("change", Access(changes: .orders)), ("plan", Access(changes: .plans)),
      ("free", .none),
    ].map { name, access in
      Method(TestMethods.described(name, access: access)) { _, _, writer in writer.string("quick") }
    }
    return Conversation(with: TestMethods.server([waiting] + others, order: .completion, threads: threads))
  }

  static let methods = ["read", "change", "plan", "free"]

  /// Behind a request of that access: who is answered while it is at work, and who when it is done.
  private func expect(_ slow: Access, endsReading: Bool = false, overtakenBy overtaking: [String]) {
    let conversation = conversation(slow, endsReading: endsReading)
    conversation.send(SequentialTests.request("slow", 0))
    started.wait()
    // One after the other: among themselves they would wait, too.
    let order = Self.methods.filter(overtaking.contains) + Self.methods.filter { !overtaking.contains($0) }
    for (index, method) in order.enumerated() {
      conversation.send(SequentialTests.request(method, index + 1))
      if overtaking.contains(method) {
        #expect(conversation.receive() == SequentialTests.result(#""quick""#, index + 1))
      }
    }
    goOn.open()
    let rest = conversation.end()
    #expect(rest.first == SequentialTests.result(#""slow""#, 0))
    #expect(rest.count == 1 + order.count - overtaking.count)
  }

  @Test("What changes orders keeps their readers and changers waiting")
  func changing() { expect(Access(changes: .orders), overtakenBy: ["plan", "free"]) }

  @Test("What reads orders keeps their changers waiting until it has read")
  func reading() {
    expect(Access(reads: .orders), overtakenBy: ["read", "plan", "free"])
    expect(Access(reads: .orders), endsReading: true, overtakenBy: Self.methods)
  }

  @Test("The end of reading does not end the wait for what is changed")
  func both() {
    expect(
      Access(reads: .orders, changes: .plans), endsReading: true, overtakenBy: ["read", "change", "free"])
  }

  @Test("A batch keeps others waiting as long as it lasts")
  func batches() {
    let conversation = conversation(Access(reads: .orders), endsReading: true)
    conversation.send("[\(SequentialTests.request("slow", 0))]", SequentialTests.request("change", 1))
    started.wait()
    conversation.send(SequentialTests.request("free", 2))
    #expect(conversation.receive() == SequentialTests.result(#""quick""#, 2))
    goOn.open()
    #expect(
      conversation.end() == [
        "[\(SequentialTests.result(#""slow""#, 0))]", SequentialTests.result(#""quick""#, 1),
      ])
  }

  @Test("Who waits keeps those behind it waiting that would change its answer")
  func chains() {
    let conversation = conversation(Access(changes: .plans), threads: 3)
    conversation.send(
      SequentialTests.request("slow", 0), SequentialTests.request("plan", 1), SequentialTests.request("change", 2))
    started.wait()
    #expect(conversation.receive() == SequentialTests.result(#""quick""#, 2))
    goOn.open()
    #expect(conversation.end().count == 2)
  }
}
