import CatalogSessions
import Catalogs
import Diagnostics
import Quantities
import Testing

/// What orders share, and what they do not.
struct CatalogSessionTests {
  private func session(_ preset: CatalogSession.Preset = .init()) throws -> CatalogSession {
    var small = SmallCatalog()
    small.product = #"<position id="50" part="SCREW" quantity="5" from="2026-06-01"/>"#
    let reading = try CatalogFolder(["catalog.xml": small.source]).read()
    guard let catalog = reading.catalog else { throw DiagnosedFailure(reading.diagnostics) }
    return CatalogSession(catalog, preset: preset)
  }

  @Test func ordersOfOneStretchShareAModel() throws {
    let session = try session()
    func model(on day: String) -> OrderModel {
      let slice = session.slice(product: 1, date: CalendarDate(day), market: nil, plant: nil)
      return session.model(session.key(product: 1, slice: slice), slice: slice)
    }
    #expect(model(on: "2026-01-05") === model(on: "2026-05-31"))
    #expect(model(on: "2026-06-01") === model(on: "2030-01-01"))
    #expect(model(on: "2026-05-31") !== model(on: "2026-06-01"))
    #expect(model(on: "2026-06-01").bill.lineCount == model(on: "2026-05-31").bill.lineCount + 1)
  }

  @Test func whatAnOrderLeavesOpenIsPresetThenTheCatalogs() throws {
    let silent = try session()
    let slice = silent.slice(product: 1, date: nil, market: nil, plant: nil)
    #expect(slice.date == silent.catalog.date && slice.market == 0 && slice.plant == 0)
    let day = try #require(CalendarDate("2027-02-03"))
    let preset = try session(.init(date: day))
    #expect(preset.slice(product: 1, date: nil, market: nil, plant: nil).date == day)
    #expect(preset.slice(product: 1, date: silent.catalog.date, market: nil, plant: nil).date == silent.catalog.date)
  }
}
