import Catalogs
import JSONLines

extension Catalog {
  /// Writes what the catalog is: id, revision, digest, products, markets and plants.
  public func write(to writer: inout JSONWriter) {
    writer.openObject()
    writer.catalogIdentity(id: id, revision: revision, digest: digest)
    write("products", products.map(\.id), to: &writer)
    write("markets", markets.map(\.id), to: &writer)
    write("plants", plants.map(\.id), to: &writer)
    writer.closeObject()
  }

  private func write(_ name: StaticString, _ ids: [String], to writer: inout JSONWriter) {
    writer.key(name)
    writer.openArray()
    for id in ids { writer.string(id) }
    writer.closeArray()
  }
}
