import Answers
import Catalogs
import Configurations
import ConstraintModels
import Orders

/// What the models of a product have in common in all slices of a market in which the same rules, tables and values count: all but what
/// prices, bill and promise are made from.
public final class SharedModel: Sendable {
  /// What tells one from every other.
  struct Key: Hashable, Sendable {
    var product: Int
    var coverage: SliceCoverage
    /// Reasons name the market.
    var market: Int?
  }

  /// In one of the slices.
  public let model: ProductModel
  public let completion: CompletionModel
  public let network: ModelNetwork
  public let identity: ItemIdentity
  let forms: ConfigurationForms

  /// Cost: proportional to the product's cells and constraints.
  init(_ catalog: Catalog, product: Int, slice: Slice, languages: [String]) {
    model = ProductModel(catalog, product: product, slice: slice)
    completion = CompletionModel(model)
    network = ModelNetwork(model)
    identity = ItemIdentity(model)
    forms = ConfigurationForms(model, languages: languages)
  }
}
