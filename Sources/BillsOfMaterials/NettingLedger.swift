import Catalogs
import Quantities

/// Everything that changes while requirements are settled one after the other.
struct NettingLedger {
  /// A purchase or lot while it may still grow.
  private struct Planned {
    var part: Int
    var needed: CalendarDate
    /// In whole lots.
    var quantity: FixedDecimal
    var pegs: [Peg]
  }

  private let netting: Netting
  private let orders: [PlanningOrder]
  private(set) var requirements: [Requirement]
  private var covers: [Cover] = []
  /// By part.
  private var supplies: [PartSupply]
  /// Purchases and lots, told apart by the kind of their part only in the end.
  private var planned: [Planned] = []
  /// By requirement: what lots grew by on its behalf, for which the parts below are needed.
  private var made: [FixedDecimal]
  /// By part: the first day on which more of it can be there.
  private let replenished: [CalendarDate]

  /// A ledger in which nothing is settled yet.
  init(_ netting: Netting, _ orders: [PlanningOrder], _ requirements: [Requirement]) {
    self.netting = netting
    self.orders = orders
    self.requirements = requirements
    made = Array(repeating: .zero, count: requirements.count)
    let today = netting.today
    replenished = netting.parts.map { today.adding(days: $0.kind == .buy ? $0.leadTimeDays : 0) }
    supplies = Array(repeating: PartSupply(), count: netting.parts.count)
    for (part, quantity) in netting.plant.stock {
      let safety = netting.parts[part].safetyStock ?? .zero
      supplies[part].add(.init(source: .stock, quantity: quantity.subtracting(safety) ?? .zero, date: today))
    }
    for (index, receipt) in netting.plant.receipts.enumerated() {
      supplies[receipt.part].add(
        .init(source: .receipt(index), quantity: receipt.quantity, date: max(today, receipt.date)))
    }
  }

  /// The fault of a requirement whose quantities became too large.
  func overflow(at requirement: Int) -> NettingFault {
    let order = orders[requirements[requirement].order]
    return .tooLarge(order: order.id, path: order.bill[requirements[requirement].line].path)
  }

  /// Covers a requirement. Requires that everything it is built into is settled.
  mutating func settle(_ index: Int) throws(QuantityTooLarge) {
    let quantity = try remainder(of: index)
    requirements[index].quantity = quantity
    requirements[index].covers = covers.count..<covers.count
    guard quantity > .zero else { return }
    let part = requirements[index].part
    let limit = max(requirements[index].needed, replenished[part])
    let source = try source(for: index, limit)
    var rest = quantity
    for portion in try supplies[source].take(quantity, by: limit) {
      try add(portion, of: source, to: index)
      rest = try rest.minus(portion.quantity)
    }
    if rest > .zero { try plan(rest, for: index) }
  }

  /// The part itself, or the first stand-in that covers the line where it does not.
  private func source(for index: Int, _ limit: CalendarDate) throws(QuantityTooLarge) -> Int {
    let requirement = requirements[index]
    let alternatives = orders[requirement.order].bill[requirement.line].alternatives
    guard !alternatives.isEmpty else { return requirement.part }
    for part in [requirement.part] + alternatives {
      if try supplies[part].covers(requirement.quantity, by: limit) { return part }
    }
    return requirement.part
  }

  /// What is needed for the lots of the part above, and all where there is none above.
  private func remainder(of index: Int) throws(QuantityTooLarge) -> FixedDecimal {
    let requirement = requirements[index]
    guard let parent = orders[requirement.order].bill[requirement.line].parent else { return requirement.gross }
    let upper = index - requirement.line + parent
    if made[upper] == .zero { return .zero }
    return try requirement.gross.scaled(by: made[upper], over: requirements[upper].gross)
  }

  private mutating func add(
    _ portion: PartSupply.Portion, of part: Int, to index: Int
  ) throws(QuantityTooLarge) {
    let quantity = portion.quantity
    requirements[index].available = max(requirements[index].available, portion.date)
    if case .lot(let lot) = portion.source {
      if let last = planned[lot].pegs.last, last.requirement == index {
        planned[lot].pegs[planned[lot].pegs.count - 1].quantity = try last.quantity.plus(quantity)
      } else {
        planned[lot].pegs.append(Peg(requirement: index, quantity: quantity))
      }
    }
    if requirements[index].covers.isEmpty || covers[covers.count - 1].source != portion.source {
      covers.append(Cover(source: portion.source, part: part, quantity: quantity, available: portion.date))
      requirements[index].covers = requirements[index].covers.lowerBound..<covers.count
    } else {
      covers[covers.count - 1].quantity = try covers[covers.count - 1].quantity.plus(quantity)
    }
  }

  /// Plans what is short, together with what else is short of the part on that day.
  private mutating func plan(_ quantity: FixedDecimal, for index: Int) throws(QuantityTooLarge) {
    let requirement = requirements[index]
    let part = requirement.part
    let latest = supplies[part].planned?.index
    let lot = latest.flatMap { planned[$0].needed == requirement.needed ? $0 : nil } ?? planned.count
    if lot == planned.count {
      planned.append(
        Planned(part: part, needed: requirement.needed, quantity: .zero, pegs: []))
    }
    let before = planned[lot].quantity
    // Nothing of it is left over, or there would be nothing short.
    planned[lot].quantity = try before.plus(quantity).inLots(
      of: netting.parts[part].lotSize, minimum: netting.parts[part].minimumLot)
    let growth = try planned[lot].quantity.minus(before)
    if netting.parts[part].kind == .make { made[index] = growth }
    let rest = try growth.minus(quantity)
    let date = replenished[part]
    supplies[part].planned = (lot, .init(source: .lot(lot), quantity: rest, date: date))
    try add(.init(source: .lot(lot), quantity: quantity, date: date), of: part, to: index)
  }
}

extension NettingLedger {
  /// The requirements with purchases and lots told apart and sorted, once everything is settled.
  consuming func close() -> NetRequirements {
    var result = NetRequirements(requirements: requirements)
    var sources = planned.indices.map { Cover.Source.lot($0) }
    let sorted = planned.indices.sorted { a, b in
      let (first, second) = (planned[a], planned[b])
      return (orderBy(first), first.part) < (orderBy(second), second.part)
    }
    for index in sorted {
      if netting.parts[planned[index].part].kind == .make {
        sources[index] = .lot(result.lots.count)
        result.lots.append(lot(planned[index]))
      } else {
        sources[index] = .purchase(result.purchases.count)
        result.purchases.append(purchase(planned[index]))
      }
    }
    for index in covers.indices {
      if case .lot(let lot) = covers[index].source { covers[index].source = sources[lot] }
    }
    result.covers = covers
    return result
  }

  private func orderBy(_ planned: Planned) -> CalendarDate {
    let isBought = netting.parts[planned.part].kind == .buy
    return planned.needed.adding(days: isBought ? -netting.parts[planned.part].leadTimeDays : 0)
  }

  private func lot(_ planned: Planned) -> PlannedLot {
    PlannedLot(
      part: planned.part, quantity: planned.quantity, needed: planned.needed,
      pegs: planned.pegs.sorted { $0.requirement < $1.requirement })
  }

  private func purchase(_ planned: Planned) -> PlannedPurchase {
    PlannedPurchase(
      part: planned.part, quantity: planned.quantity, needed: planned.needed, orderBy: orderBy(planned),
      available: replenished[planned.part], supplier: netting.parts[planned.part].supplier,
      pegs: planned.pegs.sorted { $0.requirement < $1.requirement })
  }
}
