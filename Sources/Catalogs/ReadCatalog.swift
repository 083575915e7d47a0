import CatalogXML
import Diagnostics
import Quantities

/// Reads the catalog whose main file is at `path`, with all files that it imports.
///
/// All stages go on after a mistake; a mistake is reported once, and what follows from it is not. Nothing outside the
/// catalog's folder is opened, or outside the nearest folder above it that holds a file `orderwright-catalogs`.
/// Places name every file as seen from the catalog's folder, so that they are the same wherever the catalog lies and however
/// `path` spells it; `Diagnostic.located(fromCatalogAt:)` makes paths of them that an editor opens.
/// Cost: linear in the files, but for suggestions, of which there are at most 200.
///
/// - Returns: the catalog, and what is odd about it, in reading order.
/// - Throws: every mistake together with the warnings, in reading order: file by file as they are imported, each from top
///   to bottom.
public func readCatalog(
  at path: String, limits: CatalogLimits = CatalogLimits()
) throws(DiagnosedFailure) -> (catalog: Catalog, warnings: [Diagnostic]) {
  let files = CatalogFiles(mainPath: path, limits: limits)
  guard let root = files.root, root.name == CatalogLanguage.mainRoot else {
    throw DiagnosedFailure(files.diagnostics.inReadingOrder(of: files.names))
  }
  let resolution = CatalogResolution(files, root: root)
  let catalog = resolution.resolve(root)
  let found = (resolution.files.diagnostics + resolution.diagnostics).inReadingOrder(of: resolution.files.names)
  guard let catalog, found.allSatisfy({ $0.severity != .error }) else { throw DiagnosedFailure(found) }
  return (catalog, found)
}

extension CatalogResolution {
  /// Runs all passes; nil where the head of the catalog is mistaken.
  func resolve(_ root: XMLElement) -> Catalog? {
    let labels = labels(of: root)
    resolveVocabulary()
    resolveTables()
    resolvePlants()
    resolveParts()
    resolveProducts()
    resolveTests(date: root.date("date"))
    // What is mistaken may be what uses the rest.
    if !files.isIncomplete, !hasErrors(since: 0), files.diagnostics.isEmpty {
      checkSetUpMatrices()
      reportUnused()
    }
    guard let id = root.id, let revision = root.string("revision"), let date = root.date("date"), let currency else {
      return nil
    }
    return Catalog(
      id: id, revision: revision, date: date, currency: currency, languages: languages, labels: labels,
      digest: files.digest, files: files.names, markets: markets, parts: parts, products: products.map(\.product),
      plants: plants, tests: tests)
  }
}

extension Diagnostic {
  /// The same with paths that lead from where `path` leads to the catalog's main file: for terminals and editors.
  public func located(fromCatalogAt path: String) -> Diagnostic {
    let folder = FilePath.folder(of: path)
    var located = self
    located.place?.rename { FilePath.join(folder, $0) }
    for index in located.notes.indices { located.notes[index].place?.rename { FilePath.join(folder, $0) } }
    return located
  }
}

extension SourceRange {
  fileprivate mutating func rename(_ name: (String) -> String) { file = name(file) }
}
