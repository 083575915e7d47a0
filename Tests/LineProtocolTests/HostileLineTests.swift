import Testing

@testable import LineProtocol

@Suite("Lines that mean harm")
struct HostileLineTests {
  static let limits = ServerLimits(lineBytes: 2000, depth: 20, batch: 3)

  /// An answer to a line that does not parse.
  static func parseError(_ line: Int, _ column: Int?, _ reason: String) -> String {
    let place = column.map { #","column":\#($0)"# } ?? ""
    return
      #"{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error","data":{"line":\#(line)\#(place),"reason":"\#(reason)"}},"id":null}"#
  }

  @Test("Each is answered with its number, and the next line is served", arguments: [1, 3])
  func served(threads: Int) {
    let hostile: [(bytes: [UInt8], answer: (Int) -> String)] = [
      ([], { Self.parseError($0, 1, "there is no JSON value here") }),
      (Array("  \t".utf8), { Self.parseError($0, 1, "there is no JSON value here") }),
      (
        Array(repeating: UInt8(ascii: "["), count: 1500),
        { Self.parseError($0, 21, "arrays and objects are nested too deeply") }
      ),
      (
        Array(repeating: UInt8(ascii: "x"), count: 2001),
        { Self.parseError($0, nil, "the line is longer than 2000 bytes") }
      ),
      (
        Array(repeating: UInt8(ascii: "x"), count: 500_000),
        { Self.parseError($0, nil, "the line is longer than 2000 bytes") }
      ),
      ([0x22, 0xC3, 0x28, 0x22], { Self.parseError($0, 2, "these bytes are not valid UTF-8") }),
      ([0xEF, 0xBB, 0xBF, 0x7B, 0x7D], { Self.parseError($0, 1, "the text begins with a byte order mark") }),
      (
        [0x22, 0x00, 0x22],
        { Self.parseError($0, 2, "a control character in a string must be written as an escape") }
      ),
      (
        Array("[1,2,3,4]".utf8),
        {
          SpecificationTests.invalid("a batch has between 1 and 3 requests").replacing(
            #""line":1"#, with: #""line":\#($0)"#)
        }
      ),
    ]
    var input: [UInt8] = []
    var expected: [String] = []
    for (index, line) in hostile.enumerated() {
      input += line.bytes + [0x0A]
      input += Array(#"{"jsonrpc":"2.0","method":"sum","params":[1,2],"id":\#(index)}"#.utf8) + [0x0D, 0x0A]
      expected += [line.answer(2 * index + 1), #"{"jsonrpc":"2.0","result":3,"id":\#(index)}"#]
    }
    let conversation = Conversation(with: TestMethods.server(limits: Self.limits, threads: threads))
    let sending = Companion { [input, toServer = conversation.toServer] in
      toServer.send(input)
      toServer.endInput()
    }
    #expect(conversation.rest() == expected)
    sending.join()
  }

  @Test("A last line without a line end is served, half a one is told so")
  func lastLine() {
    let conversation = Conversation(with: TestMethods.server())
    conversation.toServer.send(Array(#"{"jsonrpc":"2.0","method":"sum","params":[],"id":1}"#.utf8))
    #expect(conversation.end() == [#"{"jsonrpc":"2.0","result":0,"id":1}"#])
    let other = Conversation(with: TestMethods.server())
    other.toServer.send(Array(#"{"jsonrpc":"#.utf8))
    let answers = other.end()
    #expect(answers.count == 1)
    #expect(answers.first?.contains("-32700") == true)
  }

  @Test("Names from the input are not repeated at any length")
  func longNames() {
    let name = String(repeating: "n", count: 5000)
    let answer = RequestTests.answer(to: #"{"jsonrpc":"2.0","method":"\#(name)","id":1}"#)
    #expect(
      answer
        == #"{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found","data":{"method":"\#(name.prefix(64))…"}},"id":1}"#
    )
  }
}
