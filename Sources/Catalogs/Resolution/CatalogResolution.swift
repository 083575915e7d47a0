import CatalogXML
import Diagnostics
import Expressions
import Quantities

/// One catalog on its way from element trees to a `Catalog`, pass by pass.
///
/// Every pass looks at whatever can be looked at and reports every mistake; what could not be made is left out, and what
/// refers to it keeps silent. Form has been checked by `LanguageCheck`; a missing or malformed attribute is silent here.
/// It lives while a catalog is read, on one thread.
final class CatalogResolution {
  var files: CatalogFiles
  let limits: CatalogLimits
  var diagnostics: [Diagnostic] = []
  let languages: [String]
  let currency: Currency?

  let marketDefinitions: Definitions
  let valuesDefinitions: Definitions
  let tableDefinitions: Definitions
  let partDefinitions: Definitions
  let productDefinitions: Definitions
  let plantDefinitions: Definitions
  let testDefinitions: Definitions

  var markets: [Market] = []
  /// By id of the list, or `product.characteristic`; a mistaken list is not there.
  var domains: [String: DomainDraft] = [:]
  /// By id of the list: whose choice it belongs to, empty for a shared one, and where it is.
  var domainOwners: [String: (product: String, place: SourceRange)] = [:]
  /// Ids of all lists, in order.
  var domainIds: [String] = []
  var tables: [String: LookupTable] = [:]
  var parts: [Part] = []
  /// By part: the lines of its own bill with all below it written out; one more than the limit where there are more.
  var partLines: [Int] = []
  var plants: [Plant] = []
  /// Of all plants.
  var supplierIds: [String] = []
  /// In the order of the files.
  var products: [ProductDraft] = []
  var tests: [CatalogTest] = []

  /// Parts and lists that something uses.
  var usedParts: Set<Int> = []
  var usedDomains: Set<String> = []
  var usedTables: Set<String> = []
  /// For each work center's id, the values of its operations' families.
  var families: [String: Set<String>] = [:]
  /// Suggestions still to be searched for; a search looks at every id of a kind.
  var remainingSuggestions = 200

  /// Defines the ids of everything in the files.
  init(_ files: CatalogFiles, root: XMLElement) {
    self.files = files
    limits = files.limits
    languages = root.words("languages")?.map(\.text) ?? []
    currency = root.currency("currency")
    let byName = Dictionary(grouping: files.definitions, by: \.name)
    marketDefinitions = Definitions("market", byName["market"] ?? [])
    valuesDefinitions = Definitions("list of values", byName["values"] ?? [])
    tableDefinitions = Definitions("table", byName["table"] ?? [])
    partDefinitions = Definitions("part", byName["part"] ?? [])
    productDefinitions = Definitions("product", byName["product"] ?? [])
    plantDefinitions = Definitions("plant", byName["plant"] ?? [])
    testDefinitions = Definitions("test", byName["test"] ?? [])
    for definitions in [
      marketDefinitions, valuesDefinitions, tableDefinitions, partDefinitions, productDefinitions, plantDefinitions,
      testDefinitions,
    ] {
      diagnostics += definitions.diagnostics
    }
  }
}

/// A list of values that a characteristic can choose from.
struct DomainDraft {
  var domain: ChoiceDomain
  /// One for each value of the domain.
  var values: [ChoiceValue]
}

extension CatalogResolution {
  /// Reports a mistake.
  func report(
    _ code: String, at place: SourceRange?, _ message: String, notes: [Diagnostic.Note] = [], suggestion: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, at: place, message, notes: notes, suggestion: suggestion))
  }

  /// Reports something that may be meant, but rarely is.
  func warn(_ code: String, at place: SourceRange?, _ message: String, notes: [Diagnostic.Note] = []) {
    diagnostics.append(Diagnostic(code, severity: .warning, at: place, message, notes: notes))
  }

  /// Whether a definition of `id` may be missing only because of a mistake that has been reported.
  func isExcused(_ id: String) -> Bool { files.isIncomplete || files.mistakenIds.contains(id) }

  /// The nearest of `candidates`, as long as not too many have been searched for.
  func suggestion(for name: String, among candidates: [String]) -> String? {
    guard remainingSuggestions > 0 else { return nil }
    remainingSuggestions -= 1
    return nearest(to: name, among: candidates)
  }
}
