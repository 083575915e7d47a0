import Diagnostics

/// An element of the catalog's namespace with its attributes and its child elements of that namespace, in order.
///
/// Elements of foreign namespaces are left out, with everything inside them.
public struct XMLElement: Sendable {
  /// The local name, without any prefix.
  public let name: String
  public let attributes: [XMLAttribute]
  public internal(set) var children: [XMLElement] = []
  /// Whether there is text other than white space directly inside; text of children does not count.
  public internal(set) var hasText = false

  let source: SourceText
  /// The name as written, with its prefix, by byte offsets.
  let rawName: Range<Int>
  /// From `<` to after `>`.
  let startTag: Range<Int>
  /// From after the start tag to the end tag's `<`; empty for an empty element.
  var content: Range<Int>
  /// What is inside `content` but belongs to child elements, foreign ones too, in order.
  var inner: [Range<Int>] = []

  init(
    name: String, attributes: [XMLAttribute], source: SourceText, rawName: Range<Int>, startTag: Range<Int>
  ) {
    self.name = name
    self.attributes = attributes
    self.source = source
    self.rawName = rawName
    self.startTag = startTag
    content = startTag.upperBound..<startTag.upperBound
  }
}

extension XMLElement {
  /// The name in the start tag, with its prefix.
  public var namePlace: SourceRange { source.place(rawName) }

  /// The whole start tag, from `<` to `>`.
  public var startTagPlace: SourceRange { source.place(startTag) }

  /// The attribute written as `name`, such as `id` or `xml:lang`.
  public func attribute(_ name: String) -> XMLAttribute? {
    attributes.first { $0.name == name }
  }

  /// The child elements with the local name `name`, in order.
  public func children(_ name: String) -> [XMLElement] {
    children.filter { $0.name == name }
  }

  /// The same element with other children, as where some of them stand for what they import; its text stays its own.
  public func replacingChildren(_ children: [XMLElement]) -> XMLElement {
    var copy = self
    copy.children = children
    return copy
  }
}
