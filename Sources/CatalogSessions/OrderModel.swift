import Answers
import BillsOfMaterials
import Catalogs
import Configurations
import ConstraintModels
import Orders
import Schedules

/// Everything that is prepared once for a product in a slice and then serves all its orders, on every thread.
public final class OrderModel: Sendable {
  public let model: ProductModel
  public let completion: CompletionModel
  public let network: ModelNetwork
  public let prices: PriceModel
  public let bill: BillModel
  public let identity: ItemIdentity
  /// What the plant cannot do of its operations; nil where there is no plant.
  public let routingCheck: RoutingCheck?
  public let promise: StandardPromise
  /// How its orders' answers are written.
  public let forms: AnswerForms

  /// The model of a product of the catalog. Cost: proportional to the product's cells, constraints and bill lines.
  init(_ catalog: Catalog, product: Int, slice: Slice, languages: [String]) {
    model = ProductModel(catalog, product: product, slice: slice)
    completion = CompletionModel(model)
    network = ModelNetwork(model)
    prices = PriceModel(model)
    bill = BillModel(model)
    identity = ItemIdentity(model)
    routingCheck = slice.plant.map { [bill] in RoutingCheck(bill, at: catalog.plants[$0]) }
    promise = StandardPromise(catalog, product: product, plant: slice.plant)
    forms = AnswerForms(model, prices: prices, bill: bill, languages: languages)
  }

  /// The most registers that any of its programs computes in.
  public var registerCount: Int {
    max(completion.program.registerCount, prices.registerCount, bill.registerCount)
  }
}
