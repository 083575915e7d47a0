import Foundation
import OrderStores
import Quantities

/// A sequence of numbers fixed by its seed (SplitMix64), so that a failing case can be run again.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A folder of its own for one test, gone when the last reference is.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "order-stores-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String = "orders.db") -> String { path + "/" + name }
}

/// A digest that is different for every seed, and no hash of anything.
func digest(_ seed: Int) -> ContentDigest {
  var numbers = SeededNumbers(seed: UInt64(truncatingIfNeeded: seed))
  guard let digest = ContentDigest(bytes: (0..<32).map { _ in UInt8.random(in: 0...255, using: &numbers) }) else {
    preconditionFailure("32 bytes are a digest")
  }
  return digest
}

/// A catalog with the digest of its revision.
func catalog(_ revision: Int = 1) -> CatalogIdentity {
  CatalogIdentity(id: "furniture", revision: "3.\(revision)", digest: digest(1_000_000 + revision))
}

func day(_ text: String) -> CalendarDate {
  guard let day = CalendarDate(text) else { preconditionFailure("'\(text)' is a date") }
  return day
}

func money(_ minorUnits: Int64, _ code: String = "CNY") -> PriceTotal {
  guard let currency = Currency(code: code) else { preconditionFailure("'\(code)' is a currency") }
  return PriceTotal(minorUnits: minorUnits, currency: currency)
}

/// An order of that id whose other values all follow from `content`.
func order(_ id: String, content: Int = 0, under catalog: CatalogIdentity = catalog()) -> AcceptedOrder {
  AcceptedOrder(
    id: id, digest: digest(content), item: "item-\(content)", product: ["wardrobe", "shelf", "desk"][content % 3],
    quantity: 1 + content % 5, ordered: day("2026-11-01").adding(days: content % 7),
    requested: content % 4 == 0 ? nil : day("2026-12-20").adding(days: content % 11),
    promised: day("2026-12-01").adding(days: content % 30), market: content % 3 == 0 ? nil : "cn",
    plant: ["suzhou", "foshan"][content % 2], price: money(Int64(content) * 37 + 5, content % 5 == 0 ? "JPY" : "CNY"),
    catalog: catalog, content: Array(#"{"order":"\#(id)","n":\#(content)}"#.utf8))
}

/// Noon of a day in November 2026, moved by some seconds.
func moment(_ second: Int64 = 0) -> LocalDateTime {
  LocalDateTime(second: Int64(day("2026-11-24").day) * 86_400 + 43_200 + second)
}
