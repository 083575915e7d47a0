import BillsOfMaterials
import JSONLines
import Quantities

/// How a routing's operations are written: whole where no time depends on the configuration, else in pieces.
final class RoutingForm: Sendable {
  private enum Line: Sendable {
    case whole(PreparedText.Piece)
    case times(start: PreparedText.Piece)
  }

  private let text: PreparedText
  private let lines: [Line]

  init(_ bill: BillModel) {
    var builder = PreparedText.Builder()
    var lines: [Line] = []
    for operation in bill.operationForms {
      let start = "{\"operation\":\(quoted(operation.id)),\"workCenter\":\(quoted(operation.workCenter)),\"setUp\":"
      if let setUp = operation.setUp, let run = operation.run {
        let times = "\"\(TimeSpan(seconds: setUp))\",\"run\":\"\(TimeSpan(seconds: run))\"}"
        lines.append(.whole(builder.add(start + times)))
      } else {
        lines.append(.times(start: builder.add(start)))
      }
    }
    self.lines = lines
    text = builder.finish()
  }

  /// Writes the operations that count as one array.
  func write(_ operations: [OperationTimes], to writer: inout JSONWriter) {
    writer.openArray()
    for times in operations {
      switch lines[times.index] {
      case .whole(let piece): text.write(piece, to: &writer)
      case .times(let start):
        text.write(start, to: &writer)
        writer.duration(times.setUp)
        writer.key("run")
        writer.duration(times.run)
        writer.closeObject()
      }
    }
    writer.closeArray()
  }
}

extension JSONWriter {
  /// Seconds as a string, in the ISO 8601 form that `TimeSpan` prints; not negative.
  fileprivate mutating func duration(_ seconds: Int64) {
    raw("\"P")
    if seconds >= 86_400 { append(seconds / 86_400, "D") }
    if seconds % 86_400 > 0 || seconds == 0 { append("T") }
    if seconds / 3_600 % 24 > 0 { append(seconds / 3_600 % 24, "H") }
    if seconds / 60 % 60 > 0 { append(seconds / 60 % 60, "M") }
    if seconds % 60 > 0 || seconds == 0 { append(seconds % 60, "S") }
    append("\"")
  }

  private mutating func append(_ number: Int64, _ designator: StaticString) {
    appendInteger(number)
    append(designator)
  }
}
