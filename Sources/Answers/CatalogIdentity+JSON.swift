import JSONLines
import OrderStores

extension CatalogIdentity {
  /// Writes the identity as one object.
  func write(to writer: inout JSONWriter) {
    writer.openObject()
    writer.catalogIdentity(id: id, revision: revision, digest: digest.description)
    writer.closeObject()
  }
}

extension JSONWriter {
  /// Writes the three members that tell a catalog from every other.
  mutating func catalogIdentity(id: String, revision: String, digest: String) {
    key("id")
    string(id)
    key("revision")
    string(revision)
    key("digest")
    string(digest)
  }
}
