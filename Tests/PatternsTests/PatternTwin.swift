/// A pattern as a tree that is matched by trying everything, and written in one of its spellings.
indirect enum PatternTwin: Sendable {
  case empty
  case one(spelling: String, holds: @Sendable (Unicode.Scalar) -> Bool)
  case sequence([PatternTwin])
  case alternatives([PatternTwin])
  case repeated(PatternTwin, ClosedRange<Int>)
  case unbounded(PatternTwin, from: Int)

  static func make(_ random: inout SplitMix, depth: Int) -> PatternTwin {
    switch random.pick(depth == 0 ? 4 : 9) {
    case 0: return random.one(in: 4) ? .empty : letter(random.element(of: ["a", "b", "é", "王"]))
    case 1, 2: return letter(random.element(of: ["a", "b", "b", "é", "王", "🙂"]))
    case 3: return random.element(of: classes)
    case 4, 5: return .sequence((0..<random.pick(4)).map { _ in make(&random, depth: depth - 1) })
    case 6: return .alternatives((0...random.pick(3)).map { _ in make(&random, depth: depth - 1) })
    case 7:
      let least = random.pick(3)
      return .repeated(make(&random, depth: depth - 1), least...least + random.pick(3))
    default: return .unbounded(make(&random, depth: depth - 1), from: random.pick(3))
    }
  }

  private static func letter(_ letter: Unicode.Scalar) -> PatternTwin {
    .one(spelling: String(letter)) { $0 == letter }
  }

  private static let classes: [PatternTwin] = [
    .one(spelling: ".") { $0 != "\n" && $0 != "\r" },
    .one(spelling: "[ab]") { $0 == "a" || $0 == "b" },
    .one(spelling: "[^b]") { $0 != "b" },
    .one(spelling: "[a-z-[b]]") { ("a"..."z").contains($0) && $0 != "b" },
    .one(spelling: "[^a-f-[é]]") { !("a"..."f").contains($0) && $0 != "é" },
    .one(spelling: #"\p{Lo}"#) { $0.properties.generalCategory == .otherLetter },
    .one(spelling: #"[\P{L}a]"#) { !$0.properties.isAlphabetic || $0 == "a" },
    .one(spelling: #"\S"#) { $0 != " " && $0 != "\n" },
  ]

  /// The pattern's text.
  var text: String {
    switch self {
    case .empty: "()"
    case .one(let spelling, _): spelling
    case .sequence(let pieces): pieces.map(\.atom).joined()
    case .alternatives(let branches): branches.map(\.text).joined(separator: "|")
    case .repeated(let body, 0...1): "\(body.atom)?"
    case .repeated(let body, let count) where count.count == 1: "\(body.atom){\(count.lowerBound)}"
    case .repeated(let body, let count): "\(body.atom){\(count.lowerBound),\(count.upperBound)}"
    case .unbounded(let body, let least):
      least == 0 ? "\(body.atom)*" : least == 1 ? "\(body.atom)+" : "\(body.atom){\(least),}"
    }
  }

  private var atom: String {
    if case .one = self { text } else { "(\(text))" }
  }

  /// Every place where a match that begins at `start` can end.
  func ends(in text: [Unicode.Scalar], from start: Int) -> Set<Int> {
    switch self {
    case .empty: return [start]
    case .one(_, let holds): return start < text.count && holds(text[start]) ? [start + 1] : []
    case .sequence(let pieces):
      return pieces.reduce([start]) { places, piece in
        places.reduce(into: Set()) { $0.formUnion(piece.ends(in: text, from: $1)) }
      }
    case .alternatives(let branches):
      return branches.reduce(into: Set()) { $0.formUnion($1.ends(in: text, from: start)) }
    case .repeated(let body, let count):
      return Self.ends(of: body, in: text, from: start, atLeast: count.lowerBound, atMost: count.upperBound)
    case .unbounded(let body, let least):
      // More often than there are scalars can only add empty matches.
      return Self.ends(of: body, in: text, from: start, atLeast: least, atMost: least + text.count)
    }
  }

  private static func ends(
    of body: PatternTwin, in text: [Unicode.Scalar], from start: Int, atLeast least: Int, atMost most: Int
  ) -> Set<Int> {
    var places: Set<Int> = [start]
    var found: Set<Int> = least == 0 ? [start] : []
    for count in 1...max(1, most) where most > 0 {
      places = places.reduce(into: Set()) { $0.formUnion(body.ends(in: text, from: $1)) }
      if count >= least { found.formUnion(places) }
    }
    return found
  }
}
