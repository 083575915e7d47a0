import BillsOfMaterials
import Catalogs
import Quantities

/// Promise dates from standard lead times on the plant's calendar, capacity not looked at.
///
/// Bought parts are waited for in calendar days, all at once, so the longest counts; then the made parts' longest lead time
/// and the product's own pass in working days; then shipping in calendar days.
public struct StandardPromise: Sendable {
  /// What the promises of a catalog's products have in common.
  public final class LeadTimes: Sendable {
    let catalog: Catalog
    /// By part: calendar days of a bought one, working days of a made one; 0 for the other kind.
    let buyDays: [Int32]
    let makeDays: [Int32]
    /// By plant: the working days of its first calendar; nil where it has none.
    let workingDays: [WorkingDays?]

    /// The lead times of a catalog's parts and the calendars of its plants.
    public init(_ catalog: Catalog) {
      self.catalog = catalog
      buyDays = catalog.parts.map { $0.kind == .buy ? Int32($0.leadTimeDays) : 0 }
      makeDays = catalog.parts.map { $0.kind == .make ? Int32($0.leadTimeDays) : 0 }
      workingDays = catalog.plants.map { $0.calendars.first.map(WorkingDays.init) }
    }
  }

  private let leadTimes: LeadTimes
  private let workingDays: WorkingDays?
  private let productDays: Int
  private let shippingDays: Int

  /// `plant` is an index into the catalog's plants; without one every day is a working day.
  public init(_ leadTimes: LeadTimes, product: Int, plant: Int?) {
    self.leadTimes = leadTimes
    workingDays = plant.flatMap { leadTimes.workingDays[$0] }
    productDays = leadTimes.catalog.products[product].leadTimeDays
    shippingDays = plant.map { leadTimes.catalog.plants[$0].shippingDays } ?? 0
  }

  /// The day on which an order placed on `ordered` with this bill reaches the customer.
  public func date(ordered: CalendarDate, _ explosion: Explosion) -> CalendarDate {
    var (buy, make): (Int32, Int32) = (0, 0)
    for line in explosion.lines {
      buy = max(buy, leadTimes.buyDays[line.part])
      make = max(make, leadTimes.makeDays[line.part])
    }
    let material = ordered.adding(days: Int(buy))
    let days = Int(make) + productDays
    let done = workingDays?.date(days, after: material) ?? material.adding(days: days)
    return done.adding(days: shippingDays)
  }
}
