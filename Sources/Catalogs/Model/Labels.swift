/// What people call a thing, by language tag (`en`, `zh`).
public struct Labels: Hashable, Sendable {
  /// In the order written.
  public var texts: [(language: String, text: String)] { zip(languages, strings).map { ($0, $1) } }
  private var languages: [String]
  private var strings: [String]

  public init(_ texts: [(language: String, text: String)] = []) {
    languages = texts.map(\.language)
    strings = texts.map(\.text)
  }

  /// The text in the first of `chain` that has one, else in any language; nil where there is none at all.
  public func text(in chain: [String]) -> String? {
    for language in chain {
      if let i = languages.firstIndex(of: language) { return strings[i] }
    }
    return strings.first
  }
}
