import Foundation
import Testing

/// Each transcript under `examples` is replayed as a user would type it, against the program that was built.
struct TranscriptTests {
  @Test("What a transcript shows is what the program prints", arguments: transcripts)
  func replay(_ transcript: String) throws {
    let printed = try Repository.run("examples/replay", "--print", transcript)
    #expect(printed == String(decoding: try Repository.contents(of: transcript), as: UTF8.self))
  }

  @Test("There are transcripts of every trade")
  func trades() {
    for trade in ["car", "garment", "furniture"] {
      #expect(Self.transcripts.contains { $0.hasPrefix("examples/\(trade)/") })
    }
  }

  static let transcripts = Repository.files(under: "examples", endingIn: ".txt").filter { $0.contains("/transcripts/") }
}
