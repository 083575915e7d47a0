/// From the words of a path to ids: which dots belong to an id, and whose names are meant.
extension Checker {
  /// Inside an aggregate `parent.width` is what `width` means outside it, also where the component has a `width` of its own.
  static let parentWord = "parent"

  /// Runs `body` with the path's ids, where `parent` leads it: seen from the frames around the innermost.
  mutating func seen<Result>(_ names: [Syntax.Name], _ body: (inout Checker, [Syntax.Name]) -> Result?) -> Result? {
    let all = frames
    defer { frames = all }
    var rest = names[...]
    while rest.count > 1, frames.count > 1, rest.first?.text == Checker.parentWord {
      rest = rest.dropFirst()
      frames.removeLast()
    }
    return body(&self, ids(Array(rest)))
  }

  /// The path with the pieces of each id put together.
  func ids(_ names: [Syntax.Name]) -> [Syntax.Name] {
    guard names.count > 1 else { return names }
    let pieces = names.map(\.text)
    for frame in frames.reversed() {
      guard let (count, symbol) = Checker.first(pieces, in: frame.scope) else { continue }
      return [Checker.joined(names[..<count])] + ids(Array(names[count...]), inside: symbol)
    }
    return names
  }

  /// How many pieces make up the first id, and what it means. Where a definition is missing, anything may be meant by a
  /// name; what is certain goes first.
  private static func first(_ pieces: [String], in scope: any Scope) -> (count: Int, symbol: Symbol)? {
    func symbol(_ name: String, orMistaken: Bool) -> Symbol? {
      guard let symbol = scope.symbol(named: name) else { return nil }
      if case .mistaken = symbol, !orMistaken { return nil }
      return symbol
    }
    for orMistaken in [false, true] {
      guard let count = DottedName.length(of: pieces, isKnown: { symbol($0, orMistaken: orMistaken) != nil }) else {
        continue
      }
      return symbol(pieces[..<count].joined(separator: "."), orMistaken: orMistaken).map { (count, $0) }
    }
    return nil
  }

  private func ids(_ names: [Syntax.Name], inside symbol: Symbol) -> [Syntax.Name] {
    guard names.count > 1 else { return names }
    switch symbol {
    case .component(let component):
      guard let (count, next) = Checker.first(names.map(\.text), in: component.scope) else { return names }
      return [Checker.joined(names[..<count])] + ids(Array(names[count...]), inside: next)
    case .table: return [Checker.joined(names[...])]
    case .cell, .constant, .mistaken: return names
    }
  }

  private static func joined(_ names: ArraySlice<Syntax.Name>) -> Syntax.Name {
    guard let first = names.first, let last = names.last, names.count > 1 else { return names[names.startIndex] }
    return Syntax.Name(
      text: names.map(\.text).joined(separator: "."), range: first.range.lowerBound..<last.range.upperBound)
  }
}
