import Mustache

/// What a template may say by name: texts, flags, and lists of the same.
///
/// A name that is set to nothing is nothing: without that, mustache would go on looking for it in what surrounds it,
/// and a part without a label would bear the label of its order.
struct TemplateFields: Sendable, MustacheParent, MustacheCustomRenderable {
  private enum Field: Sendable {
    case text(String)
    case flag(Bool)
    case fields(TemplateFields)
    case list([TemplateFields])
    case nothing
  }
  private var fields: [String: Field] = [:]

  /// Sets a text; nil: there is none.
  mutating func set(_ name: String, _ text: String?) {
    fields[name] = text.map { .text($0.withMarkupAlone) } ?? .nothing
  }
  /// Sets a text that is put in with three braces, as it stands: a page's own style or script, or what a template has
  /// rendered and escaped already. For nothing that comes from data.
  mutating func set(_ name: String, rendered text: String) { fields[name] = .text(text) }
  /// Sets whether a section is shown.
  mutating func set(_ name: String, isShown flag: Bool) { fields[name] = .flag(flag) }
  /// Sets names below a name; nil: a section of that name is not shown.
  mutating func set(_ name: String, fields inner: TemplateFields?) {
    fields[name] = inner.map { .fields($0) } ?? .nothing
  }
  /// Sets what a section is repeated for.
  mutating func set(_ name: String, list: [TemplateFields]) { fields[name] = .list(list) }

  /// What mustache asks for.
  func child(named name: String) -> Any? {
    switch fields[name] {
    case .text(let text): Text(renderText: text)
    case .flag(let flag): flag
    case .fields(let fields): fields
    case .list(let list): list
    case .nothing: Nothing()
    case nil: nil
    }
  }

  /// Names alone have no text of their own.
  var renderText: String { "" }
  /// A section of them is shown.
  var isNull: Bool { false }

  /// Mustache asks what to show of this kind of value before it tries others, which cost far more.
  private struct Text: MustacheCustomRenderable {
    var renderText: String
    var isNull: Bool { false }
  }
  private struct Nothing: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
  }
}

extension String {
  /// The same text, with a word joiner (invisible) around each markup character that a combining mark has grown onto.
  ///
  /// Mustache escapes by character as people see them, not by scalar; to it `"` with an accent is not a `"`, and would
  /// end an attribute.
  fileprivate var withMarkupAlone: String {
    let isMarkup: (Unicode.Scalar) -> Bool = { "<>&\"'".unicodeScalars.contains($0) }
    guard utf8.contains(where: { $0 >= 0x80 }), unicodeScalars.contains(where: isMarkup) else { return self }
    var result = String.UnicodeScalarView()
    for character in self {
      let isGrown = character.unicodeScalars.count > 1
      for scalar in character.unicodeScalars {
        if isGrown, isMarkup(scalar) { result += ["\u{2060}", scalar, "\u{2060}"] } else { result.append(scalar) }
      }
    }
    return String(result)
  }
}
