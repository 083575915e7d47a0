import Catalogs
import Configurations
import ConstraintModels
import Quantities
import Testing

@testable import BillsOfMaterials

/// Bills and routings of random products, held against recursion over the catalog.
struct ExplosionTests {
  @Test(arguments: UInt64(0)..<300)
  func billsAndRoutingsAreThoseOfTheNaiveRecursion(seed: UInt64) {
    var maker = MakingMaker(seed: seed)
    let catalog = maker.catalog()
    let product = catalog.products.count - 1
    let bill = BillModel(ProductModel(catalog, product: product, slice: MakingMaker.slice))
    let row = ConfigurationRow(cellCount: catalog.products[product].cellCount, registerCount: bill.registerCount)
    for _ in 0..<8 {
      let cells = maker.cells(catalog, catalog.products[product])
      for (slot, content) in cells.enumerated() { row.give(content, to: slot) }
      bill.evaluate(row)
      let naive = NaiveMaking(catalog, row: cells)
      check(bill, row, naive)
      check(bill.routing(row), naive.steps)
    }
  }

  private func check(_ bill: BillModel, _ row: ConfigurationRow, _ expected: NaiveMaking) {
    do throws(QuantityFlaw) {
      let lines = try bill.bill(row).map {
        NaiveMaking.Line(
          path: $0.path, part: $0.part, level: $0.level, quantity: Fraction($0.quantity), parent: $0.parent)
      }
      #expect(lines == expected.lines)
      #expect(expected.firstNegative == nil)
    } catch  where error.reason == .negative {
      #expect(error.path == expected.firstNegative)
    } catch {
      #expect(error.reason == .tooLarge)
      // Scrap with a digit adds three more on every level; 18 are kept.
      #expect(error.path.split(separator: "/").count > 5, "\(error.path)")
    }
  }

  private func check(_ routing: [RoutingStep], _ expected: [NaiveMaking.Step]) {
    let found = routing.map { step in
      NaiveMaking.Step(id: step.id, seconds: step.run, after: Set(step.after.map { routing[$0].id }))
    }
    #expect(routing.indices.allSatisfy { i in routing[i].after.allSatisfy { $0 < i } }, "predecessors stand before")
    #expect(found.sorted { $0.id < $1.id } == expected.sorted { $0.id < $1.id })
  }

  /// A value that the position's condition excludes needs no part.
  @Test func templatesMayHaveGaps() throws {
    var maker = MakingMaker(seed: 1)
    var catalog = maker.catalog()
    var product = catalog.products[0]
    product.components = []
    product.operations = []
    product.cellCount = 4
    product.positions = [
      Position(
        id: "10", path: "10", place: product.place, parent: nil,
        part: .byValues(slots: [0], radices: [3], parts: [1, -1, 2]),
        quantity: .init(type: .number(.init(scale: 0, range: 1...1)), term: .constant(1), text: "1", place: nil),
        when: .not(.equal(.load(0, range: 0...2), .constant(1))), scrap: nil, effectivity: .always, alternatives: [],
        cut: nil)
    ]
    catalog.products = [product]
    let bill = BillModel(ProductModel(catalog, product: 0, slice: MakingMaker.slice))
    let row = ConfigurationRow(cellCount: 4, registerCount: bill.registerCount)
    for (value, part) in [(0, 1), (1, nil), (2, 2)] as [(Int64, Int?)] {
      for slot in 0..<4 { row.give(slot == 0 ? value : 0, to: slot) }
      bill.evaluate(row)
      let isShown = part.map { catalog.parts[$0].kind != .phantom } ?? false
      #expect(try bill.bill(row).first?.part == (isShown ? part : nil) || !isShown)
    }
  }

  @Test func quantitiesBeyondDecimalsNameTheirPosition() {
    var maker = MakingMaker(seed: 2)
    var catalog = maker.catalog()
    var product = catalog.products[0]
    (product.components, product.operations, product.cellCount) = ([], [], 4)
    product.positions = (0..<2).map { i in
      Position(
        id: "\(i)", path: i == 0 ? "0" : "0/1", place: product.place, parent: i == 0 ? nil : 0, part: .fixed(0),
        quantity: .init(
          type: .number(.init(scale: 0, range: 0...(1 << 61))),
          term: .choose(.load(2, range: 0...1), .constant(1 << 61), .constant(0)), text: "", place: nil),
        when: nil, scrap: nil, effectivity: .always, alternatives: [], cut: nil)
    }
    catalog.products = [product]
    let bill = BillModel(ProductModel(catalog, product: 0, slice: MakingMaker.slice))
    let row = ConfigurationRow(cellCount: 4, registerCount: bill.registerCount)
    for slot in 0..<4 { row.give(1, to: slot) }
    bill.evaluate(row)
    #expect(throws: QuantityFlaw(.tooLarge, path: "0/1")) { try bill.bill(row) }
  }
}
