import Catalogs

/// How much a catalog holds, for the person who checks it.
public struct CatalogCounts: Hashable, Sendable {
  public var products = 0
  /// Over all products.
  public var characteristics = 0
  /// Values of choices over all products; a shared list counts wherever it is used.
  public var values = 0
  public var rules = 0
  /// Combination tables.
  public var tables = 0
  public var parts = 0
  /// Of products, and of parts' fixed bills.
  public var positions = 0
  public var operations = 0

  public init(_ catalog: Catalog) {
    products = catalog.products.count
    parts = catalog.parts.count
    for product in catalog.products {
      characteristics += product.characteristics.count
      values += product.characteristics.reduce(0) { $0 + $1.values.count }
      rules += product.rules.count
      tables += product.combinations.count
      positions += product.positions.count
      operations += product.operations.count
    }
    positions += catalog.parts.reduce(0) { $0 + $1.bill.count }
  }

  /// Every count with its name, in the order in which they are shown.
  public var named: [(name: String, count: Int)] {
    [
      ("products", products), ("characteristics", characteristics), ("values", values), ("rules", rules),
      ("tables", tables), ("parts", parts), ("positions", positions), ("operations", operations),
    ]
  }
}
