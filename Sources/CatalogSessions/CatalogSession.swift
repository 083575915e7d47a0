import Answers
import Catalogs
import ConstraintModels
import Orders
import Quantities
import Schedules

/// A catalog in use: its names, and the models of those of its products and slices that orders have asked for.
public final class CatalogSession: Sendable {
  public let catalog: Catalog
  /// The names that order lines may use.
  public let vocabulary: Vocabulary
  /// For labels and reasons; the catalog's own chain behind what the user asked for.
  public let languages: [String]
  /// What orders count as that do not say: day, market, plant.
  public let preset: Preset
  /// The days on which anything begins or ends to count, ascending.
  private let changes: [CalendarDate]
  private let models: OrderModels<Key, OrderModel>
  private let shared: OrderModels<SharedModel.Key, SharedModel>
  private let parts: PartForms
  private let leadTimes: StandardPromise.LeadTimes

  /// Models kept for orders to come, of a product in a slice each. Those of the bundled catalogs take up to 3 MB.
  public static let modelLimit = 128

  /// What to take where an order is silent; nil: what the catalog says.
  public struct Preset: Sendable {
    public var date: CalendarDate?
    public var market: Int?
    public var plant: Int?

    /// A preset of any of them.
    public init(date: CalendarDate? = nil, market: Int? = nil, plant: Int? = nil) {
      self.date = date
      self.market = market
      self.plant = plant
    }
  }
  /// What orders must have in common to be served by one model.
  public struct Key: Hashable, Sendable {
    var product: Int
    /// Index into the stretches of time between two changes.
    var stretch: Int
    var market: Int?
    var plant: Int?
  }

  /// How answers under the catalog are written.
  public let answers: OrderAnswerForm

  /// A session without any model yet, which will keep up to `modelLimit`.
  public init(
    _ catalog: Catalog, languages: [String] = [], preset: Preset = Preset(), modelLimit: Int = CatalogSession.modelLimit
  ) {
    self.catalog = catalog
    models = OrderModels(limit: modelLimit)
    shared = OrderModels(limit: modelLimit)
    parts = PartForms(catalog)
    leadTimes = StandardPromise.LeadTimes(catalog)
    self.languages = languages + catalog.languages
    self.preset = preset
    vocabulary = Vocabulary(catalog)
    changes = catalog.effectivityChanges
    answers = OrderAnswerForm(catalog)
  }

  /// The slice for an order: what it says, else what was preset, else the catalog's date, first market and the product's plant.
  public func slice(product: Int, date: CalendarDate?, market: Int?, plant: Int?) -> Slice {
    Slice(
      date: date ?? preset.date ?? catalog.date,
      market: market ?? preset.market ?? (catalog.markets.isEmpty ? nil : 0),
      plant: plant ?? preset.plant ?? catalog.products[product].plant ?? (catalog.plants.isEmpty ? nil : 0))
  }

  /// What the orders of a product in a slice are served by.
  public func key(product: Int, slice: Slice) -> Key {
    Key(
      product: product, stretch: changes.partitioningIndex(after: slice.date), market: slice.market,
      plant: slice.plant)
  }

  /// The model for a key, made where it is not kept. Waits for nobody but another who makes the same one.
  public func model(_ key: Key, slice: Slice) -> OrderModel {
    models.model(key) {
      var first = slice
      // The same model whichever order asks first: a stretch is read at its first day.
      first.date = key.stretch == 0 ? CalendarDate(day: 0) : changes[key.stretch - 1]
      return OrderModel(sharedModel(key.product, first), slice: first, parts: parts, leadTimes: leadTimes)
    }
  }

  private func sharedModel(_ product: Int, _ slice: Slice) -> SharedModel {
    let coverage = SliceCoverage(catalog, product: product, slice: slice)
    return shared.model(SharedModel.Key(product: product, coverage: coverage, market: slice.market)) {
      SharedModel(catalog, product: product, slice: slice, languages: languages)
    }
  }
}

extension [CalendarDate] {
  /// How many of the ascending days are not after `date`.
  fileprivate func partitioningIndex(after date: CalendarDate) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= date { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
