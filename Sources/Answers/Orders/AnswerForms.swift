import BillsOfMaterials
import Catalogs
import Configurations
import ConstraintModels

/// All that can be written of the orders of one product in one slice, prepared once and shared between threads.
public final class AnswerForms: Sendable {
  public let model: ProductModel
  public let prices: PriceModel
  public let bill: BillModel
  /// What is the same in other slices.
  let shared: ConfigurationForms
  let price: PriceForm
  let lines: BillForm
  let operations: RoutingForm

  /// The forms of a model; `shared` are those of its configurations, `parts` those of the catalog's parts. Cost: linear in the prices and
  /// the bill.
  public init(
    _ model: ProductModel, prices: PriceModel, bill: BillModel, sharing shared: ConfigurationForms, _ parts: PartForms
  ) {
    self.model = model
    self.prices = prices
    self.bill = bill
    self.shared = shared
    price = PriceForm(prices, model)
    lines = BillForm(bill, parts: parts)
    operations = RoutingForm(bill)
  }

  /// By constraint of the model.
  public var constraints: [ConstraintForm] { shared.constraints }
  var configuration: ConfigurationForm { shared.configuration }
}

/// How a product's configurations and the reasons against them are written, in all slices of a market in which the same rules count.
public final class ConfigurationForms: Sendable {
  /// By constraint of the model.
  let constraints: [ConstraintForm]
  let configuration: ConfigurationForm

  /// The forms of a model, with reasons in the first of the languages that has them. Cost: linear in the model.
  public init(_ model: ProductModel, languages: [String]) {
    constraints = model.constraints.map { [model] in ConstraintForm($0, model, languages: languages) }
    configuration = ConfigurationForm(model)
  }
}
