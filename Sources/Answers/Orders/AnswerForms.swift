import BillsOfMaterials
import Configurations
import ConstraintModels

/// All that can be written of the orders of one product in one slice, prepared once and shared between threads.
public final class AnswerForms: Sendable {
  public let model: ProductModel
  public let prices: PriceModel
  public let bill: BillModel
  /// By constraint of the model.
  public let constraints: [ConstraintForm]
  let configuration: ConfigurationForm
  let price: PriceForm
  let lines: BillForm
  let operations: RoutingForm

  /// The forms of a model, with reasons in the first of the languages that has them. Cost: linear in the model.
  public init(_ model: ProductModel, prices: PriceModel, bill: BillModel, languages: [String]) {
    self.model = model
    self.prices = prices
    self.bill = bill
    constraints = model.constraints.map { [model] in ConstraintForm($0, model, languages: languages) }
    configuration = ConfigurationForm(model)
    price = PriceForm(prices, model)
    lines = BillForm(bill)
    operations = RoutingForm(bill)
  }
}
