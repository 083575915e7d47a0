import Foundation
import Testing

/// The server as a client meets it.
struct ServeTests {
  /// Two orders under one id, then the id: who is accepted, and whose answer is what, is up to the input alone.
  @Test("Threads do not decide which of two orders is accepted")
  func sameAnswersOnAnyThreads() throws {
    let lines = (0..<40).flatMap { number in
      [("submit", "white"), ("submit", "oak"), ("get", "")].enumerated().map { index, request in
        let (method, board) = request
        let order = #"{"order":"S-\#(number)","product":"shelf","configuration":{"board":"\#(board)"}}"#
        let parameter = method == "get" ? #""S-\#(number)""# : order
        return
          #"{"jsonrpc":"2.0","method":"order.\#(method)","params":[\#(parameter)],"id":\#(3 * number + index)}"#
      }
    }
    let input = lines.map { $0 + "\n" }.joined()
    let one = try answers(to: input, threads: 1)
    #expect(one.count == lines.count)
    for number in 0..<40 {
      #expect(one[3 * number].contains(#""status":"valid""#))
      #expect(one[3 * number + 1].contains(#""status":"conflict""#))
      #expect(one[3 * number + 2].contains(#""board":"white""#))
    }
    #expect(try answers(to: input, threads: 4) == one)
  }

  /// The time of acceptance, which is a clock's, is left out.
  private func answers(to input: String, threads: Int) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "serve-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let printed = try Repository.run(
      "orderwright", "serve", "--catalog", "Catalogs/furniture/catalog.xml", "--threads", "\(threads)", "--store",
      folder.appending(path: "orders.sqlite").path, input: input)
    return printed.split(separator: "\n").map { String($0.replacing(/"(accepted|first)":"[^"]*"/, with: "")) }
  }
}
