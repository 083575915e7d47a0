import Diagnostics

/// An attribute in no namespace, or one of XML's own such as `xml:lang`, with the place of every character of it.
///
/// `name` is as written. Attributes in foreign namespaces and namespace declarations never become an `XMLAttribute`;
/// one that carries the catalog's own prefix does, under its full name such as `c:id`, because it is not `id`.
public struct XMLAttribute: Sendable {
  /// As written, with the prefix where it has one.
  public let name: String
  /// Decoded: references stand for their characters, each white space that is not a reference for a space.
  public let value: String

  let source: SourceText
  let raw: RawAttribute

  init(_ raw: RawAttribute, name: String, of source: SourceText) {
    self.name = name
    self.raw = raw
    self.source = source
    value = source.decoded([TextRun(range: raw.value, kind: .value)])
  }
}

extension XMLAttribute {
  /// From the name to the closing quote.
  public var place: SourceRange { source.place(raw.name.lowerBound..<raw.value.upperBound + 1) }

  /// The name alone.
  public var namePlace: SourceRange { source.place(raw.name) }

  /// What stands between the quotes.
  public var valuePlace: SourceRange { source.place(raw.value) }

  /// Where the characters `scalars` of `value`, counted in Unicode scalars, stand in the file.
  ///
  /// A reference such as `&lt;` is one character of the value and several of the file. Offsets past the value's end
  /// mean the closing quote; an empty range gives an empty place. Cost: linear in the value's length.
  public func place(of scalars: Range<Int>) -> SourceRange {
    source.place(source.bytes(of: scalars, in: [TextRun(range: raw.value, kind: .value)]))
  }
}
