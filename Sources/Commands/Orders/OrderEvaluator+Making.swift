import Answers
import BillsOfMaterials
import CatalogSessions
import Configurations
import Orders
import Quantities
import Schedules

extension OrderEvaluator {
  /// Prices, explodes and promises the valid configuration that the workspace's row holds.
  ///
  /// The order of the steps matters: each leaves its results in the registers that the next one computes in.
  mutating func valid(_ workspace: OrderWorkspace, _ head: OrderHead, ordered: CalendarDate) -> OrderOutcome.Conclusion
  {
    let (model, row) = (workspace.model, workspace.row)
    let warnings = workspace.configurator.warnings(row)
    let configuration = workspace.configurator.configuration(row)
    let item = workspace.item(&hasher, scratch: &scratch)
    guard let price = price(row, model.prices, quantity: head.quantity) else {
      return refused("price-too-large", "the price exceeds what can be counted")
    }
    model.bill.evaluate(row)
    do throws(QuantityFlaw) {
      try model.bill.explode(row, into: &workspace.explosion)
    } catch {
      return refused(error.code, error.message)
    }
    if let finding = model.routingCheck?.finding(row) { return refused(finding, model) }
    let promise = model.promise.date(ordered: ordered, workspace.explosion)
    return .valid(
      ValidOrder(
        forms: model.forms, quantity: head.quantity, ordered: ordered, requested: head.requested,
        priority: head.priority, item: item, configuration: configuration, texts: workspace.texts, warnings: warnings,
        otherRevision: otherRevision(head),
        price: price, billLines: workspace.explosion.lines.count,
        making: depth.contains(.making) ? model.bill.making(row, taking: &workspace.explosion) : nil,
        positions: depth.contains(.positions) ? model.bill.positions(row) : [], promise: promise))
  }

  private func price(_ row: ConfigurationRow, _ prices: PriceModel, quantity: Int) -> OrderPrice? {
    var items: [PriceItem] = []
    items.reserveCapacity(prices.elements.count)
    guard let piece = prices.price(row, quantity: quantity, into: &items),
      let total = Int64(exactly: Int128(piece) * Int128(quantity))
    else { return nil }
    return OrderPrice(items: items, piece: piece, total: total)
  }

  private func otherRevision(_ head: OrderHead) -> String? {
    head.revision.map { $0.description }.flatMap { $0 == session.catalog.revision ? nil : $0 }
  }

  private func refused(_ finding: RoutingCheck.Finding, _ model: OrderModel) -> OrderOutcome.Conclusion {
    let plant = model.model.slice.plant.map { session.catalog.plants[$0].id } ?? ""
    let message = "the operation '\(finding.operation)' cannot be done in plant '\(plant)': \(finding.obstacle)"
    return .refused([OrderProblem("plant-cannot-make", field: "plant", message)])
  }

  private func refused(_ code: String, _ message: String) -> OrderOutcome.Conclusion {
    .refused([OrderProblem(code, field: "configuration", message)])
  }
}
