import Answers
import BillsOfMaterials
import Catalogs
import OrderStores
import Threads

extension PlanningDesk {
  /// What an accepted order takes, and where (an index into the catalog's plants): the catalog is read for the day, the
  /// market and the plant that it was accepted for, whatever is preset for this session.
  func read(
    _ stored: StoredOrder, _ evaluator: inout OrderEvaluator, _ stop: StopCheck
  ) throws(MakingRefusal) -> (plant: Int, order: PlanningOrder) {
    let order = stored.order
    let (slice, plant) = try slice(of: order)
    let outcome = unsafe order.content.withUnsafeBytes {
      unsafe evaluator.outcome(of: $0, number: 1, in: slice, stop: stop)
    }
    guard let accepted = outcome.valid else { throw MakingRefusal(outcome) }
    guard accepted.item == order.item else {
      throw MakingRefusal(reason: "is now another item, '\(accepted.item)', than the '\(order.item)' that was accepted")
    }
    let planned = PlanningOrder(
      id: order.id, item: accepted.item, product: accepted.model.product, quantity: accepted.quantity,
      ordered: order.ordered, requested: order.requested, promise: order.promised, bill: accepted.bill,
      routing: accepted.routing, weight: Int64(accepted.priority))
    return (plant, planned)
  }

  private func slice(of order: AcceptedOrder) throws(MakingRefusal) -> (Slice, plant: Int) {
    let vocabulary = session.vocabulary
    guard order.catalog.id == session.catalog.id else {
      throw MakingRefusal(reason: "was accepted under the catalog '\(order.catalog.id)'")
    }
    guard let product = vocabulary.products.number(of: order.product) else {
      throw MakingRefusal(reason: "its product '\(order.product)' is not in the catalog any more")
    }
    let market = order.market.flatMap { vocabulary.markets.number(of: $0) }
    if let id = order.market, market == nil {
      throw MakingRefusal(reason: "its market '\(id)' is not in the catalog any more")
    }
    guard !session.catalog.plants.isEmpty else { throw MakingRefusal(reason: "there is no plant in the catalog") }
    // One that was accepted before the catalog had plants goes where its product is made now.
    let plant =
      order.plant.isEmpty
      ? session.catalog.products[product].plant ?? 0 : vocabulary.plants.number(of: order.plant)
    guard let plant else { throw MakingRefusal(reason: "its plant '\(order.plant)' is not in the catalog any more") }
    return (Slice(date: order.ordered, market: market, plant: plant), plant)
  }
}
