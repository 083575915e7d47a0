import Catalogs
import Configurations
import ConstraintModels
import Expressions
import Quantities
import Testing

@testable import BillsOfMaterials

/// Bills and routings at the edge of what can be made.
struct BillEdgesTests {
  /// A product with one number from -5 to 5 and nothing else, in a catalog with parts.
  private static func catalog(_ complete: (inout Product) -> Void) -> Catalog {
    var maker = MakingMaker(seed: 1)
    var catalog = maker.catalog()
    for part in catalog.parts.indices { (catalog.parts[part].kind, catalog.parts[part].bill) = (.make, []) }
    var product = catalog.products[0]
    (product.components, product.positions, product.operations) = ([], [], [])
    product.characteristics = [
      Characteristic(
        id: "n", labels: Labels(), place: product.place, slot: 0, type: .number(NumberType(scale: 0, range: -5...5)),
        source: .chosen(default: nil))
    ]
    product.cellCount = 1
    complete(&product)
    catalog.products = [product]
    return catalog
  }

  private static func expression(_ term: Term) -> TypedExpression {
    TypedExpression(type: .number(NumberType(scale: 0, range: term.range)), term: term, text: "", place: nil)
  }

  private static let number = expression(.load(0, range: -5...5))

  private static func position(
    _ id: String, under parent: Int? = nil, _ quantity: TypedExpression, cut: Position.Cut? = nil, in product: Product
  ) -> Position {
    Position(
      id: id, path: parent.map { "\(product.positions[$0].path)/\(id)" } ?? id, place: product.place, parent: parent,
      part: .fixed(0), quantity: quantity, when: nil, scrap: nil, effectivity: .always, alternatives: [], cut: cut)
  }

  private static func bill(_ catalog: Catalog, _ value: Int64) throws(QuantityFlaw) -> [BillLine] {
    let bill = BillModel(ProductModel(catalog, product: 0, slice: MakingMaker.slice))
    let row = ConfigurationRow(cellCount: 1, registerCount: bill.registerCount)
    row.give(value, to: 0)
    bill.evaluate(row)
    return try bill.bill(row)
  }

  @Test func negativeQuantitiesAreRefusedAndZerosLeftOut() throws {
    let catalog = Self.catalog { product in
      product.positions.append(Self.position("1", Self.expression(.constant(2)), in: product))
      product.positions.append(Self.position("2", Self.number, in: product))
      product.positions.append(Self.position("3", under: 1, Self.expression(.constant(3)), in: product))
      product.positions.append(Self.position("4", Self.expression(.constant(4)), in: product))
    }
    #expect(try Self.bill(catalog, 1).map(\.path) == ["1", "2", "2/3", "4"])
    #expect(try Self.bill(catalog, 0).map(\.path) == ["1", "4"])
    #expect(throws: QuantityFlaw(.negative, path: "2")) { try Self.bill(catalog, -1) }
  }

  @Test(arguments: 0..<5) func cutSizesMustBePositive(_ side: Int) throws {
    let sizes = (0..<5).map { $0 == side ? Self.number : Self.expression(.constant(7)) }
    let catalog = Self.catalog { product in
      let cut = Position.Cut(
        length: sizes[0], width: sizes[1], thickness: sizes[2], cutLength: sizes[3], cutWidth: sizes[4], grain: .none,
        edges: [], edgePart: nil)
      product.positions.append(Self.position("1", Self.expression(.constant(1)), cut: cut, in: product))
    }
    #expect(try Self.bill(catalog, 1).map(\.path) == ["1"])
    for value: Int64 in [0, -1] {
      #expect(throws: QuantityFlaw(.noSize, path: "1")) { try Self.bill(catalog, value) }
    }
  }

  /// Each operation waits for the next one in the file.
  @Test func longChainsOfOperationsAreNoRecursion() {
    let count = 8_000
    let catalog = Self.catalog { product in
      product.operations = (0..<count).map { i in
        Catalogs.Operation(
          id: "o\(i)", labels: Labels(), place: product.place, workCenter: "w", when: nil, setUp: nil,
          run: Self.expression(.constant(1)), family: nil, after: i + 1 < count ? [.operation(i + 1)] : [],
          position: nil, skill: nil, mayPause: true, transfer: nil, effectivity: .always)
      }
    }
    let bill = BillModel(ProductModel(catalog, product: 0, slice: MakingMaker.slice))
    let row = ConfigurationRow(cellCount: 1, registerCount: bill.registerCount)
    row.give(0, to: 0)
    bill.evaluate(row)
    let routing = bill.routing(row)
    #expect(routing.map(\.operation) == Array((0..<count).reversed()))
    #expect(routing.indices.allSatisfy { routing[$0].after == ($0 == 0 ? [] : [$0 - 1]) })
  }
}
