import Files
import JSONLines
import Testing

/// What a batch leaves to settle in these tests.
struct Tally: Sendable {
  var lines: [Int] = []
}

struct SettlementFailure: Error, Equatable {}

@Suite("Answering over threads")
struct LinePipelineTests {
  /// Answers each line with its number, its checksum after some rounds, and whether it is JSON.
  static func pipeline(threads: Int) -> LinePipeline<JSONReader, Tally> {
    LinePipeline(
      threads: threads, makeContext: { JSONReader() }, makeLedger: { Tally() },
      answer: { batch, reader, tally, writer in
        for index in 0..<batch.lineCount {
          let line = batch[index]
          tally.lines.append(line.number)
          let value = unsafe try? reader.read(line.bytes)
          writer.openArray()
          writer.integer(line.number)
          writer.integer(checksum(of: unsafe Array(line.bytes)))
          writer.bool(!line.isOverlong && value != nil)
          writer.closeArray()
          writer.endLine()
        }
      })
  }

  static func checksum(of bytes: [UInt8]) -> Int {
    var sum = 1
    // The first byte decides how long the work takes.
    for _ in 0..<Int(bytes.first ?? 0) % 7 { for byte in bytes { sum = (sum &* 31 &+ Int(byte)) & 0xFFFF_FFFF } }
    return sum
  }

  static func randomInput(seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var input: [UInt8] = []
    for _ in 0..<2000 {
      let length = Int.random(in: 0...60, using: &random)
      input += (0..<length).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) } + [0x0A]
    }
    return input
  }

  static func run(_ input: [UInt8], threads: Int, batchBytes: Int = 1000) throws -> (output: [UInt8], settled: [Int]) {
    let from = Pipe()
    let to = Pipe()
    let sending = Companion {
      from.send(input)
      from.endInput()
    }
    let received = Received()
    let receiving = Companion { received.bytes = to.receive() }
    var settled: [Int] = []
    try pipeline(threads: threads).run(
      LineReader(from.output, lineLimit: 50, batchBytes: batchBytes), to: to.input
    ) { tally, _ in
      settled += tally.lines
      tally.lines.removeAll()
    }
    to.endInput()
    sending.join()
    receiving.join()
    from.endOutput()
    to.endOutput()
    return (received.bytes, settled)
  }

  @Test("The same bytes whatever the number of threads, settled in order", arguments: 0..<3 as Range<UInt64>)
  func sameBytes(seed: UInt64) throws {
    let input = Self.randomInput(seed: seed)
    let expected = try Self.run(input, threads: 1)
    #expect(expected.settled == Array(1...2000))
    #expect(expected.output.split(separator: 0x0A).count == 2000)
    for threads in 2...4 {
      let (output, settled) = try Self.run(input, threads: threads, batchBytes: 200 * threads)
      #expect(output == expected.output)
      #expect(settled == expected.settled)
    }
  }

  @Test("No input, no answers", arguments: [1, 3])
  func emptyInput(threads: Int) throws {
    #expect(try Self.run([], threads: threads).output == [])
  }

  @Test("Where there is nothing to settle, no ledger is needed", arguments: [1, 2])
  func withoutLedger(threads: Int) throws {
    let from = Pipe()
    let to = Pipe()
    from.send(Array("a\n\r\nb".utf8))
    from.endInput()
    let counting = LinePipeline(
      threads: threads, makeContext: { JSONReader() },
      answer: { batch, _, writer in
        for index in 0..<batch.lineCount { unsafe writer.integer(batch[index].bytes.count) }
        writer.endLine()
      })
    try counting.run(LineReader(from.output), to: to.input)
    to.endInput()
    #expect(String(decoding: to.receive(), as: UTF8.self).filter { $0.isNumber } == "101")
    from.endOutput()
    to.endOutput()
  }

  @Test("A line is answered while the input stays open", arguments: [1, 2])
  func interactive(threads: Int) throws {
    let from = Pipe()
    let to = Pipe()
    let serving = Companion {
      try? Self.pipeline(threads: threads).run(LineReader(from.output), to: to.input) { tally, _ in
        tally.lines.removeAll()
      }
      to.endInput()
    }
    for number in 1...5 {
      from.send(Array("7\n".utf8))
      let answer = to.receive { $0.last == 0x0A }
      #expect(String(decoding: answer, as: UTF8.self) == "[\(number),\(Self.checksum(of: [0x37])),true]\n")
    }
    from.endInput()
    #expect(to.receive() == [])
    serving.join()
    from.endOutput()
    to.endOutput()
  }

  @Test("A settlement may change the answers, and what it throws ends the run", arguments: [1, 2, 4])
  func failingSettlement(threads: Int) throws {
    let from = Pipe()
    let to = Pipe()
    // The input is never closed: the failure alone must end the run.
    let sending = Companion { from.send(Array("1\n2\n".utf8)) }
    var seen = 0
    #expect(throws: SettlementFailure()) {
      try Self.pipeline(threads: threads).run(LineReader(from.output, batchLines: 1), to: to.input) { tally, writer in
        seen += tally.lines.count
        tally.lines.removeAll()
        if seen == 2 { throw SettlementFailure() }
        writer.truncate(to: 0)
        writer.string("settled")
        writer.endLine()
      }
    }
    to.endInput()
    #expect(String(decoding: to.receive(), as: UTF8.self) == "\"settled\"\n")
    sending.join()
    from.endInput()
    from.endOutput()
    to.endOutput()
  }

  @Test("An output that nobody reads ends the run", arguments: [1, 2])
  func closedOutput(threads: Int) throws {
    let from = Pipe()
    let to = Pipe()
    to.endOutput()
    from.send(Array("1\n".utf8))
    #expect(throws: StreamError.closed) {
      try Self.pipeline(threads: threads).run(LineReader(from.output), to: to.input) { tally, _ in
        tally.lines.removeAll()
      }
    }
    from.endInput()
    from.endOutput()
    to.endInput()
  }

  @Test("An input that cannot be read ends the run", arguments: [1, 2])
  func noInput(threads: Int) {
    #expect(throws: StreamError.self) {
      try Self.pipeline(threads: threads).run(LineReader(1 << 20), to: 1) { _, _ in }
    }
  }
}

/// Where a companion leaves what it received; read only after joining it.
final class Received: @unchecked Sendable {
  var bytes: [UInt8] = []
}
