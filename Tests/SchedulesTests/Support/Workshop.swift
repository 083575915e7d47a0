import BillsOfMaterials
import Catalogs
import Diagnostics
import Quantities

/// A workshop with one bench, open on weekdays from 08:00 to 12:00 and 13:00 to 17:00, whose plans can be worked out by
/// hand; 2026-03-02 is a Monday.
struct Workshop {
  static let place = SourceRange(file: "catalog.xml", line: 1, column: 1)
  static let monday = CalendarDate("2026-03-02")!

  var catalog: Catalog

  init() {
    let piece = Unit(code: "C62")!
    let place = Workshop.place
    catalog = Catalog(
      id: "workshop", revision: "1", date: Workshop.monday, currency: Currency(code: "CNY")!, languages: ["en"],
      labels: Labels(), digest: "", files: [])
    var seat = Part(id: "SEAT", labels: Labels(), place: place, kind: .make, unit: piece)
    seat.leadTimeDays = 1
    var oak = Part(id: "OAK", labels: Labels(), place: place, kind: .buy, unit: piece)
    oak.leadTimeDays = 2
    oak.supplier = "mill"
    catalog.parts = [seat, oak]
    catalog.products = [Product(id: "chair", labels: Labels(), place: place, unit: piece)]
    var plant = Plant(id: "plant", labels: Labels(), place: place)
    plant.shippingDays = 1
    let hours = PlantCalendar.Shift(
      days: [0, 1, 2, 3, 4], from: 8 * 3_600, until: 17 * 3_600, breaks: [12 * 3_600..<13 * 3_600])
    plant.calendars = [PlantCalendar(id: "days", shifts: [hours], holidays: [], extraShifts: [], place: place)]
    let bench = WorkCenter.Resource(id: "bench-1", labels: Labels(), calendar: 0)
    plant.workCenters = [
      WorkCenter(id: "bench", labels: Labels(), place: place, resources: [bench], setUps: nil)
    ]
    catalog.plants = [plant]
  }

  /// An order of one step of so many hours, which needs one seat of one piece of oak; wanted on a day of March.
  func order(_ id: String, hours: Int64, wanted day: Int, quantity: Int = 1) -> PlanningOrder {
    let bill = [
      BillLine(parent: nil, level: 1, path: "10", part: 0, quantity: 1),
      BillLine(parent: 0, level: 2, path: "10/20", part: 1, quantity: 1),
    ]
    let step = RoutingStep(id: "30", operation: 0, workCenter: "bench", run: hours * 3_600, mayPause: true)
    return PlanningOrder(
      id: id, product: 0, quantity: quantity, ordered: Workshop.monday,
      promise: CalendarDate(year: 2026, month: 3, dayOfMonth: day)!, bill: bill, routing: [step])
  }
}
