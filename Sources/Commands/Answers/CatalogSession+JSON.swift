import Catalogs
import JSONLines

extension CatalogSession {
  /// Writes what the catalog is: id, revision, digest, products, markets and plants.
  public func write(to writer: inout JSONWriter) {
    writer.openObject()
    writer.catalogIdentity(id: catalog.id, revision: catalog.revision, digest: catalog.digest)
    write("products", catalog.products.map(\.id), to: &writer)
    write("markets", catalog.markets.map(\.id), to: &writer)
    write("plants", catalog.plants.map(\.id), to: &writer)
    writer.closeObject()
  }

  private func write(_ name: StaticString, _ ids: [String], to writer: inout JSONWriter) {
    writer.key(name)
    writer.openArray()
    for id in ids { writer.string(id) }
    writer.closeArray()
  }
}
