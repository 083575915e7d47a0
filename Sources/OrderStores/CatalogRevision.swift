import Quantities

/// Which catalog an order was accepted under: the name and revision for people, the digest for certainty.
public struct CatalogIdentity: Hashable, Sendable {
  /// The catalog's `id`.
  public var id: String
  /// The revision that the catalog's author gave it; authors sometimes forget to raise it.
  public var revision: String
  /// The digest of every file that the catalog was read from; two catalogs are the same exactly if this is.
  public var digest: ContentDigest

  public init(id: String, revision: String, digest: ContentDigest) {
    self.id = id
    self.revision = revision
    self.digest = digest
  }
}

/// A catalog that a store has met, and when it first did.
public struct CatalogRevision: Hashable, Sendable {
  /// The catalog as it was first recorded.
  public var catalog: CatalogIdentity
  /// The moment given by the caller that recorded it first.
  public var recorded: LocalDateTime

  public init(catalog: CatalogIdentity, recorded: LocalDateTime) {
    self.catalog = catalog
    self.recorded = recorded
  }
}
