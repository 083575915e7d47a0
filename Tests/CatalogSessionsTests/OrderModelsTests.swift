import Catalogs
import Dispatch
import Quantities
import Synchronization
import Testing

@testable import CatalogSessions

/// Models are made once, without holding up others, and the least recently used go.
struct OrderModelsTests {
  private final class Model: Sendable {
    let name: String
    init(_ name: String) { self.name = name }
  }

  @Test func theLeastRecentlyUsedGoes() {
    let models = OrderModels<String, Model>(limit: 2)
    var made: [String] = []
    for name in ["a", "b", "a", "c", "a", "b", "b", "c"] {
      let model = models.model(name) {
        made.append(name)
        return Model(name)
      }
      #expect(model.name == name)
    }
    // b goes for c, then c for b, then a for c.
    #expect(made == ["a", "b", "c", "b", "c"] && models.count == 2)
  }

  @Test func oneAsksWhileAnotherIsMade() {
    let models = OrderModels<String, Model>(limit: 8)
    let (isMaking, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let made = Mutex(0)
    let threads = DispatchGroup()
    for _ in 0..<4 {
      DispatchQueue.global().async(group: threads) {
        _ = models.model("slow") {
          made.withLock { $0 += 1 }
          isMaking.signal()
          mayEnd.wait()
          return Model("slow")
        }
      }
    }
    isMaking.wait()
    // Would never end if it waited for the other.
    #expect(models.model("quick") { Model("quick") }.name == "quick")
    mayEnd.signal()
    threads.wait()
    #expect(made.withLock { $0 } == 1)
  }

  /// Prices change by the day, a rule only once: all slices with the same rules share the model of what can be configured.
  @Test func slicesShareWhatTheyHaveInCommon() throws {
    let days = (1...9).map { day in
      #"<surcharge id="P\#(day)" amount="\#(day)" from="2026-02-0\#(day)" until="2026-02-0\#(day + 1)"><label xml:lang="en">P</label></surcharge>"#
    }
    let rule =
      #"<rule id="R9" from="2026-02-05" when="lid" require="width gt 700"><because xml:lang="en">So.</because></rule>"#
    let folder = try CatalogFolder(["catalog.xml": SmallCatalog(product: days.prefix(8).joined() + rule).source])
    let catalog = try #require(folder.read().catalog)
    let session = CatalogSession(catalog)
    let box = try #require(catalog.products.firstIndex { $0.id == "box" })
    let models = (1...8).map { day in
      let slice = session.slice(
        product: box, date: CalendarDate("2026-02-0\(day)"), market: nil, plant: nil)
      return session.model(session.key(product: box, slice: slice), slice: slice)
    }
    #expect(Set(models.map { ObjectIdentifier($0) }).count == 8)
    #expect(models[0...3].allSatisfy { $0.shared === models[0].shared })
    #expect(models[4...7].allSatisfy { $0.shared === models[4].shared })
    #expect(models[0].shared !== models[4].shared)
    for (day, model) in models.enumerated() { #expect(model.model.slice.date == CalendarDate("2026-02-0\(day + 1)")) }
  }
}
