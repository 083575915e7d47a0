import Catalogs
import ConstraintModels
import Diagnostics
import Expressions
import Patterns
import Quantities

/// A wardrobe with everything that an order line can speak of, built by hand.
enum SampleCatalog {
  private static let place = SourceRange(file: "catalog.xml", line: 1, column: 1)

  static var catalog: Catalog {
    var catalog = Catalog(
      id: "sample", revision: "1", date: CalendarDate(day: 20_000), currency: Currency(code: "EUR")!, languages: ["en"],
      labels: Labels(), digest: "sha256:0", files: [], products: [door, wardrobe])
    catalog.markets = [Market(id: "germany", labels: Labels(), place: place)]
    return catalog
  }

  static var model: ProductModel { ProductModel(catalog, product: 1, slice: Slice(date: CalendarDate(day: 20_000))) }

  private static func characteristic(
    _ id: String, _ slot: Int, _ type: ValueType, default preset: Int64? = 0, step: Int64 = 1, text: String = "",
    pattern: String? = nil
  ) -> Characteristic {
    var made = Characteristic(
      id: id, labels: Labels(), place: place, slot: slot, type: type,
      source: .chosen(default: preset.map { .constant($0) }), step: step, textDefault: text)
    if case .value(_, true) = type { made.isObligatory = false }
    if case .text = type { made.isObligatory = false }
    made.pattern = pattern.flatMap { try? Pattern($0) }
    return made
  }

  private static var door: Product {
    var product = Product(id: "door", labels: Labels(), place: place, unit: .one)
    product.characteristics = [
      characteristic("handle", 0, .value(ChoiceDomain(id: "handle", values: ["bar", "knob"]), optional: false)),
      characteristic("tall", 1, .number(NumberType(scale: 0, range: 1...9)), default: 1),
    ]
    product.cellCount = 2
    return product
  }

  private static var wardrobe: Product {
    let colours = ChoiceDomain(id: "colour", values: ["red", "blue", "green"])
    var product = Product(id: "wardrobe", labels: Labels(), place: place, unit: .one)
    product.characteristics = [
      characteristic("colour", 0, .value(colours, optional: false)),
      characteristic("trim", 1, .value(colours, optional: true), default: nil),
      characteristic("extras", 2, .set(colours)),
      characteristic("width", 3, .number(NumberType(scale: 0, range: 600...3_000)), default: 600, step: 10),
      characteristic("weight", 4, .number(NumberType(scale: 2, range: 50...1_000)), default: 50, step: 25),
      characteristic("lit", 5, .boolean),
      characteristic("name", 6, .text(maximumLength: 5), default: 3, text: "Ada"),
      characteristic("code", 7, .text(maximumLength: 9), default: nil, pattern: "[A-Z]{2,4}"),
    ]
    var area = characteristic("area", 8, .number(NumberType(scale: 0, range: 600...3_000)))
    area.source = .derived(
      .init(type: area.type, term: .load(3, range: 600...3_000), text: "width", place: nil))
    product.characteristics.append(area)
    product.components = [
      component("door", at: 9, .chosen(0...2, default: 0)), component("lid", at: 14, .chosen(0...1, default: 0)),
      component("side", at: 17, .derived(.init(type: .boolean, term: .constant(2), text: "2", place: nil))),
    ]
    product.cellCount = 22
    return product
  }

  private static func component(_ id: String, at slot: Int, _ count: Component.Count) -> Component {
    let maximum = if case .chosen(let range, _) = count { range.upperBound } else { 2 }
    return Component(
      id: id, labels: Labels(), place: place, product: 0, count: count, maximumCount: maximum, countSlot: slot,
      firstSlot: slot + 1, stride: 2)
  }
}
