import Diagnostics

/// The namespace of version 1 of the catalog language.
public let catalogNamespace = "urn:orderwright:catalog:1"

/// A well-formed document whose root is in `catalogNamespace`.
public struct XMLDocument: Sendable {
  /// The display name that every place in the document carries.
  public let file: String
  public let root: XMLElement

  /// The file's bytes as they were read, for digests.
  public var bytes: [UInt8] { root.source.bytes }
}
