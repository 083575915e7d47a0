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
    var used = Array(repeating: PlanFigures.Utilisation(used: .zero, open: .zero), count: shop.plant.workCenters.count)
    for (machine, sequence) in schedule.sequences.enumerated() {
      let workCenter = shop.places[machine].workCenter
      used[workCenter].open = used[workCenter].open + TimeSpan(seconds: open[shop.machines[machine].calendar])
      used[workCenter].used = used[workCenter].used + TimeSpan(seconds: work(sequence, on: machine))
    }
    return used.map { .init(used: $0.used, open: $0.open) }
  }

  /// Open time that a machine's operations take, with the set-ups between them.
  private func work(_ sequence: [Int], on machine: Int) -> Time {
    var total: Time = 0
    for (position, operation) in sequence.enumerated() {
      let alternatives = translation.operations[operation].alternatives
      total += alternatives.first { $0.machine == machine }?.duration ?? 0
      if position > 0, let matrix = problem.machines[machine].setUps {
        let before = translation.operations[sequence[position - 1]].family
        total += problem.setUpMatrices[matrix][before, translation.operations[operation].family]
      }
    }
    return total
  }
}
