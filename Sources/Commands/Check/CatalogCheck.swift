import CatalogChecks
import CatalogSessions
import Catalogs
import Diagnostics

/// Checks the catalog whose main file is at `path`: its files, then whether its products can be had, then its tests.
///
/// Never throws: mistakes, also in the request, are what the report holds. A request's day, market and plant say at which
/// slice products are checked; without a market each of the catalog's is. Tests keep to their own.
/// Cost: linear in the files; then a search for each product and market, and one run of the chain for each test.
public func checkCatalog(at path: String, _ request: SessionRequest = SessionRequest()) -> CatalogReport {
  do throws(DiagnosedFailure) {
    let opened = try openCatalog(at: path, request)
    return check(opened.session, warnings: opened.warnings).located(fromCatalogAt: path)
  } catch {
    return CatalogReport(mistakes: error.diagnostics)
  }
}

private func check(_ session: CatalogSession, warnings: [Diagnostic]) -> CatalogReport {
  let catalog = session.catalog
  var found = warnings
  let plants = PlantCheck(catalog)
  var prices = PriceCheck(catalog)
  for product in catalog.products.indices {
    let check = ProductCheck(product, in: session)
    found += check.diagnostics() + plants.diagnostics(of: product, in: check.slices)
    found += prices.diagnostics(of: product, in: check.slices)
  }
  var run = TestRun(catalog, languages: session.languages)
  var failed = 0
  for test in catalog.tests {
    let failures = run.failures(of: test)
    if !failures.isEmpty { failed += 1 }
    found += failures
  }
  return CatalogReport(
    catalog, found: found, passedTests: catalog.tests.count - failed, failedTests: failed)
}
