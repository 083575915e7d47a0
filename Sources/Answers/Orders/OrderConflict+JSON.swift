import JSONLines

extension OrderConflict {
  /// Writes the conflict as one object: `rules`, `choices` by path, `insufficient` and `proven` where they say something.
  public func write(to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("rules")
    writer.openArray()
    for rule in rules { rule.write(to: &writer) }
    writer.closeArray()
    writer.key("choices")
    writer.openObject()
    for choice in choices {
      writer.key(named: choice.path)
      choice.content.write(to: &writer)
    }
    for list in lists {
      writer.key(named: list.path)
      writer.integer(list.count)
    }
    writer.closeObject()
    if !insufficient.isEmpty {
      writer.key("insufficient")
      writer.openArray()
      for path in insufficient { writer.string(path) }
      writer.closeArray()
    }
    if !isProven {
      writer.key("proven")
      writer.bool(false)
    }
    writer.closeObject()
  }
}
