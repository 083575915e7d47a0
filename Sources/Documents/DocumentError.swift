/// Why a document could not be written.
public struct DocumentError: Error, Hashable, Sendable {
  /// What is at fault.
  public enum Kind: String, Hashable, Sendable {
    /// A template, or a partial that a template names, is not in the templates folder.
    case missingTemplate
    /// A template is not well-formed mustache.
    case brokenTemplate
    /// A file of texts has a line without a key, or no text at all for a key that the documents need.
    case brokenTexts
    /// A document, or the folder it belongs into, cannot be written.
    case unwritable
  }

  public var kind: Kind
  /// Path of the file.
  public var file: String
  /// From 1; nil where the whole file is meant.
  public var line: Int?
  /// What is wrong, for people.
  public var message: String

  /// A fault in a file, at a line where there is one.
  public init(_ kind: Kind, file: String, line: Int? = nil, message: String) {
    self.kind = kind
    self.file = file
    self.line = line
    self.message = message
  }
}

extension DocumentError: CustomStringConvertible {
  /// `file:line: message`.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(message)"
  }
}
