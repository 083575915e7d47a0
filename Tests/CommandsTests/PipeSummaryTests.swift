import Answers
import Commands
import Foundation
import Quantities
import Testing

struct PipeSummaryTests {
  @Test("A reason counts the orders that it stopped, however often it stands in each")
  func reasonsCountOrders() throws {
    let lines = [
      #"{"order":"A","product":"box","configuration":{"colr":"red","wdth":1,"ld":true}}"#,
      #"{"order":"B","product":"box","quantity":0,"configuration":{"colr":"red"}}"#,
    ]
    let folder = try CatalogFolder(["in": lines.map { $0 + "\n" }.joined(), "out": ""])
    let input = try #require(FileHandle(forReadingAtPath: "\(folder.path)/in"))
    let output = try #require(FileHandle(forWritingAtPath: "\(folder.path)/out"))
    let summary = try OrderPipe(try OrderStream.session(), threads: 1).run(
      from: input.fileDescriptor, to: output.fileDescriptor, moment: { LocalDateTime(second: 0) })
    #expect(summary.topReasons(5).map(\.reason) == ["unknown-field", "bad-value"])
    #expect(summary.topReasons(5).map(\.orders) == [2, 1])
  }
}
