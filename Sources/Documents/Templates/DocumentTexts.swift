import Files

/// The words of the documents themselves (headings, reasons, buttons), in the first language of a chain that has them.
///
/// They come from the files `texts.LANGUAGE` in the templates folder: a line is a key, `=` and a text; `#` begins a
/// comment line. A customer adds a language by adding a file, and words for his own templates by adding lines. English
/// is the last of every chain.
struct DocumentTexts: Sendable {
  /// The language that most texts are in: the first of the chain that has a file.
  let language: String
  private let texts: [String: String]
  /// In the order in which the files name them.
  let keys: [String]

  /// Reads the files of the chain's languages.
  init(folder: String, languages: [String]) throws(DocumentError) {
    var texts: [String: String] = [:]
    var keys: [String] = []
    var language: String?
    for candidate in languages + ["en"] {
      let file = "\(folder)/texts.\(candidate)"
      guard DocumentTexts.isLanguageTag(candidate), let bytes = try? FileInput.bytes(of: file) else { continue }
      language = language ?? candidate
      for (key, text) in try DocumentTexts.entries(bytes, file: file) where texts[key] == nil {
        texts[key] = text
        keys.append(key)
      }
    }
    guard let language else {
      throw DocumentError(
        .missingTemplate, file: "\(folder)/texts.en", message: "the texts of the documents are not there")
    }
    for key in DocumentText.allCases where texts[key.rawValue] == nil {
      let message = "no text for '\(key.rawValue)'"
      throw DocumentError(.brokenTexts, file: "\(folder)/texts.en", message: message)
    }
    (self.language, self.texts, self.keys) = (language, texts, keys)
  }

  /// A language tag becomes part of a file name, and must not lead out of the folder.
  private static func isLanguageTag(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
          || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
      }
  }

  private static func entries(_ bytes: [UInt8], file: String) throws(DocumentError) -> [(String, String)] {
    var entries: [(String, String)] = []
    for (i, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = trimmed(line)
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      guard let sign = line.firstIndex(of: UInt8(ascii: "=")), case let key = trimmed(line[..<sign]), !key.isEmpty,
        let text = String(validating: trimmed(line[(sign + 1)...]), as: UTF8.self)
      else {
        throw DocumentError(.brokenTexts, file: file, line: i + 1, message: "expected 'key = text' in UTF-8")
      }
      entries.append((String(decoding: key, as: UTF8.self), text))
    }
    return entries
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    var bytes = bytes.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }

  /// The text of a key that the documents need.
  subscript(_ key: DocumentText) -> String { texts[key.rawValue] ?? key.rawValue }

  /// The text of any key of the files; nil where none has it.
  subscript(_ key: String) -> String? { texts[key] }

  /// A text with names put in for `{name}`. What is put in is not looked at again.
  func filled(_ key: DocumentText, _ names: [(name: String, text: String)]) -> String {
    var result = ""
    var rest = self[key][...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      result += rest[..<open]
      result += names.first { $0.name == name }?.text ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
