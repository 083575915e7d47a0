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
  /// With other slices.
  public let shared: SharedModel
  public let prices: PriceModel
  public let bill: BillModel
  /// What the plant cannot do of its operations; nil where there is no plant.
  public let routingCheck: RoutingCheck?
  public let promise: StandardPromise
  /// How its orders' answers are written.
  public let forms: AnswerForms

  /// The model of a product in a slice in which the shared one's rules count. Cost: proportional to its prices and bill lines.
  init(_ shared: SharedModel, slice: Slice, parts: PartForms, leadTimes: StandardPromise.LeadTimes) {
    self.shared = shared
    model = ProductModel(shared.model, in: slice)
    prices = PriceModel(model)
    bill = BillModel(model)
    routingCheck = slice.plant.map { [bill] in RoutingCheck(bill, at: shared.model.catalog.plants[$0]) }
    promise = StandardPromise(leadTimes, product: model.product, plant: slice.plant)
    forms = AnswerForms(model, prices: prices, bill: bill, sharing: shared.forms, parts)
  }

  public var completion: CompletionModel { shared.completion }
  public var network: ModelNetwork { shared.network }
  public var identity: ItemIdentity { shared.identity }

  /// The most registers that any of its programs computes in.
  public var registerCount: Int {
    max(completion.program.registerCount, prices.registerCount, bill.registerCount)
  }
}
