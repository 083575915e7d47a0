import JSONLines
import Methods
import Testing

@testable import LineProtocol

@Suite("Hello")
struct HelloTests {
  @Test("Tells everything, on one line")
  func everything() {
    let method = Method(
      MethodDescription(
        "order.get", summary: "An order.",
        parameters: [
          Parameter(
            "order",
            schema: """
              { "type" : "string",
                "title": "a \\" b\\\\" }
              """), Parameter("full", schema: "true", isRequired: false),
        ], result: "true", errors: [MethodError(2, "Unknown"), MethodError(1, "No \"store\"")], isLong: true)
    ) { _, _, _ in }
    let server = LineServer(
      name: "orderwright", version: "9", methods: [method], order: .completion,
      greeting: { writer in
        writer.key("catalogs")
        writer.raw(#"[{"id":"car","digest":"sha256:00"}]"#)
      })
    #expect(
      Conversation.answers(of: server, to: [#"{"jsonrpc":"2.0","method":"hello","id":0,"params":{}}"#]) == [
        #"{"jsonrpc":"2.0","result":{"server":{"name":"orderwright","version":"9"},"protocol":["1.0"],"order":"completion","#
          + #""limits":{"lineBytes":8388608,"depth":1024,"batch":1000,"linesInFlight":1024,"bytesInFlight":16777216,"deadline":2678400000},"#
          + #""methods":[{"name":"hello","description":"Tells the server's protocol versions, methods, limits and what it serves.","#
          + #""params":{"type":"object","additionalProperties":false},"#
          + #""result":{"type":"object","required":["server","protocol","order","limits","methods"]}},"#
          + #"{"name":"ping","description":"Answers as soon as every line before it has been answered.","#
          + #""params":{"type":"object","additionalProperties":false},"#
          + #""result":{"type":"object","required":["line"],"properties":{"line":{"type":"integer","minimum":1}}}},"#
          + #"{"name":"cancel","description":"Cancels the requests in flight with an id; each is answered once, with error -32800.","#
          + #""params":{"type":"object","properties":{"id":{"type":["string","number"]}},"required":["id"],"additionalProperties":false},"#
          + #""result":{"type":"object","required":["cancelled"],"properties":{"cancelled":{"type":"boolean"}}}},"#
          + #"{"name":"order.get","description":"An order.","params":{"type":"object","properties":{"order":{"type":"string","title":"a \" b\\"},"full":true},"#
          + #""required":["order"],"additionalProperties":false},"result":true,"#
          + #""errors":[{"code":1,"message":"No \"store\""},{"code":2,"message":"Unknown"}],"long":true}],"#
          + #""catalogs":[{"id":"car","digest":"sha256:00"}]},"id":0}"#
      ])
  }

  @Test("A name of the server's own, a name used twice and a schema that is no JSON break the contract")
  func contracts() async {
    await #expect(processExitsWith: .failure) {
      _ = TestMethods.server([TestMethods.method("ping") { _, _, _ in }])
    }
    await #expect(processExitsWith: .failure) {
      _ = TestMethods.server([TestMethods.method("sum") { _, _, _ in }])
    }
    await #expect(processExitsWith: .failure) {
      _ = MethodDescription("x", summary: "", result: "{")
    }
  }
}
