extension Diagnostic {
  /// The lines that a terminal shows: place, severity, message and code, then the suggestion and the notes, indented.
  public func text() -> String {
    var lines = "\(place.map { "\($0): " } ?? "")\(severity.rawValue): \(message) [\(code)]"
    if let suggestion { lines += "\n  did you mean '\(suggestion)'?" }
    for note in notes {
      lines += "\n  \(note.place.map { "\($0): " } ?? "")note: \(note.message)"
    }
    return lines
  }
}

extension Sequence<Diagnostic> {
  /// In the order in which a reader meets them: by place, those without one first; equal ones once.
  public func inReadingOrder() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return enumerated()
      .sorted { a, b in
        switch (a.element.place, b.element.place) {
        case (nil, nil): a.offset < b.offset
        case (nil, _): true
        case (_, nil): false
        case (let p?, let q?): p == q ? a.offset < b.offset : p < q
        }
      }
      .map(\.element)
      .filter { seen.insert($0).inserted }
  }

  /// In the order in which a reader of several files meets them: those without a place first, then file by file as `files` lists
  /// them, the others last, each from top to bottom; equal ones once.
  public func inReadingOrder(of files: [String]) -> [Diagnostic] {
    let ranks = Dictionary(zip(files, files.indices)) { first, _ in first }
    let groups = Dictionary(grouping: self) { $0.place.map { ranks[$0.file] ?? files.count } ?? -1 }
    return groups.keys.sorted().flatMap { groups[$0, default: []].inReadingOrder() }
  }
}
