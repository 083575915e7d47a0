import BillsOfMaterials
import Catalogs
import Configurations
import ConstraintModels
import Orders
import Quantities
import Schedules

/// Everything that is prepared once for a product in a slice and then serves all its orders, on every thread.
final class OrderModel: Sendable {
  let model: ProductModel
  let completion: CompletionModel
  let network: ModelNetwork
  let prices: PriceModel
  let bill: BillModel
  let identity: ItemIdentity
  let configurationForm: ConfigurationForm
  let priceForm: PriceForm
  let billForm: BillForm
  let routingForm: RoutingForm
  /// By constraint of the model.
  let constraintForms: [ConstraintForm]
  let promise: StandardPromise

  init(_ catalog: Catalog, product: Int, slice: Slice, languages: [String]) {
    model = ProductModel(catalog, product: product, slice: slice)
    completion = CompletionModel(model)
    network = ModelNetwork(model)
    prices = PriceModel(model)
    bill = BillModel(model)
    identity = ItemIdentity(model)
    configurationForm = ConfigurationForm(model)
    priceForm = PriceForm(prices, model)
    billForm = BillForm(bill)
    routingForm = RoutingForm(bill)
    constraintForms = model.constraints.map { [model] in ConstraintForm($0, model, languages: languages) }
    promise = StandardPromise(catalog, product: product, plant: slice.plant)
  }

  var registerCount: Int {
    max(completion.program.registerCount, prices.registerCount, bill.registerCount)
  }
}
