import BillsOfMaterials
import Catalogs
import Diagnostics
import Quantities

/// A small random catalog with a plant and orders, for netting.
struct NettingCase {
  static let today = CalendarDate(year: 2026, month: 3, dayOfMonth: 4)!
  static let place = SourceRange(file: "catalog.xml", line: 1, column: 1)
  static let made = 3

  var catalog: Catalog
  var orders: [PlanningOrder]

  /// Draws a case; with `decimals` quantities have digits after the point.
  init(seed: UInt64, decimals: Bool = false) {
    var lottery = Lottery(seed: seed)
    catalog = Catalog(
      id: "small", revision: "1", date: NettingCase.today, currency: Currency(code: "CNY")!, languages: ["en"],
      labels: Labels(), digest: "", files: [])
    catalog.parts = (0..<8).map { NettingCase.part($0, &lottery) }
    catalog.products = (0..<2).map { index in
      var product = Product(
        id: "product-\(index)", labels: Labels(), place: NettingCase.place, unit: Unit(code: "C62")!)
      product.leadTimeDays = lottery.draw(0...3)
      return product
    }
    catalog.plants = [NettingCase.plant(catalog.parts, &lottery)]
    orders = []
    for index in 0..<lottery.draw(1...7) { orders.append(NettingCase.order(index, decimals: decimals, &lottery)) }
  }

  private static func part(_ index: Int, _ lottery: inout Lottery) -> Part {
    var part = Part(
      id: "P\(index)", labels: Labels(), place: place, kind: index < made ? .make : .buy, unit: Unit(code: "C62")!)
    part.leadTimeDays = lottery.draw(0...6)
    if lottery.wins(oneIn: 2) { part.lotSize = FixedDecimal(Int64(lottery.draw(2...5))) }
    if lottery.wins(oneIn: 3) { part.minimumLot = FixedDecimal(Int64(lottery.draw(2...9))) }
    if lottery.wins(oneIn: 3) { part.safetyStock = FixedDecimal(Int64(lottery.draw(1...4))) }
    return part
  }

  private static func plant(_ parts: [Part], _ lottery: inout Lottery) -> Plant {
    var plant = Plant(id: "plant", labels: Labels(), place: place)
    plant.shippingDays = lottery.draw(0...2)
    let weekdays = PlantCalendar.Shift(days: [0, 1, 2, 3, 4], from: 8 * 3_600, until: 16 * 3_600, breaks: [])
    let feast = PlantCalendar.Holiday(from: today.adding(days: 5), until: today.adding(days: 7))
    plant.calendars = [
      PlantCalendar(id: "days", shifts: [weekdays], holidays: [feast], extraShifts: [], place: place)
    ]
    for part in parts.indices where lottery.wins(oneIn: 2) {
      plant.stock.append((part, FixedDecimal(Int64(lottery.draw(0...12)))))
    }
    for _ in 0..<lottery.draw(0...6) {
      plant.receipts.append(
        Plant.Receipt(
          part: lottery.draw(0...parts.count - 1), quantity: FixedDecimal(Int64(lottery.draw(1...6))),
          date: today.adding(days: lottery.draw(-2...20))))
    }
    plant.receipts.sort { ($0.date, $0.part) < ($1.date, $1.part) }
    return plant
  }

  private static func order(_ index: Int, decimals: Bool, _ lottery: inout Lottery) -> PlanningOrder {
    var bill: [BillLine] = []
    for _ in 0..<lottery.draw(1...7) {
      var parent: Int?
      if !bill.isEmpty && lottery.wins(oneIn: 2) { parent = lottery.draw(0...bill.count - 1) }
      let upper = parent.map { bill[$0].part } ?? -1
      // Only the last parts stand in for each other, and only later parts are built into earlier ones.
      let part = upper >= 7 ? 7 : lottery.draw(upper + 1...7)
      if upper == 7 { continue }
      let unit =
        decimals
        ? FixedDecimal(mantissa: Int64(lottery.draw(1...400)), scale: 2) : FixedDecimal(Int64(lottery.draw(1...3)))
      let quantity = parent.map { bill[$0].quantity.multiplied(by: unit)! } ?? unit
      var alternatives: [Int] = []
      if part >= 5 && lottery.wins(oneIn: 2) {
        alternatives = [5, 6, 7].filter { $0 != part && ($0 + index) % 3 != 0 }
      }
      bill.append(
        BillLine(
          parent: parent, level: (parent.map { bill[$0].level } ?? 0) + 1, path: "\(bill.count)", part: part,
          quantity: quantity, cut: nil, alternatives: alternatives))
    }
    let promise = today.adding(days: lottery.draw(-3...25))
    return PlanningOrder(
      id: "W-\(index)", product: lottery.draw(0...1), quantity: lottery.draw(1...4), ordered: today,
      requested: lottery.wins(oneIn: 2) ? today.adding(days: lottery.draw(0...20)) : nil, promise: promise, bill: bill,
      routing: [])
  }
}
