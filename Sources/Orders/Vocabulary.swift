import Catalogs
import Expressions

/// The names that order lines may use for a catalog's things, ready for look-up by their bytes.
public final class Vocabulary: Sendable {
  /// What a name means inside a product.
  enum Member: Hashable, Sendable {
    case characteristic(Int)
    case component(Int)
  }

  public let products: NameTable
  public let markets: NameTable
  public let plants: NameTable
  /// By product.
  private let members: [NameTable]
  private let memberMeanings: [[Member]]
  /// By product and characteristic: the values of a choice; nil for what is no choice.
  private let values: [[NameTable?]]

  public init(_ catalog: Catalog) {
    products = NameTable(catalog.products.enumerated().map { ($1.id, $0) })
    markets = NameTable(catalog.markets.enumerated().map { ($1.id, $0) })
    plants = NameTable(catalog.plants.enumerated().map { ($1.id, $0) })
    memberMeanings = catalog.products.map { product in
      product.characteristics.indices.map(Member.characteristic) + product.components.indices.map(Member.component)
    }
    members = catalog.products.map { product in
      let names = product.characteristics.map(\.id) + product.components.map(\.id)
      return NameTable(names.enumerated().map { ($1, $0) })
    }
    values = catalog.products.map { product in
      product.characteristics.map { characteristic in
        characteristic.type.domain.map { NameTable($0.values.enumerated().map { ($1, $0) }) }
      }
    }
  }

  func member(of product: Int, named name: UnsafeRawBufferPointer) -> Member? {
    unsafe members[product].number(of: name).map { memberMeanings[product][$0] }
  }

  func memberNames(of product: Int) -> [String] { members[product].allNames }

  func values(of product: Int, characteristic: Int) -> NameTable? { values[product][characteristic] }
}

extension ValueType {
  /// The values to choose from; nil for what is no choice.
  var domain: ChoiceDomain? {
    switch self {
    case .value(let domain, _), .set(let domain): domain
    case .boolean, .number, .text: nil
    }
  }
}
