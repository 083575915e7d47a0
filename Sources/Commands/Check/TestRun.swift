import Answers
import CatalogChecks
import CatalogSessions
import Catalogs
import Diagnostics
import JSONLines

/// Runs a catalog's tests through the chain that orders take.
struct TestRun: ~Copyable {
  private let session: CatalogSession
  private var evaluator: OrderEvaluator
  private var line = JSONWriter()

  /// A run of the catalog's tests. A test counts at its own day, market and plant, never at those of another session.
  init(_ catalog: Catalog, languages: [String]) {
    session = CatalogSession(catalog, languages: languages)
    evaluator = OrderEvaluator(session, depth: [.making, .positions])
  }

  /// Runs a test: one diagnostic for each expectation that is not met.
  mutating func failures(of test: CatalogTest) -> [Diagnostic] {
    let slice = session.slice(
      product: test.product, date: test.slice.date, market: test.slice.market, plant: test.slice.plant)
    let model = session.model(session.key(product: test.product, slice: slice), slice: slice).model
    line.reset()
    TestOrder(test, model).write(to: &line)
    return TestExpectations(test, unsafe evaluator.outcome(of: line.bytes, number: 1, in: slice)).failures
  }
}
