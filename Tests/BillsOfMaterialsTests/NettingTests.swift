import BillsOfMaterials
import Catalogs
import Quantities
import Testing
import Threads

struct NettingTests {
  @Test(arguments: 0..<150)
  func agreesWithTheTwin(seed: Int) throws {
    let test = NettingCase(seed: UInt64(seed))
    let net = try Netting(test.catalog, plant: 0, today: NettingCase.today).net(test.orders)
    let twin = NettingTwin(test)
    #expect(net.requirements.count == twin.needs.count)
    for (requirement, need) in zip(net.requirements, twin.needs) {
      #expect(requirement.order == need.order && requirement.line == need.line)
      #expect(requirement.needed.day == need.day)
      #expect(requirement.gross == FixedDecimal(Int64(need.gross)))
      #expect(requirement.quantity == FixedDecimal(Int64(need.quantity)))
      let covers = net.covers[requirement.covers].flatMap { cover in
        Array(
          repeating: "\(cover.part) \(name(cover.source, net)) \(cover.available.day)",
          count: Int(cover.quantity.mantissa))
      }
      #expect(covers == need.pieces.map { "\($0.part) \($0.from) \($0.day)" })
      #expect(requirement.available.day == need.pieces.map(\.day).max() ?? NettingCase.today.day)
    }
    let planned =
      net.purchases.map { ("planned \($0.part) for \($0.needed.day)", $0.quantity) }
      + net.lots.map { ("planned \($0.part) for \($0.needed.day)", $0.quantity) }
    #expect(
      Dictionary(uniqueKeysWithValues: planned) == twin.planned.mapValues { FixedDecimal(Int64($0)) })
  }

  @Test(arguments: 0..<40)
  func stopsWhereItIsTold(seed: Int) throws {
    let test = NettingCase(seed: UInt64(seed))
    let netting = Netting(test.catalog, plant: 0, today: NettingCase.today)
    let counter = StopCheck.Counter()
    let whole = try netting.net(test.orders, stop: counter.check)
    #expect(whole?.requirements.count == (try netting.net(test.orders).requirements.count))
    for last in 1...counter.askings {
      #expect(try netting.net(test.orders, stop: StopCheck.Counter(stoppingAt: last).check) == nil)
    }
  }

  private func name(_ source: Cover.Source, _ net: NetRequirements) -> String {
    switch source {
    case .stock: "stock"
    case .receipt(let index): "receipt \(index)"
    case .purchase(let index): "planned \(net.purchases[index].part) for \(net.purchases[index].needed.day)"
    case .lot(let index): "planned \(net.lots[index].part) for \(net.lots[index].needed.day)"
    }
  }

  @Test(arguments: 0..<80)
  func pegsBothWaysAndUsesNothingTwice(seed: Int) throws {
    let test = NettingCase(seed: UInt64(seed), decimals: true)
    let net = try Netting(test.catalog, plant: 0, today: NettingCase.today).net(test.orders)
    var used: [Cover.Source: FixedDecimal] = [:]
    var stock: [Int: FixedDecimal] = [:]
    for (index, requirement) in net.requirements.enumerated() {
      let covers = net.covers[requirement.covers]
      #expect(covers.reduce(.zero) { $0.adding($1.quantity)! } == requirement.quantity)
      for cover in covers {
        if cover.source == .stock { stock[cover.part] = (stock[cover.part] ?? .zero).adding(cover.quantity)! }
        used[cover.source] = (used[cover.source] ?? .zero).adding(cover.quantity)!
        if let pegs = pegs(cover.source, net) {
          #expect(pegs.filter { $0.requirement == index }.map(\.quantity) == [cover.quantity])
        }
      }
    }
    for (source, quantity) in used { #expect(quantity <= limit(source, net, test) ?? quantity) }
    for (part, quantity) in stock {
      let onHand = test.catalog.plants[0].stock.first { $0.part == part }!.quantity
      #expect(quantity.adding(test.catalog.parts[part].safetyStock ?? .zero)! <= onHand)
    }
    let pegged = net.purchases.flatMap(\.pegs).count + net.lots.flatMap(\.pegs).count
    #expect(pegged == net.covers.count { pegs($0.source, net) != nil })
  }

  private func pegs(_ source: Cover.Source, _ net: NetRequirements) -> [Peg]? {
    switch source {
    case .stock, .receipt: nil
    case .purchase(let index): net.purchases[index].pegs
    case .lot(let index): net.lots[index].pegs
    }
  }

  private func limit(_ source: Cover.Source, _ net: NetRequirements, _ test: NettingCase) -> FixedDecimal? {
    switch source {
    case .stock: nil
    case .receipt(let index): test.catalog.plants[0].receipts[index].quantity
    case .purchase(let index): net.purchases[index].quantity
    case .lot(let index): net.lots[index].quantity
    }
  }

  @Test func tellsWhatIsTooLarge() {
    var test = NettingCase(seed: 1)
    test.orders[0].quantity = 1_000_000
    test.orders[0].bill[0].quantity = FixedDecimal(mantissa: .max, scale: 0)
    test.orders[0].bill[0].path = "10/20"
    let error = #expect(throws: NettingFailure.self) {
      try Netting(test.catalog, plant: 0, today: NettingCase.today).net(test.orders)
    }
    #expect(
      error?.faults.map(\.description) == ["Order W-0, position 10/20: the quantity is too large to be exact."])
  }

  @Test func tellsPartsThatAreBuiltIntoEachOther() {
    var test = NettingCase(seed: 1)
    test.orders = [test.orders[0], test.orders[0]]
    for (order, parts) in [[0, 1], [1, 0]].enumerated() {
      test.orders[order].bill = parts.enumerated().map { index, part in
        BillLine(
          parent: index == 0 ? nil : 0, level: index + 1, path: "\(index)", part: part, quantity: 1, cut: nil,
          alternatives: [])
      }
    }
    let error = #expect(throws: NettingFailure.self) {
      try Netting(test.catalog, plant: 0, today: NettingCase.today).net(test.orders)
    }
    #expect(error?.faults == [.builtIntoEachOther(parts: ["P0", "P1"])])
  }
}
