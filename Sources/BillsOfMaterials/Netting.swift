import Catalogs
import Quantities
import Threads

/// Nets orders against a plant's stock and receipts, and plans what must be bought and made for the rest.
///
/// Parts are settled one after the other, what is built into others after these (low-level coding), so that a part is
/// settled once, when all that is needed of it is known; parts that may stand in for each other are settled together.
/// A part's requirements are settled by the day on which they are needed, then by the order that is wanted first, then
/// as the orders come. Each takes stock, but leaves the safety stock alone (and does not fill it up), then receipts by
/// date, then what earlier lots leave over; where these do not suffice, a stand-in of which all that the line needs is
/// there as soon, in order of preference; else the rest is planned, in whole lots, together with what else falls short
/// on the same day. A line is never mixed from two kinds of part.
///
/// Days: what is wanted on a day leaves the plant the shipping days before; the product's lead time before that, its
/// parts must be there, and what is built into a made part by the longest lead time of the made parts above it still
/// earlier, as the standard promise counts. Source: Orlicky, *Material Requirements Planning*, 1975, for the terms.
public struct Netting: Sendable {
  /// The catalog's parts.
  let parts: [Part]
  /// Whose stock and receipts count.
  let plant: Plant
  /// The day of planning: the first on which anything can be there.
  let today: CalendarDate
  private let productDays: [Int]
  private let workingDays: WorkingDays?

  /// Prepares netting for one of the catalog's plants (by index) as of a day.
  public init(_ catalog: Catalog, plant: Int, today: CalendarDate) {
    parts = catalog.parts
    productDays = catalog.products.map(\.leadTimeDays)
    self.plant = catalog.plants[plant]
    self.today = today
    workingDays = catalog.plants[plant].calendars.first.map(WorkingDays.init)
  }

  /// What the orders need and what covers it.
  ///
  /// - Throws: every quantity that no fixed decimal can hold, or parts that are built into each other.
  /// - Complexity: O(n log n) for n bill lines of all orders.
  public func net(_ orders: [PlanningOrder]) throws(NettingFailure) -> NetRequirements {
    guard let net = try net(orders, stop: .never) else { preconditionFailure("nobody says stop") }
    return net
  }

  /// The same; nil where the check says stop, which it is asked after so many lines.
  public func net(_ orders: [PlanningOrder], stop: StopCheck) throws(NettingFailure) -> NetRequirements? {
    if stop.isStopped { return nil }
    var poll = StopPoll(stop, every: 1_024)
    let groups = SubstitutionGroups(orders, parts)
    guard groups.tangled.isEmpty else {
      throw NettingFailure([.builtIntoEachOther(parts: groups.tangled.map { parts[$0].id })])
    }
    let rank = ranks(of: orders)
    guard let gross = try grossRequirements(of: orders, &poll) else { return nil }
    var ledger = NettingLedger(self, orders, gross)
    for members in groups.requirementsInOrder(orders) {
      let sorted = members.sorted { a, b in
        let (first, second) = (ledger.requirements[a], ledger.requirements[b])
        if first.needed != second.needed { return first.needed < second.needed }
        if first.order != second.order { return rank[first.order] < rank[second.order] }
        return first.line < second.line
      }
      for requirement in sorted {
        if poll.spend() { return nil }
        do { try ledger.settle(requirement) } catch { throw NettingFailure([ledger.overflow(at: requirement)]) }
      }
    }
    return ledger.close()
  }

  /// Each order's place when they are sorted by the day on which they are wanted.
  private func ranks(of orders: [PlanningOrder]) -> [Int] {
    let sorted = orders.indices.sorted { (orders[$0].wanted, $0) < (orders[$1].wanted, $1) }
    var ranks = Array(repeating: 0, count: orders.count)
    for (rank, order) in sorted.enumerated() { ranks[order] = rank }
    return ranks
  }

  private func grossRequirements(
    of orders: [PlanningOrder], _ poll: inout StopPoll
  ) throws(NettingFailure) -> [Requirement]? {
    var requirements: [Requirement] = []
    var faults: [NettingFault] = []
    for (index, order) in orders.enumerated() {
      if poll.spend(order.bill.count) { return nil }
      let days = madeDays(above: order.bill)
      for line in order.bill.indices {
        let gross = order.bill[line].quantity.multiplied(by: FixedDecimal(Int64(order.quantity)))
        if gross == nil { faults.append(.tooLarge(order: order.id, path: order.bill[line].path)) }
        requirements.append(
          Requirement(
            order: index, line: line, part: order.bill[line].part, gross: gross?.normalized ?? .zero, quantity: .zero,
            needed: needed(order, madeDays: days[line]), available: today, covers: 0..<0))
      }
    }
    if !faults.isEmpty { throw NettingFailure(faults) }
    return requirements
  }

  /// For each line the longest lead time of the made parts above it.
  private func madeDays(above bill: [BillLine]) -> [Int] {
    var days: [Int] = []
    for line in bill.indices {
      guard let parent = bill[line].parent else {
        days.append(0)
        continue
      }
      let part = bill[parent].part
      days.append(parts[part].kind == .make ? max(days[parent], parts[part].leadTimeDays) : days[parent])
    }
    return days
  }

  private func needed(_ order: PlanningOrder, madeDays: Int) -> CalendarDate {
    let gate = order.wanted.adding(days: -plant.shippingDays)
    let days = productDays[order.product] + madeDays
    return workingDays?.date(days, before: gate) ?? gate.adding(days: -days)
  }
}
