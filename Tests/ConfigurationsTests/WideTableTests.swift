import Catalogs
import ConstraintModels
import Expressions
import Testing

@testable import Configurations

/// Combination tables whose ranges stand for more combinations than could be written out.
struct WideTableTests {
  @Test(arguments: [CombinationTable.Mode.allowed, .excluded])
  func rangesOverManyColumns(mode: CombinationTable.Mode) throws {
    var random = SplitMix(seed: 7)
    let rows = (0..<40).map { _ in
      (0..<4).map { _ -> CombinationTable.Cell in
        let first = random.pick(0...900)
        return .range(first...min(first + random.pick(50...700), 1_000))
      }
    }
    let model = Self.model(rows, mode)
    let configurator = Configurator(CompletionModel(model), network: ModelNetwork(model))
    for _ in 0..<25 {
      var choices = RandomChoices(&random, model, density: 1)
      let values = (0..<4).map { choices.fields[$0]! }
      let isNamed = rows.contains { zip($0, values).allSatisfy { $0.admits($1) } }
      let isAllowed = isNamed == (mode == .allowed)
      if case .valid = Answer(configurator, choices).outcome {
        #expect(isAllowed)
      } else {
        #expect(!isAllowed)
        // With one choice less the search has to find the rest by the table.
        choices.fields[3] = nil
        let couldFit = (0...1_000 as ClosedRange<Int64>).contains { last in
          rows.contains { zip($0, values.dropLast() + [last]).allSatisfy { $0.admits($1) } } == (mode == .allowed)
        }
        let answer = Answer(configurator, choices)
        if case .valid = answer.outcome { #expect(couldFit) } else { #expect(!couldFit) }
      }
    }
  }

  private static func model(_ rows: [[CombinationTable.Cell]], _ mode: CombinationTable.Mode) -> ProductModel {
    var maker = CatalogMaker(seed: 1)
    var catalog = maker.catalog()
    var product = Product(id: "wide", labels: Labels(), place: CatalogMaker.place, unit: .one)
    product.characteristics = (0..<4).map { slot in
      Characteristic(
        id: "c\(slot)", labels: Labels(), place: CatalogMaker.place, slot: slot,
        type: .number(NumberType(scale: 0, range: 0...1_000)), source: .chosen(default: .constant(500)))
    }
    product.cellCount = 4
    product.combinations = [
      CombinationTable(
        id: "T", because: Labels(), place: CatalogMaker.place, effectivity: .always, mode: mode, when: nil,
        slots: [0, 1, 2, 3], rows: rows)
    ]
    catalog.products = [product]
    return ProductModel(catalog, product: 0, slice: CatalogMaker.slice)
  }
}
