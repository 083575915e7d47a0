import Diagnostics
import Expressions
import Patterns
import Quantities

/// An expression of a catalog over one name of each type, as every type in turn.
struct ExpressionTexts: FuzzTarget {
  private let scope: NameList = {
    let colours = ChoiceDomain(id: "colour", values: ["red", "blue", "green"])
    let inner = NameList([("handle", .cell(slot: 0, type: .value(colours, optional: false)))])
    return NameList([
      ("width", .cell(slot: 0, type: .number(NumberType(scale: 0, range: 0...3_000, unit: Unit(code: "MMT"))))),
      ("weight", .cell(slot: 1, type: .number(NumberType(scale: 2, range: -500...9_000, unit: Unit(code: "KGM"))))),
      ("n", .cell(slot: 2, type: .number(NumberType(scale: 0, range: -9...9, unit: nil)))),
      ("colour", .cell(slot: 3, type: .value(colours, optional: true))),
      ("colours", .cell(slot: 4, type: .set(colours))), ("lit", .cell(slot: 5, type: .boolean)),
      ("note", .cell(slot: 6, type: .text(maximumLength: 20))),
      ("door", .component(.init(firstSlot: 8, stride: 1, maximumCount: 3, countSlot: 7, scope: inner))),
    ])
  }()

  mutating func run(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    for expectation in [ExpectedType.any, .boolean, .number(unit: nil), .number(unit: Unit(code: "MMT"))] {
      var diagnostics: [Diagnostic] = []
      let typed = Expression.check(text, in: scope, expecting: expectation, into: &diagnostics)
      let hasErrors = diagnostics.contains { $0.severity == .error }
      precondition((typed == nil) == hasErrors, "an expression is refused exactly where an error says why")
    }
  }
}

/// A pattern and, behind the first line feed, a text: other ways to write the pattern judge the text the same.
struct PatternTexts: FuzzTarget {
  mutating func run(_ input: [UInt8]) {
    let parts = input.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let written = String(decoding: parts[0], as: UTF8.self)
    let text = String(decoding: parts.count > 1 ? parts[1] : [], as: UTF8.self)
    guard let pattern = compiled(written) else { return }
    let verdict = pattern.matches(text)
    for (spelled, wanted) in [
      ("(\(written))", verdict), ("\(written)|\(written)", verdict), ("(\(written)){1,1}", verdict),
      ("(\(written))|.|\\n|[^x]{0,3}x?(\(written))", nil), ("(\(written))?", verdict || text.isEmpty),
    ] as [(String, Bool?)] {
      guard let other = compiled(spelled) else { continue }
      let judged = other.matches(text)
      precondition(wanted.map { $0 == judged } ?? (judged || !verdict), "\(written) and \(spelled)")
    }
  }

  private func compiled(_ text: String) -> Pattern? {
    do {
      return try Pattern(text)
    } catch {
      let length = text.unicodeScalars.count
      precondition(error.range.upperBound <= length && !error.message.isEmpty, "a fault lies in the pattern")
      return nil
    }
  }
}
