import Testing

@testable import LineProtocol

/// What a line is answered with; nil where nothing is.
struct Dialogue: Sendable, CustomTestStringConvertible {
  var request: String
  var answer: String?

  init(_ request: String, _ answer: String?) {
    self.request = request
    self.answer = answer
  }

  var testDescription: String { request }
}

@Suite("The examples of the specification, section 7")
struct SpecificationTests {
  static func invalid(_ reason: String) -> String {
    #"{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request","data":{"line":1,"reason":"\#(reason)"}},"id":null}"#
  }
  static let noObject = invalid("a request is an object")

  static let examples = [
    Dialogue(
      #"{"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}"#,
      #"{"jsonrpc":"2.0","result":19,"id":1}"#),
    Dialogue(
      #"{"jsonrpc": "2.0", "method": "subtract", "params": [23, 42], "id": 2}"#,
      #"{"jsonrpc":"2.0","result":-19,"id":2}"#),
    Dialogue(
      #"{"jsonrpc": "2.0", "method": "subtract", "params": {"subtrahend": 23, "minuend": 42}, "id": 3}"#,
      #"{"jsonrpc":"2.0","result":19,"id":3}"#),
    Dialogue(
      #"{"jsonrpc": "2.0", "method": "subtract", "params": {"minuend": 42, "subtrahend": 23}, "id": 4}"#,
      #"{"jsonrpc":"2.0","result":19,"id":4}"#),
    Dialogue(#"{"jsonrpc": "2.0", "method": "update", "params": [1,2,3,4,5]}"#, nil),
    Dialogue(#"{"jsonrpc": "2.0", "method": "foobar"}"#, nil),
    Dialogue(
      #"{"jsonrpc": "2.0", "method": "foobar", "id": "1"}"#,
      #"{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found","data":{"method":"foobar"}},"id":"1"}"#),
    Dialogue(
      #"{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]"#,
      #"{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error","data":{"line":1,"column":40,"reason":"',' or '}' is expected here"}},"id":null}"#
    ),
    Dialogue(#"{"jsonrpc": "2.0", "method": 1, "params": "bar"}"#, invalid("member 'method' must be a string")),
    Dialogue(
      #"[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},{"jsonrpc": "2.0", "method"]"#,
      #"{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error","data":{"line":1,"column":95,"reason":"':' is expected here"}},"id":null}"#
    ),
    Dialogue("[]", invalid("a batch has between 1 and 1000 requests")),
    Dialogue("[1]", "[\(noObject)]"),
    Dialogue("[1,2,3]", "[\(noObject),\(noObject),\(noObject)]"),
    Dialogue(
      #"[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"}"#
        + #",{"jsonrpc": "2.0", "method": "notify_hello", "params": [7]}"#
        + #",{"jsonrpc": "2.0", "method": "subtract", "params": [42,23], "id": "2"}"#
        + #",{"foo": "boo"}"#
        + #",{"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": "5"}"#
        + #",{"jsonrpc": "2.0", "method": "get_data", "id": "9"}]"#,
      #"[{"jsonrpc":"2.0","result":7,"id":"1"},{"jsonrpc":"2.0","result":19,"id":"2"},"#
        + invalid(#"member 'jsonrpc' must be \"2.0\""#)
        + #",{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found","data":{"method":"foo.get"}},"id":"5"}"#
        + #",{"jsonrpc":"2.0","result":["hello",5],"id":"9"}]"#),
    Dialogue(
      #"[{"jsonrpc": "2.0", "method": "notify_sum", "params": [1,2,4]},{"jsonrpc": "2.0", "method": "notify_hello", "params": [7]}]"#,
      nil),
  ]

  @Test("Each is answered as the specification says", arguments: examples)
  func example(_ dialogue: Dialogue) {
    let answers = Conversation.answers(of: TestMethods.server(), to: [dialogue.request])
    #expect(answers == [dialogue.answer].compactMap(\.self))
  }

  @Test("All in one conversation are answered in their order", arguments: 1...4)
  func together(threads: Int) {
    // Those that name their line are the first of their conversation only.
    let examples = Self.examples.filter { $0.answer?.contains(#""line":1"#) != true }
    let answers = Conversation.answers(of: TestMethods.server(threads: threads), to: examples.map(\.request))
    #expect(answers == examples.compactMap(\.answer))
  }
}
