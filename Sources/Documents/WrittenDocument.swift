/// A document that is in place.
public struct WrittenDocument: Hashable, Sendable {
  /// The folder as given, and the document's name.
  public var path: String
  /// False where the same bytes were there already; the file was not touched then.
  public var isChanged: Bool
}
