import Catalogs
import Diagnostics
import Expressions
import Quantities
import Testing

/// Everything in the language arrives in the catalog.
@Suite struct ReadCatalogTests {
  static func full() throws -> Catalog {
    let reading = try CatalogFolder(FullCatalog.files).read("shop/catalog.xml")
    #expect(reading.texts == [])
    return try #require(reading.catalog)
  }

  @Test func theSmallCatalogIsSound() throws {
    let reading = try CatalogFolder(["catalog.xml": SmallCatalog().source]).read()
    #expect(reading.texts == [])
    #expect(reading.catalog != nil)
  }

  @Test func headAndFiles() throws {
    let catalog = try Self.full()
    #expect(catalog.id == "full")
    #expect(catalog.revision == "3.1")
    #expect(catalog.date.description == "2026-11-24")
    #expect(catalog.currency.code == "CNY")
    #expect(catalog.languages == ["zh", "en"])
    #expect(catalog.labels.text(in: ["zh"]) == "全")
    #expect(
      catalog.files == [
        "catalog.xml", "../common/plant.xml", "../common/parts.xml", "cupboard.xml", "hinge.csv", "../common/stock.csv",
        "sizes.csv",
      ])
    #expect(catalog.digest.hasPrefix("sha256:") && catalog.digest.count == 71)
    #expect(catalog.markets.map(\.id) == ["cn", "eu"])
    #expect(catalog.markets.map(\.currency?.code) == [nil, "CNY"])
  }

  @Test func characteristics() throws {
    let cupboard = try Self.full().products[0]
    #expect(cupboard.unit.code == "SET" && cupboard.leadTimeDays == 8 && cupboard.plant == 0)
    #expect(cupboard.groups.map(\.characteristics) == [0..<3])
    let found = cupboard.characteristics
    #expect(
      found.map(\.id) == [
        "width", "size", "finish", "lock", "extras", "handle", "name", "weight", "hinges", "share",
      ])
    #expect(found.map(\.slot) == Array(0..<10))
    #expect(found[0].type == .number(NumberType(scale: 0, range: 600...1200, unit: .millimetre)))
    #expect(found[0].step == 100)
    #expect(found[1].values.map(\.id) == ["small", "medium", "large"])
    #expect(found[1].values[1].effectivity.markets == [0])
    #expect(found[1].values[1].effectivity.plants == [0])
    #expect(found[4].type == .set(ChoiceDomain(id: "cupboard.extras", values: ["lamp", "rail", "mat"])))
    if case .chosen(.constant(let bits)?) = found[4].source {
      #expect(bits == 0b101)
    } else {
      Issue.record("no default")
    }
    #expect(!found[5].isObligatory)
    #expect(found[6].textDefault == "ABC" && found[6].pattern?.text == "[A-Z]*")
    #expect(found[7].type == .number(NumberType(scale: 2, range: 100...4050, unit: Unit(code: "KGM"))))
    #expect(found[7].step == 25)
    if case .derived(let share) = found[9].source, case .number(let type) = share.type {
      #expect(type.scale == 1 && type.range == 1...50)
      #expect(share.term.value { $0 == 7 ? 525 : 0 } == 6)
    } else {
      Issue.record("share is not derived")
    }
    #expect(found[9].isHidden)
  }

  @Test func componentsAreLaidOutInstanceByInstance() throws {
    let catalog = try Self.full()
    let cupboard = catalog.products[0]
    #expect(catalog.products[1].cellCount == 2)
    #expect(cupboard.components.map(\.product) == [1, 1])
    #expect(cupboard.components.map(\.maximumCount) == [3, 1])
    #expect(cupboard.components.map(\.countSlot) == [10, 17])
    #expect(cupboard.components.map(\.firstSlot) == [11, 18])
    #expect(cupboard.cellCount == 20)
    let binding = try #require(cupboard.components[0].bindings.first)
    #expect(binding.characteristic == 0)
    #expect(binding.value.term.value { $0 == 0 ? 900 : 0 } == 700)
  }

  @Test func rulesAndCombinations() throws {
    let cupboard = try Self.full().products[0]
    #expect(cupboard.rules.map(\.id) == ["R1", "R2"])
    #expect(cupboard.rules[0].because.text(in: ["en"]) == "No room.")
    #expect(cupboard.rules[0].effectivity.markets == [1])
    #expect(cupboard.rules.map(\.weight) == [1, 5])
    for (lock, size, holds) in [(1, 0, 0), (1, 1, 1), (0, 0, 1)] as [(Int64, Int64, Int64)] {
      #expect(cupboard.rules[0].condition.value { $0 == 3 ? lock : $0 == 1 ? size : 0 } == holds)
    }
    let first = cupboard.combinations[0]
    #expect(first.slots == [0, 1, 3])
    #expect(
      first.rows == [
        [.values([1000]), .values([1, 2]), .values([0])],
        [.range(900...1200), .values([2]), .values([1])],
        [.values([600, 700]), .values([0, 1]), .any],
      ])
    #expect(cupboard.combinations[1].slots == [19, 3])
    #expect(cupboard.combinations[1].when?.value { $0 == 17 ? 1 : 0 } == 1)
  }

  @Test func pricesPositionsAndOperations() throws {
    let catalog = try Self.full()
    let cupboard = catalog.products[0]
    #expect(cupboard.prices.map(\.id) == ["B", "S", "Q", "price-rounding"])
    #expect(cupboard.positions.map(\.path) == ["10", "10/20", "20", "30"])
    #expect(cupboard.positions.map(\.parent) == [nil, 0, nil, nil])
    guard case .byValues(let slots, let radices, let parts) = cupboard.positions[0].part else {
      Issue.record("no template")
      return
    }
    #expect(slots == [1, 2] && radices == [3, 2])
    #expect(
      parts.map { catalog.parts[$0].id } == [
        "FRAME-small-oil", "FRAME-small-lacquer", "FRAME-medium-oil", "FRAME-medium-lacquer", "FRAME-large-oil",
        "FRAME-large-lacquer",
      ])
    let cut = try #require(cupboard.positions[1].cut)
    #expect(cut.length.term.value { _ in 900 } == 864)
    #expect(cut.edges == [.front, .left] && cut.grain == .length && cut.cutWidth == nil)
    #expect(cupboard.operations.map(\.id) == ["10", "20", "30"])
    #expect(
      cupboard.operations.map(\.after) == [
        [.component(0)], [.operation(0)], [.operation(0), .component(1)],
      ])
    #expect(cupboard.operations[0].position == 1)
    #expect(cupboard.operations[0].family?.slot == 2)
  }

  /// The condition excludes blue, so there need be no blue part.
  @Test func templatesNeedOnlyThePartsThatCanArise() throws {
    let reading = try CatalogFolder([
      "catalog.xml": SmallCatalog(
        top: #"<part id="BASE-red" kind="make"><label xml:lang="en">B</label></part>"#,
        product: #"<position id="90" part="BASE-{colour}" quantity="1" when="colour ne 'blue' and lid"/>"#
      ).source
    ]).read()
    #expect(reading.texts == [])
    let catalog = try #require(reading.catalog)
    guard case .byValues(_, _, let parts)? = catalog.products[1].positions.last?.part else {
      Issue.record("no template")
      return
    }
    #expect(parts.map { catalog.parts[$0].id } == ["BASE-red", "BASE-red"])
  }

  @Test func partsAndPlants() throws {
    let catalog = try Self.full()
    let board = catalog.parts[0]
    #expect(board.id == "BOARD" && board.lotSize == FixedDecimal("10") && board.leadTimeDays == 5)
    let set = catalog.parts[4]
    #expect(set.bill.map(\.quantity) == [FixedDecimal("10")])
    #expect(set.bill[0].alternatives.map(\.part) == [0])
    let plant = catalog.plants[0]
    #expect(plant.shippingDays == 2)
    #expect(
      plant.calendars[0].shifts == [
        .init(days: [0, 1], from: 21_600, until: 50_400, breaks: [32_400..<34_200, 43_200..<44_100]),
        .init(days: [0, 4], from: 79_200, until: 108_000, breaks: [93_600..<95_400], efficiency: 80),
      ])
    #expect(plant.calendars[0].holidays.map(\.until.description) == ["2026-10-08", "2026-05-02"])
    #expect(plant.calendars[0].extraShifts.map(\.until) == [86_400])
    #expect(plant.calendars[0].extraShifts.map(\.efficiency) == [120])
    #expect(plant.workCenters[0].resources.map(\.calendar) == [0, 1])
    #expect(plant.workCenters[0].setUps?.different.seconds == 600)
    #expect(plant.stock.map(\.part) == [0, 1])
    #expect(plant.stock.map(\.quantity) == [FixedDecimal("12.5"), FixedDecimal("7")])
    #expect(plant.receipts.map(\.part) == [0, 1])
  }

  @Test func testsAreTaken() throws {
    let tests = try Self.full().tests
    #expect(tests.map(\.id) == ["T1", "T2"])
    #expect(tests[0].slice == Slice(date: try #require(CalendarDate("2026-12-01")), market: 0, plant: 0))
    #expect(tests[0].given.map(\.path) == ["width", "drawer[2].soft-close"])
    #expect(tests[0].expectations.count == 7)
    #expect(tests[1].slice.market == nil)
  }
}
