import Quantities
import SchedulerCore

extension PlanAssembly {
  /// What the plan is judged by.
  func figures(of workOrders: [WorkOrder]) -> PlanFigures {
    let start = translation.shop.horizon.lowerBound
    let end = schedule.assignments.map(\.end).max() ?? start
    let late = workOrders.reduce(0) { $0 + ($1.tardiness > .zero ? 1 : 0) }
    let weighted = workOrders.reduce(Int64(0)) { sum, order in
      let (cost, first) = order.weight.multipliedReportingOverflow(by: order.tardiness.seconds)
      let (total, second) = sum.addingReportingOverflow(cost)
      return first || second ? .max : total
    }
    return PlanFigures(
      orders: workOrders.count, onTime: workOrders.count - late, weightedTardiness: weighted,
      makespan: TimeSpan(seconds: end - start), setUpTotal: TimeSpan(seconds: schedule.figures.setUpTotal),
      utilisations: utilisations(until: end),
      energyCost: problem.tariff == nil ? nil : EnergyTariff.money(schedule.figures.energyCost))
  }

  private func utilisations(until end: Time) -> [PlanFigures.Utilisation] {
    let shop = translation.shop
    let open = shop.openStretches.map { stretches in
      stretches.reduce(Time(0)) {
        $0 + max(0, min(end, $1.interval.upperBound) - $1.interval.lowerBound) * $1.efficiency
      } / 100
    }
    var totals = Array(
      repeating: PlanFigures.Utilisation(used: .zero, open: .zero), count: shop.plant.workCenters.count)
    for (machine, sequence) in schedule.sequences.enumerated() {
      // A machine of several work centers is open to each of them.
      for place in shop.places[machine] {
        let time = TimeSpan(seconds: open[shop.machines[machine].calendar])
        totals[place.workCenter].open = totals[place.workCenter].open + time
      }
      for (position, operation) in sequence.enumerated() {
        let workCenter = translation.origins[operation].workCenter
        let before = position > 0 ? sequence[position - 1] : nil
        let time = TimeSpan(seconds: work(operation, after: before, on: machine))
        totals[workCenter].used = totals[workCenter].used + time
      }
    }
    return totals
  }

  /// Open time that an operation takes on a machine, with the set-up before it.
  private func work(_ operation: Int, after before: Int?, on machine: Int) -> Time {
    let alternatives = translation.operations[operation].alternatives
    let time = alternatives.first { $0.machine == machine }?.duration ?? 0
    guard let before, let matrix = problem.machines[machine].setUps else { return time }
    return time
      + problem.setUpMatrices[matrix][translation.operations[before].family, translation.operations[operation].family]
  }
}
