import BillsOfMaterials
import Catalogs
import Diagnostics
import Quantities

/// A small random plant with orders to plan on it.
struct PlanCase {
  static let start = LocalDateTime("2026-03-04T10:20")!
  static let place = SourceRange(file: "catalog.xml", line: 1, column: 1)
  static let families = ["red", "green", "blue"]

  var catalog: Catalog
  var orders: [PlanningOrder]
  var plant: Plant { catalog.plants[0] }

  /// Draws a case.
  init(seed: UInt64) {
    var lottery = Lottery(seed: seed)
    catalog = Catalog(
      id: "small", revision: "1", date: PlanCase.start.date, currency: Currency(code: "CNY")!, languages: ["en"],
      labels: Labels(), digest: "", files: [])
    let piece = Unit(code: "C62")!
    catalog.parts = (0..<6).map { index in
      var part = Part(
        id: "P\(index)", labels: Labels(), place: PlanCase.place, kind: index < 2 ? .make : .buy, unit: piece)
      part.leadTimeDays = lottery.draw(0...5)
      if lottery.wins(oneIn: 3) { part.lotSize = FixedDecimal(Int64(lottery.draw(2...10))) }
      return part
    }
    catalog.products = [Product(id: "chair", labels: Labels(), place: PlanCase.place, unit: piece)]
    catalog.plants = [PlanCase.plant(&lottery)]
    orders = []
    for index in 0..<lottery.draw(1...9) { orders.append(order(index, &lottery)) }
    if seed % 3 > 0 { vary(efficienciesBy: Int(seed / 3)) }
    if seed % 4 == 3 { share() }
  }

  /// Puts the first resource of a work center, and now and then another, into the next one too, at another pace.
  private mutating func share() {
    for (from, to) in [(0, 1), (1, 2)] where to == 1 || orders.count.isMultiple(of: 2) {
      var resource = catalog.plants[0].workCenters[from].resources[0]
      resource.efficiency = resource.efficiency == 80 ? 100 : 80
      catalog.plants[0].workCenters[to].resources.append(resource)
    }
  }

  /// Gives shifts other efficiencies, with a whole number of seconds a second's work or not.
  private mutating func vary(efficienciesBy number: Int) {
    let efficiencies = [80, 100, 50, 130, 97, 200]
    for calendar in catalog.plants[0].calendars.indices {
      for shift in catalog.plants[0].calendars[calendar].shifts.indices {
        let choice = (number + calendar * 2 + shift * 3) % efficiencies.count
        catalog.plants[0].calendars[calendar].shifts[shift].efficiency = efficiencies[choice]
      }
      catalog.plants[0].calendars[calendar].extraShifts[0].efficiency = efficiencies[(number + 4) % efficiencies.count]
    }
  }

  private static func plant(_ lottery: inout Lottery) -> Plant {
    var plant = Plant(id: "plant", labels: Labels(), place: place)
    plant.shippingDays = lottery.draw(0...2)
    plant.calendars = [calendar(0, &lottery), calendar(1, &lottery)]
    plant.workCenters = (0..<3).map { workCenter($0, &lottery) }
    for from in 0..<3 {
      for to in 0..<3 where from != to && lottery.wins(oneIn: 3) {
        plant.transports.append(.init(from: from, to: to, time: TimeSpan(seconds: Int64(lottery.draw(1...40)) * 60)))
      }
    }
    for part in 0..<6 where lottery.wins(oneIn: 2) {
      plant.stock.append((part, FixedDecimal(Int64(lottery.draw(0...9)))))
    }
    for day in 0..<3 {
      plant.receipts.append(
        .init(part: lottery.draw(0...5), quantity: 3, date: start.date.adding(days: day * 2 + lottery.draw(0...1))))
    }
    plant.receipts.sort { ($0.date, $0.part) < ($1.date, $1.part) }
    return plant
  }

  private static func calendar(_ index: Int, _ lottery: inout Lottery) -> PlantCalendar {
    let early = 6 * 3_600 + lottery.draw(0...20) * 300
    var shifts = [
      PlantCalendar.Shift(
        days: [0, 1, 2, 3, 4], from: early, until: early + 8 * 3_600,
        breaks: [early + 7_200..<early + 7_800, early + 4 * 3_600..<early + 4 * 3_600 + 1_800])
    ]
    if lottery.wins(oneIn: 2) {
      // Nights, with a break after midnight; Sunday's runs into Monday.
      shifts.append(
        PlantCalendar.Shift(
          days: [2, 6], from: 22 * 3_600, until: 30 * 3_600, breaks: [26 * 3_600..<26 * 3_600 + 1_200]))
    }
    let feast = start.date.adding(days: lottery.draw(1...6))
    let extra = start.date.adding(days: lottery.draw(0...6))
    return PlantCalendar(
      id: "calendar-\(index)", shifts: shifts,
      holidays: [.init(from: feast, until: feast.adding(days: lottery.draw(1...2)))],
      extraShifts: [.init(date: extra, from: 15 * 3_600, until: 19 * 3_600)], place: place)
  }

  private static func workCenter(_ index: Int, _ lottery: inout Lottery) -> WorkCenter {
    let resources = (0..<lottery.draw(1...3)).map { number in
      WorkCenter.Resource(
        id: "R\(index)\(number)", labels: Labels(), calendar: lottery.draw(0...1),
        skills: number == 0 ? ["fine", "rough"] : ["rough"], efficiency: [100, 80, 130][lottery.draw(0...2)])
    }
    var setUps: WorkCenter.SetUpMatrix?
    if lottery.wins(oneIn: 2) {
      setUps = .init(
        different: TimeSpan(seconds: 1_200), same: TimeSpan(seconds: Int64(lottery.draw(0...1)) * 60),
        times: [("red", "green", TimeSpan(seconds: 300)), ("green", "green", .zero), ("blue", "grey", .zero)])
    }
    return WorkCenter(id: "C\(index)", labels: Labels(), place: place, resources: resources, setUps: setUps)
  }
}
