import Diagnostics
import JSONLines

extension CatalogReport {
  /// The report as one JSON object on one line, its members in a fixed order.
  public func json() -> String {
    var writer = JSONWriter()
    writer.openObject()
    writer.key("verdict")
    writer.string(verdict.rawValue)
    if let reading { write(reading, to: &writer) }
    writer.key("diagnostics")
    writer.openArray()
    for diagnostic in diagnostics { diagnostic.write(to: &writer) }
    writer.closeArray()
    writer.closeObject()
    writer.endLine()
    return writer.text
  }

  private func write(_ reading: Reading, to writer: inout JSONWriter) {
    writer.key("catalog")
    writer.openObject()
    for (name, text) in [("id", reading.id), ("revision", reading.revision), ("digest", reading.digest)] {
      writer.key(named: name)
      writer.string(text)
    }
    writer.closeObject()
    writer.key("counts")
    writer.openObject()
    for (name, count) in reading.counts.named {
      writer.key(named: name)
      writer.integer(count)
    }
    writer.closeObject()
    writer.key("tests")
    writer.openObject()
    writer.key("passed")
    writer.integer(passedTests)
    writer.key("failed")
    writer.integer(failedTests)
    writer.closeObject()
  }
}
