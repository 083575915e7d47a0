import Testing

@testable import LineProtocol

@Suite("Single lines")
struct RequestTests {
  static func answer(to line: String, limits: ServerLimits = ServerLimits()) -> String? {
    let answers = Conversation.answers(of: TestMethods.server(limits: limits), to: [line])
    #expect(answers.count <= 1)
    return answers.first
  }

  @Test(
    "Ids come back byte for byte",
    arguments: [
      "0", "-0", "1.0", "1e2", "-3.25E-7", "12345678901234567890123", #""""#, #""a""#, #""\u0061\/\n""#, #""订单 7""#,
      "null",
    ])
  func ids(id: String) {
    #expect(
      Self.answer(to: #"{"jsonrpc":"2.0","method":"sum","params":[1],"id":\#(id)}"#)
        == #"{"jsonrpc":"2.0","result":1,"id":\#(id)}"#)
    #expect(
      Self.answer(to: #"{"jsonrpc":"1.0","method":"sum","params":[1],"id": \#(id) }"#)
        == SpecificationTests.invalid(#"member 'jsonrpc' must be \"2.0\""#)
        .replacing(#""id":null"#, with: #""id":\#(id)"#))
  }

  @Test("Other ids are none", arguments: ["true", "false", "{}", "[1]"])
  func wrongIDs(id: String) {
    #expect(
      Self.answer(to: #"{"jsonrpc":"2.0","method":"sum","params":[1],"id":\#(id)}"#)
        == SpecificationTests.invalid("an id is a string or a number"))
  }

  @Test(
    "What is no request is told why",
    arguments: [
      ("1", "a request is an object"), ("null", "a request is an object"), (#""sum""#, "a request is an object"),
      ("{}", #"member 'jsonrpc' must be \"2.0\""#),
      (#"{"jsonrpc":2.0,"method":"sum"}"#, #"member 'jsonrpc' must be \"2.0\""#),
      (#"{"jsonrpc":"2.0"}"#, "member 'method' must be a string"),
      (#"{"jsonrpc":"2.0","result":1}"#, "member 'method' must be a string"),
      (#"{"jsonrpc":"2.0","method":"sum","params":1}"#, "member 'params' must be an object or an array"),
      (#"{"jsonrpc":"2.0","method":"sum","params":null}"#, "member 'params' must be an object or an array"),
      (#"{"jsonrpc":"2.0","method":"sum","method":"sum"}"#, "member 'method' is there twice"),
      (
        #"{"jsonrpc":"2.0","method":"sum","deadline":-1}"#,
        "member 'deadline' must be whole milliseconds from 0 to 2678400000"
      ),
      (
        #"{"jsonrpc":"2.0","method":"sum","deadline":1.5}"#,
        "member 'deadline' must be whole milliseconds from 0 to 2678400000"
      ),
    ])
  func invalid(line: String, reason: String) {
    #expect(Self.answer(to: line) == SpecificationTests.invalid(reason))
  }

  @Test(
    "Errors with their particulars",
    arguments: [
      ("subtrct", "[]", -32601, "Method not found", #"{"method":"subtrct","suggestion":"subtract"}"#),
      ("pong", "[]", -32601, "Method not found", #"{"method":"pong","suggestion":"ping"}"#),
      ("rpc.discover", "[]", -32601, "Method not found", #"{"method":"rpc.discover"}"#),
      ("subtract", "[1]", -32602, "Invalid params", #"{"reason":"parameter 'subtrahend' is missing"}"#),
      ("subtract", #"{"minuend":1}"#, -32602, "Invalid params", #"{"reason":"parameter 'subtrahend' is missing"}"#),
      (
        "strict", #"{"oder":1}"#, -32602, "Invalid params",
        #"{"reason":"there is no parameter 'oder'","suggestion":"order"}"#
      ),
      (
        "strict", #"{"order":1,"order":2}"#, -32602, "Invalid params", #"{"reason":"parameter 'order' is there twice"}"#
      ),
      ("strict", "[1,2,3]", -32602, "Invalid params", #"{"reason":"3 parameters where 2 are taken"}"#),
      ("ping", "[1]", -32602, "Invalid params", #"{"reason":"1 parameters where 0 are taken"}"#),
      ("cancel", "[]", -32602, "Invalid params", #"{"reason":"parameter 'id' is missing"}"#),
      (
        "cancel", #"{"id":null}"#, -32602, "Invalid params", #"{"reason":"an id to cancel is a string or a number"}"#
      ),
      ("refuse", "[]", 7, #"No \"way\""#, "[1,2]"),
      ("fail", "[]", -32603, "Internal error", #"{"reason":"TestFailure()"}"#),
    ])
  func errors(method: String, params: String, code: Int, message: String, particulars: String) {
    let request = #"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)"#
    let error = #"{"jsonrpc":"2.0","error":{"code":\#(code),"message":"\#(message)","data":\#(particulars)},"id":5}"#
    #expect(Self.answer(to: request + #","id":5}"#) == error)
    #expect(Self.answer(to: request + "}") == nil)
    #expect(Self.answer(to: "[" + request + #","id":5},7]"#) == "[\(error),\(SpecificationTests.noObject)]")
  }

  @Test("A result that nobody wrote is null; other members are nobody's business")
  func emptyResult() {
    #expect(
      Self.answer(to: #"{"jsonrpc":"2.0","trace":{"a":[]},"method":"update","id":"x"}"#)
        == #"{"jsonrpc":"2.0","result":null,"id":"x"}"#)
  }

  @Test("A deadline reaches the handler")
  func deadlines() {
    #expect(
      Self.answer(to: #"{"jsonrpc":"2.0","method":"overdue","id":1,"deadline":0}"#)
        == #"{"jsonrpc":"2.0","result":[true,false,true,1],"id":1}"#)
    #expect(
      Self.answer(to: #"{"jsonrpc":"2.0","method":"overdue","id":1}"#)
        == #"{"jsonrpc":"2.0","result":[false,false,false,1],"id":1}"#)
    #expect(
      Self.answer(to: #"{"jsonrpc":"2.0","method":"overdue","id":1,"deadline":2678400000}"#)
        == #"{"jsonrpc":"2.0","result":[false,false,false,1],"id":1}"#)
  }
}
