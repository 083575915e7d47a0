import Testing

@testable import LineProtocol

/// The same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

/// Lines that come with their answers, made together, so that nothing is parsed to know what is expected.
@Suite("Generated conversations")
struct GeneratedTests {
  /// A request or notification with its answer, alone or as an element of a batch.
  static func call(line: Int, _ random: inout SeededGenerator) -> Dialogue {
    let id = ["\(Int.random(in: 0...99, using: &random))", #""\#(line)""#, "1.50", "null"].randomElement(
      using: &random)!
    let numbers = (0..<Int.random(in: 0...5, using: &random)).map { _ in Int.random(in: -9...9, using: &random) }
    let isNotification = Int.random(in: 0..<4, using: &random) == 0
    let member = isNotification ? "" : #","id":\#(id)"#
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return Dialogue("\(line)", SpecificationTests.noObject.replacing(#""line":1"#, with: #""line":\#(line)"#))
    case 1:
      return Dialogue(
        #"{"jsonrpc":"2.0","method":"ping"\#(member)}"#,
        isNotification ? nil : #"{"jsonrpc":"2.0","result":{"line":\#(line)},"id":\#(id)}"#)
    case 2:
      return Dialogue(
        #"{"jsonrpc":"2.0"\#(member),"method":"refuse"}"#,
        isNotification
          ? nil : #"{"jsonrpc":"2.0","error":{"code":7,"message":"No \"way\"","data":[1,2]},"id":\#(id)}"#)
    default:
      return Dialogue(
        #"{"method":"sum"\#(member), "params":\#(numbers),"jsonrpc":"2.0"}"#,
        isNotification ? nil : #"{"jsonrpc":"2.0","result":\#(numbers.reduce(0, +)),"id":\#(id)}"#)
    }
  }

  static func dialogue(line: Int, _ random: inout SeededGenerator) -> Dialogue {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return Dialogue("{", HostileLineTests.parseError(line, 2, "the text ends before its value is complete"))
    case 1...3:
      let calls = (0..<Int.random(in: 1...6, using: &random)).map { _ in call(line: line, &random) }
      let answers = calls.compactMap(\.answer)
      return Dialogue(
        "[\(calls.map(\.request).joined(separator: " , "))]",
        answers.isEmpty ? nil : "[\(answers.joined(separator: ","))]")
    default: return call(line: line, &random)
    }
  }

  @Test("Each line has its answer, whatever the threads, limits and order", arguments: 0..<6 as Range<UInt64>)
  func answers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let dialogues = (1...300).map { Self.dialogue(line: $0, &random) }
    let expected = dialogues.compactMap(\.answer)
    for threads in 1...4 {
      let limits = ServerLimits(
        linesInFlight: Int.random(in: 1...20, using: &random), bytesInFlight: Int.random(in: 1...4000, using: &random))
      let ordered = TestMethods.server(limits: limits, threads: threads)
      #expect(Conversation.answers(of: ordered, to: dialogues.map(\.request)) == expected)
      let unordered = TestMethods.server(limits: limits, order: .completion, threads: threads)
      #expect(Conversation.answers(of: unordered, to: dialogues.map(\.request)).sorted() == expected.sorted())
    }
  }
}
