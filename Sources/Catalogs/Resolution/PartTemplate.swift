/// A part's id in which `{characteristic}` stands for the id of the value that is chosen.
struct PartTemplate {
  /// What stands between braces, or outside.
  enum Piece {
    case literal(String)
    case cell(Word)
  }

  private(set) var pieces: [Piece] = []
  /// Where a brace has no counterpart; nil where the template is sound.
  private(set) var flaw: Range<Int>?

  /// Splits the text; a brace without a counterpart is kept in `flaw`.
  init(_ text: String) {
    var literal = ""
    var name: (text: String, start: Int)?
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      switch (scalar, name) {
      case ("{", nil):
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
        name = ("", offset + 1)
      case ("}", let open?):
        pieces.append(.cell(Word(open.text, open.start..<offset)))
        name = nil
      case ("{", _?), ("}", nil): flaw = flaw ?? offset..<offset + 1
      case (_, let open?): name = (open.text + String(scalar), open.start)
      case (_, nil): literal.unicodeScalars.append(scalar)
      }
    }
    if let name { flaw = flaw ?? name.start - 1..<name.start }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
  }

  /// The names in braces, in order.
  var cells: [Word] {
    pieces.compactMap { if case .cell(let word) = $0 { word } else { nil } }
  }

  /// The id where the names in braces stand for `values`, one for each.
  func id(with values: [String]) -> String {
    var values = values[...]
    return pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .cell: values.popFirst() ?? ""
      }
    }.joined()
  }
}
