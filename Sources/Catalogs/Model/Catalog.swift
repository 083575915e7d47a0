import Diagnostics
import Expressions
import Quantities

/// A manufacturer's products and plants, resolved: every id looked up, every expression typed.
///
/// Things refer to each other by index into the arrays here, in the order in which the files define them.
public struct Catalog: Sendable {
  public var id: String
  public var revision: String
  /// The day at which the catalog is read where nobody says another.
  public var date: CalendarDate
  public var currency: Currency
  /// The fallback chain for labels; never empty.
  public var languages: [String]
  public var labels: Labels
  /// SHA-256 over the files as read, in the order of first import: `sha256:` and 64 hexadecimal digits.
  public var digest: String
  public var files: [String]
  public var markets: [Market]
  public var parts: [Part]
  public var products: [Product]
  public var plants: [Plant]
  public var tests: [CatalogTest]

  public init(
    id: String, revision: String, date: CalendarDate, currency: Currency, languages: [String], labels: Labels,
    digest: String, files: [String], markets: [Market] = [], parts: [Part] = [], products: [Product] = [],
    plants: [Plant] = [], tests: [CatalogTest] = []
  ) {
    self.id = id
    self.revision = revision
    self.date = date
    self.currency = currency
    self.languages = languages
    self.labels = labels
    self.digest = digest
    self.files = files
    self.markets = markets
    self.parts = parts
    self.products = products
    self.plants = plants
    self.tests = tests
  }
}

/// Where products are sold: rules, values and prices may count in some markets only.
public struct Market: Sendable {
  public var id: String
  public var labels: Labels
  public var currency: Currency?
  public var place: SourceRange

  public init(id: String, labels: Labels, currency: Currency? = nil, place: SourceRange) {
    self.id = id
    self.labels = labels
    self.currency = currency
    self.place = place
  }
}
