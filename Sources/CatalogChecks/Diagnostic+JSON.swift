import Diagnostics
import JSONLines

extension Diagnostic {
  /// Writes it as one object: `code`, `severity`, `message`, and where there are any `at`, `suggestion` and `notes`.
  func write(to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("code")
    writer.string(code)
    writer.key("severity")
    writer.string(severity.rawValue)
    writer.key("message")
    writer.string(message)
    place?.write(to: &writer)
    if let suggestion {
      writer.key("suggestion")
      writer.string(suggestion)
    }
    if !notes.isEmpty { writeNotes(to: &writer) }
    writer.closeObject()
  }

  private func writeNotes(to writer: inout JSONWriter) {
    writer.key("notes")
    writer.openArray()
    for note in notes {
      writer.openObject()
      writer.key("message")
      writer.string(note.message)
      note.place?.write(to: &writer)
      writer.closeObject()
    }
    writer.closeArray()
  }
}

extension SourceRange {
  /// Writes it as the member `at`: the file, and line and column of its first character and of the one after its last.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.key("at")
    writer.openObject()
    writer.key("file")
    writer.string(file)
    let numbers = [("line", line), ("column", column), ("endLine", endLine), ("endColumn", endColumn)]
    for (name, number) in numbers {
      writer.key(named: name)
      writer.integer(number)
    }
    writer.closeObject()
  }
}
