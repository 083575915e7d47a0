import BillsOfMaterials
import Catalogs
import Quantities

/// Netting unit by unit, in lists that are searched from the beginning: slow and obvious.
struct NettingTwin {
  /// One unit of a part.
  struct Piece {
    var part: Int
    var from: String
    var day: Int
  }
  struct Need {
    var order: Int
    var line: Int
    var day: Int
    var gross: Int
    var quantity = 0
    var made = 0
    var pieces: [Piece] = []
  }

  let test: NettingCase
  var needs: [Need] = []
  private var store: [Piece] = []
  /// Quantities planned, by part and day.
  var planned: [String: Int] = [:]
  private var plant: Plant { test.catalog.plants[0] }
  private let today = NettingCase.today.day

  init(_ test: NettingCase) {
    self.test = test
    fillStore()
    for (index, order) in test.orders.enumerated() {
      for (line, entry) in order.bill.enumerated() {
        needs.append(
          Need(
            order: index, line: line, day: day(order, line),
            gross: Int(entry.quantity.mantissa(atScale: 0)!) * order.quantity))
      }
    }
    run()
  }

  private mutating func fillStore() {
    for (part, quantity) in plant.stock {
      let spare = Int(quantity.mantissa(atScale: 0)!) - Int((test.catalog.parts[part].safetyStock ?? .zero).mantissa)
      for _ in 0..<max(0, spare) { store.append(Piece(part: part, from: "stock", day: today)) }
    }
    for (index, receipt) in plant.receipts.enumerated() {
      for _ in 0..<receipt.quantity.mantissa {
        store.append(Piece(part: receipt.part, from: "receipt \(index)", day: max(today, receipt.date.day)))
      }
    }
  }

  /// Steps back over the calendar a day at a time.
  private func day(_ order: PlanningOrder, _ line: Int) -> Int {
    var lead = 0
    var above = order.bill[line].parent
    while let line = above {
      let part = test.catalog.parts[order.bill[line].part]
      if part.kind == .make { lead = max(lead, part.leadTimeDays) }
      above = order.bill[line].parent
    }
    var day = (order.requested ?? order.promise).day - plant.shippingDays
    var left = test.catalog.products[order.product].leadTimeDays + lead
    if left == 0 { return day }
    while !isWorking(day) { day -= 1 }
    while left > 0 {
      day -= 1
      if isWorking(day) { left -= 1 }
    }
    return day
  }

  private func isWorking(_ day: Int) -> Bool {
    let weekday = CalendarDate(day: day).weekday
    return weekday != .saturday && weekday != .sunday && day != today + 5 && day != today + 6
  }

  private mutating func run() {
    var done: Set<Int> = []
    while done.count < needs.count {
      let ready = needs.indices.filter { isReady($0, done) }
      // Parts that stand in for each other are ready together: 5, 6 and 7 always count as one group here.
      let next = ready.map { group(of: $0) }.min()!
      let members = needs.indices.filter { group(of: $0) == next && !done.contains($0) }
      for need in members.sorted(by: comesFirst) { settle(need) }
      done.formUnion(members)
    }
  }

  private func group(of need: Int) -> Int { min(5, part(needs[need])) }
  private func part(_ need: Need) -> Int { test.orders[need.order].bill[need.line].part }

  private func isReady(_ need: Int, _ done: Set<Int>) -> Bool {
    if done.contains(need) { return false }
    for other in needs.indices where group(of: other) == group(of: need) {
      if let above = parent(other), !done.contains(above), isMade(above) { return false }
    }
    return true
  }

  private func isMade(_ need: Int) -> Bool { test.catalog.parts[part(needs[need])].kind == .make }

  private func parent(_ index: Int) -> Int? {
    let need = needs[index]
    guard let line = test.orders[need.order].bill[need.line].parent else { return nil }
    return needs.firstIndex { $0.order == need.order && $0.line == line }
  }

  private func comesFirst(_ a: Int, _ b: Int) -> Bool {
    let wanted = { (order: Int) in (test.orders[order].requested ?? test.orders[order].promise).day }
    return (needs[a].day, wanted(needs[a].order), needs[a].order, needs[a].line)
      < (needs[b].day, wanted(needs[b].order), needs[b].order, needs[b].line)
  }

  private mutating func settle(_ index: Int) {
    let need = needs[index]
    needs[index].quantity = need.gross
    if let above = parent(index) { needs[index].quantity = need.gross * needs[above].made / needs[above].gross }
    guard needs[index].quantity > 0 else { return }
    let own = part(need)
    let parts = [own] + test.orders[need.order].bill[need.line].alternatives
    let kind = test.catalog.parts[own]
    let last = max(need.day, today + (kind.kind == .buy ? kind.leadTimeDays : 0))
    let source = parts.first { part in
      store.count { $0.part == part && $0.day <= last } >= needs[index].quantity
    }
    for _ in 0..<needs[index].quantity {
      if !take(source ?? own, last, index) {
        plan(own, index, day: today + (kind.kind == .buy ? kind.leadTimeDays : 0))
      }
    }
  }

  private mutating func take(_ part: Int, _ last: Int, _ index: Int) -> Bool {
    var found: Int?
    for index in store.indices where store[index].part == part {
      let isPlanned = store[index].from.hasPrefix("planned")
      if store[index].day > last { continue }
      guard let best = found else {
        found = index
        continue
      }
      let isBestPlanned = store[best].from.hasPrefix("planned")
      if isBestPlanned && !isPlanned || isBestPlanned == isPlanned && store[index].day < store[best].day {
        found = index
      }
    }
    guard let found else { return false }
    needs[index].pieces.append(store.remove(at: found))
    return true
  }

  private mutating func plan(_ part: Int, _ index: Int, day: Int) {
    let name = "planned \(part) for \(needs[index].day)"
    let before = planned[name] ?? 0
    var after = before + 1
    let (lot, least) = (test.catalog.parts[part].lotSize, test.catalog.parts[part].minimumLot)
    while after % Int(lot?.mantissa ?? 1) != 0 || after < Int(least?.mantissa ?? 0) { after += 1 }
    planned[name] = after
    if test.catalog.parts[part].kind == .make { needs[index].made += after - before }
    for _ in before + 1..<after { store.append(Piece(part: part, from: name, day: day)) }
    needs[index].pieces.append(Piece(part: part, from: name, day: day))
  }
}
