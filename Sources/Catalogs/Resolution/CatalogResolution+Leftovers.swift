import CatalogXML
import Diagnostics

extension CatalogResolution {
  /// Warns of what nothing uses. Files outside the catalog's own folder are shared with other catalogs and may hold more
  /// than this one needs.
  func reportUnused() {
    let folder = files.names.first.map(FilePath.folder(of:)) ?? ""
    let isOwn: (SourceRange) -> Bool = { place in
      FilePath.folder(of: place.file) == folder || folder.isEmpty && !place.file.hasPrefix("..")
        || place.file.hasPrefix(folder + "/")
    }
    for (index, part) in parts.enumerated() where !usedParts.contains(index) && isOwn(part.place) {
      warn("unused-part", at: part.place, "nothing is made of the part '\(part.id)'")
    }
    for element in valuesDefinitions.elements {
      if let id = element.id, !usedDomains.contains(id), isOwn(element.idPlace) {
        warn("unused-values", at: element.idPlace, "nothing uses the list of values '\(id)'")
      }
    }
    for element in tableDefinitions.elements {
      if let id = element.id, !usedTables.contains(id), isOwn(element.idPlace) {
        warn("unused-table", at: element.idPlace, "nothing looks anything up in the table '\(id)'")
      }
    }
  }
}
