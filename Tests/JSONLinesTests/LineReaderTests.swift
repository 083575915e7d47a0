import Files
import JSONLines
import Testing

/// A line as the tests see it.
struct SeenLine: Equatable {
  var number: Int
  /// Nil where it was too long.
  var bytes: [UInt8]?
}

@Suite("Cutting lines")
struct LineReaderTests {
  /// Everything a reader hands out, with how many lines each batch had.
  static func lines(from reader: consuming LineReader) throws -> (lines: [SeenLine], batches: [Int]) {
    var batch = LineBatch()
    var lines: [SeenLine] = []
    var batches: [Int] = []
    while try reader.read(into: &batch) {
      batches.append(batch.lineCount)
      for index in 0..<batch.lineCount {
        let line = batch[index]
        lines.append(SeenLine(number: line.number, bytes: line.isOverlong ? nil : unsafe Array(line.bytes)))
      }
    }
    return (lines, batches)
  }

  /// The same, by splitting.
  static func split(_ input: [UInt8], limit: Int) -> [SeenLine] {
    var pieces = input.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    if pieces.last == [] { pieces.removeLast() }
    return pieces.enumerated().map { index, piece in
      let line = piece.last == 0x0D ? Array(piece.dropLast()) : piece
      return SeenLine(number: index + 1, bytes: line.count > limit ? nil : line)
    }
  }

  static func randomInput(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0...400, using: &random)).map { _ in
      [0x0A, 0x0D, 0x61, 0x62, 0x63, 0x64, 0x65][Int.random(in: 0..<7, using: &random)]
    }
  }

  @Test("However the input is chopped, the lines are the same", arguments: 0..<10 as Range<UInt64>)
  func chunkings(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<30 {
      let input = Self.randomInput(&random)
      let limit = Int.random(in: 1...12, using: &random)
      let chunk = Int.random(in: 1...50, using: &random)
      let batchLines = Int.random(in: 1...5, using: &random)
      let pipe = Pipe()
      let sending = Companion {
        for start in stride(from: 0, to: input.count, by: chunk) {
          pipe.send(Array(input[start..<min(input.count, start + chunk)]))
        }
        pipe.endInput()
      }
      let reader = LineReader(
        pipe.output, lineLimit: limit, batchBytes: Int.random(in: 1...64, using: &random), batchLines: batchLines)
      let (lines, batches) = try Self.lines(from: reader)
      sending.join()
      pipe.endOutput()
      #expect(lines == Self.split(input, limit: limit))
      #expect(batches.allSatisfy { $0 >= 1 && $0 <= batchLines })
    }
  }

  @Test("Blocks larger than a batch, and lines larger than a block")
  func largeInput() throws {
    var input: [UInt8] = []
    for index in 0..<3000 {
      input += Array(repeating: UInt8(ascii: "a") + UInt8(index % 26), count: index % 700) + [0x0A]
    }
    input += Array(repeating: UInt8(ascii: "z"), count: 300_000) + [0x0A, 0x62]
    for limit in [299_999, 300_000] {
      let pipe = Pipe()
      let sending = Companion { [input] in
        pipe.send(input)
        pipe.endInput()
      }
      let (lines, _) = try Self.lines(from: LineReader(pipe.output, lineLimit: limit))
      sending.join()
      pipe.endOutput()
      #expect(lines == Self.split(input, limit: limit))
    }
  }

  @Test("What has arrived is handed out while the input stays open")
  func idleInput() throws {
    let pipe = Pipe()
    var reader = LineReader(pipe.output)
    var batch = LineBatch()
    pipe.send(Array("one\ntwo\nthr".utf8))
    #expect(try reader.read(into: &batch))
    #expect(batch.lineCount == 2)
    pipe.send(Array("ee\r\n".utf8))
    #expect(try reader.read(into: &batch))
    #expect(batch.firstNumber == 3)
    #expect(unsafe String(decoding: batch[0].bytes, as: UTF8.self) == "three")
    pipe.endInput()
    #expect(try !reader.read(into: &batch))
    #expect(try !reader.read(into: &batch))
    pipe.endOutput()
  }

  @Test("A stop signal ends an input that nobody closes; half a line is left out")
  func stopped() throws {
    let pipe = Pipe()
    let stop = try StopSignal()
    var reader = LineReader(pipe.output, stop: stop)
    var batch = LineBatch()
    pipe.send(Array("one\nhalf".utf8))
    #expect(try reader.read(into: &batch))
    let stopping = Companion { stop.raise() }
    #expect(try !reader.read(into: &batch))
    #expect(batch.lineCount == 0)
    stopping.join()
    pipe.endInput()
    pipe.endOutput()
  }

  @Test("A descriptor that cannot be read is an error")
  func noDescriptor() {
    #expect(throws: StreamError.self) { try Self.lines(from: LineReader(1 << 20)) }
  }
}
