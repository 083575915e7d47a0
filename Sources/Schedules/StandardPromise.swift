import BillsOfMaterials
import Catalogs
import Quantities

/// Promise dates from standard lead times on the plant's calendar, capacity not looked at.
///
/// Bought parts are waited for in calendar days, all at once, so the longest counts; then the made parts' longest lead time
/// and the product's own pass in working days; then shipping in calendar days.
public struct StandardPromise: Sendable {
  private let workingDays: WorkingDays?
  private let productDays: Int
  private let shippingDays: Int
  /// By part: calendar days of a bought one, working days of a made one; 0 for the other kind.
  private let buyDays: [Int32]
  private let makeDays: [Int32]

  /// `plant` is an index into the catalog's plants; without one every day is a working day.
  public init(_ catalog: Catalog, product: Int, plant: Int?) {
    workingDays = plant.flatMap { catalog.plants[$0].calendars.first }.map(WorkingDays.init)
    productDays = catalog.products[product].leadTimeDays
    shippingDays = plant.map { catalog.plants[$0].shippingDays } ?? 0
    buyDays = catalog.parts.map { $0.kind == .buy ? Int32($0.leadTimeDays) : 0 }
    makeDays = catalog.parts.map { $0.kind == .make ? Int32($0.leadTimeDays) : 0 }
  }

  /// The day on which an order placed on `ordered` with this bill reaches the customer.
  public func date(ordered: CalendarDate, _ explosion: Explosion) -> CalendarDate {
    var (buy, make): (Int32, Int32) = (0, 0)
    for line in explosion.lines {
      buy = max(buy, buyDays[line.part])
      make = max(make, makeDays[line.part])
    }
    let material = ordered.adding(days: Int(buy))
    let days = Int(make) + productDays
    let done = workingDays?.date(days, after: material) ?? material.adding(days: days)
    return done.adding(days: shippingDays)
  }
}
