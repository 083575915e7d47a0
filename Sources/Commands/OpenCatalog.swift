import CatalogSessions
import Catalogs
import Diagnostics
import Quantities

/// How a user wants a catalog to be read, as he wrote it.
public struct SessionRequest: Sendable {
  public var date: String?
  public var market: String?
  public var plant: String?
  public var language: String?

  public init(date: String? = nil, market: String? = nil, plant: String? = nil, language: String? = nil) {
    self.date = date
    self.market = market
    self.plant = plant
    self.language = language
  }
}

/// Reads a catalog and makes it ready for use; warnings come back beside it. Throws every error found in the catalog, or in
/// the request, at places that an editor opens from where `path` leads; those of warnings, and of all that the session tells,
/// are relative to the catalog's folder.
public func openCatalog(
  at path: String, _ request: SessionRequest
) throws(DiagnosedFailure) -> (session: CatalogSession, warnings: [Diagnostic]) {
  let (catalog, warnings) = try read(path)
  var problems: [Diagnostic] = []
  var preset = CatalogSession.Preset()
  if let text = request.date {
    preset.date = CalendarDate(text)
    if preset.date == nil {
      problems.append(Diagnostic("bad-date", at: nil, "'\(text)' is no date; write it as 2026-12-20"))
    }
  }
  preset.market = index(of: request.market, among: catalog.markets.map(\.id), "market", &problems)
  preset.plant = index(of: request.plant, among: catalog.plants.map(\.id), "plant", &problems)
  if !problems.isEmpty { throw DiagnosedFailure(problems) }
  let languages = request.language.map { [$0] } ?? []
  return (CatalogSession(catalog, languages: languages, preset: preset), warnings)
}

private func read(_ path: String) throws(DiagnosedFailure) -> (catalog: Catalog, warnings: [Diagnostic]) {
  do throws(DiagnosedFailure) {
    return try readCatalog(at: path)
  } catch {
    throw DiagnosedFailure(error.diagnostics.map { $0.located(fromCatalogAt: path) })
  }
}

private func index(of id: String?, among ids: [String], _ kind: String, _ problems: inout [Diagnostic]) -> Int? {
  guard let id else { return nil }
  if let index = ids.firstIndex(of: id) { return index }
  problems.append(
    Diagnostic(
      "unknown-\(kind)", at: nil, "the catalog has no \(kind) '\(id)'", suggestion: nearest(to: id, among: ids)))
  return nil
}
