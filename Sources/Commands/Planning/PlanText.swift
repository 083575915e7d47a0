import Answers
import Catalogs
import Quantities
import Schedules

extension PlanningDesk.Outcome {
  /// The plans' figures for a person: on time or not, what holds the latest orders, how busy the work centers are.
  public func text(_ catalog: Catalog, latest: Int = 5) -> String {
    var text = plans.map { planText($0, catalog, latest: latest) }.joined()
    if plans.isEmpty && stop == nil {
      text = isFailure ? "no open order could be planned\n" : "no open orders to plan\n"
    }
    if stop != nil {
      text +=
        plans.isEmpty ? "stopped before there was a plan\n" : "stopped early: the best so far is what was planned\n"
    }
    for refusal in refusals.prefix(10) { text += "not planned: \(refusal.order): \(refusal.reason)".printable + "\n" }
    if refusals.count > 10 { text += "not planned: \(refusals.count - 10) more\n" }
    return text
  }

  private func planText(_ plan: ProductionPlan, _ catalog: Catalog, latest: Int) -> String {
    let figures = plan.figures
    let share = FixedDecimal(Int64(figures.onTime) * 100)
      .divided(by: FixedDecimal(Int64(max(1, figures.orders))), scale: 1, rounding: .halfUp)!
    let end = plan.workOrders.map(\.completion).max() ?? plan.start
    var lines = [
      "plant \(catalog.plants[plan.plant].id): \(figures.orders) orders from \(plan.start) to \(end), "
        + "\(figures.onTime) on time (\(share) %)",
      "  purchases proposed: \(plan.requirements.purchases.count), of them late: "
        + "\(plan.requirements.purchases.count { $0.isLate })",
      "  busiest: " + busiest(plan, catalog),
    ]
    if let cost = figures.energyCost { lines.append("  energy: \(cost) \(catalog.currency.code)") }
    let late = plan.workOrders.indices.filter { plan.workOrders[$0].tardiness > .zero }
      .sorted { (plan.workOrders[$1].tardiness, $0) < (plan.workOrders[$0].tardiness, $1) }
    for index in late.prefix(latest) {
      lines.append("  \(plan.workOrders[index].id): \(plan.latenessText(of: index, catalog) ?? "")")
    }
    return lines.map { $0.printable + "\n" }.joined()
  }

  private func busiest(_ plan: ProductionPlan, _ catalog: Catalog) -> String {
    let centers = catalog.plants[plan.plant].workCenters
    return plan.figures.utilisations.enumerated()
      .sorted { ($1.element.percent, $0.offset) < ($0.element.percent, $1.offset) }
      .prefix(5).map { "\(centers[$0.offset].id) \($0.element.percent) %" }.joined(separator: ", ")
  }
}
