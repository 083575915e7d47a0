import Diagnostics
import Testing

@testable import Catalogs

@Suite struct CSVFileTests {
  @Test func cellsAreWhatStandsBetweenCommas() {
    let csv = CSVFile(bytes: Array("a, b ,\"c \"\"d\"\", e\" \r\n\r\n木,,x\ny".utf8), name: "f")
    #expect(csv.records.map { $0.map(\.text) } == [["a", "b", "c \"d\", e"], ["木", "", "x"], ["y"]])
    #expect(csv.records.map { $0.map(\.place.column) } == [[1, 4, 7], [1, 3, 4], [1]])
    #expect(csv.records.map { $0[0].place.line } == [1, 3, 4])
    #expect(csv.diagnostics.isEmpty)
  }

  @Test func flawsHavePlaces() {
    #expect(CSVFile(bytes: Array("a\n\"b\" c,d\n".utf8), name: "f").diagnostics.map(\.place?.description) == ["f:2:4"])
    #expect(CSVFile(bytes: Array("a,\"b\n".utf8), name: "f").diagnostics.map(\.place?.description) == ["f:1:3"])
    #expect(CSVFile(bytes: [0x61, 0xFF], name: "f").diagnostics.map(\.code) == ["encoding"])
  }

  /// What a naive writer writes, quoting at random, is read back cell by cell.
  @Test(arguments: 0..<60) func readsWhatIsWritten(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = ["a", "木", "😀", ",", "\"", "\n", "b c", "0"]
    var expected: [[String]] = []
    var text = ""
    let columns = Int.random(in: 2...4, using: &random)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let row = (0..<columns).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
      }
      expected.append(row)
      let cells = row.map { cell in
        let mustQuote = cell.contains { $0 == "," || $0 == "\"" || $0 == "\n" }
        return mustQuote || Bool.random(using: &random)
          ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }
      text += cells.joined(separator: ",") + (Bool.random(using: &random) ? "\r\n" : "\n")
    }
    let csv = CSVFile(bytes: Array(text.utf8), name: "f")
    #expect(csv.diagnostics.isEmpty)
    #expect(csv.records.map { $0.map(\.text) } == expected)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers everywhere for a seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
