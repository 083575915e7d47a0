import BillsOfMaterials
import Catalogs
import Quantities
import SchedulerCore

extension PlanTranslation {
  /// Adds a step as the engine's next operation, with a fault for whatever keeps it from being done anywhere.
  mutating func add(_ step: NeededRouting.Step, of order: PlanningOrder, at index: Int, first: Int) {
    let routed = order.routing[step.index]
    let workCenter = shop.workCenters[routed.workCenter]
    let (run, overflow) = routed.run.multipliedReportingOverflow(by: step.pieces)
    // Far more than any horizon, and a pace of 1 % does not overflow.
    let isTooLong = overflow || max(run, routed.setUp) > Time.max / 200
    let origin = Origin(
      order: index, step: step.index, workCenter: workCenter ?? 0, fixedSetUp: isTooLong ? 0 : routed.setUp,
      run: isTooLong ? 0 : run, pieces: step.pieces)
    let alternatives = workCenter == nil ? [] : alternatives(for: origin, skill: routed.skill)
    if isTooLong { faults.append(.tooLong(order: order.id, operation: routed.id)) }
    if alternatives.isEmpty { faults.append(placeFault(routed, order)) }
    operations.append(
      SchedulerCore.Operation(
        job: index, alternatives: alternatives, family: workCenter.map { family(routed.family, at: $0) } ?? 0,
        interruptible: routed.mayPause || mustPause(alternatives, origin)))
    origins.append(origin)
    for predecessor in step.after {
      let lag = shop.transport(from: origins[first + predecessor].workCenter, to: origin.workCenter)
      precedences.append(
        Precedence(
          first + predecessor, operations.count - 1, minimumLag: lag,
          overlap: overlap(first + predecessor, operations.count - 1)))
    }
  }

  private mutating func family(_ id: String?, at workCenter: Int) -> Int {
    let owner = shop.sharing[workCenter]
    return shop.matrixOwners.contains(owner) ? families[owner].number(of: id, at: workCenter) : 0
  }

  /// How two steps for the same pieces overlap where the first hands them on in transfer batches.
  private func overlap(_ predecessor: Int, _ successor: Int) -> Precedence.Overlap? {
    let (from, to) = (origins[predecessor], origins[successor])
    guard let transfer = orders[from.order].routing[from.step].transfer.map(Int64.init), transfer < from.pieces,
      from.pieces == to.pieces
    else { return nil }
    let last = from.pieces - (from.pieces - 1) / transfer * transfer
    func times(_ operation: Int, _ pieces: Int64, setUp: Int64) -> [Time] {
      operations[operation].alternatives.map { alternative in
        var batch = origins[operation]
        batch.run = batch.run / batch.pieces * pieces
        return max(1, setUp + batch.run(on: shop.resource(of: alternative.machine, in: batch.workCenter)))
      }
    }
    return Precedence.Overlap(
      leads: times(predecessor, transfer, setUp: from.fixedSetUp), tails: times(successor, last, setUp: 0))
  }

  /// Why no resource can do a step.
  private func placeFault(_ step: RoutingStep, _ order: PlanningOrder) -> PlanningFault {
    guard let workCenter = shop.workCenters[step.workCenter] else {
      return .workCenterUnknown(order: order.id, operation: step.id, workCenter: step.workCenter)
    }
    let skill = shop.machinesOfWorkCenter[workCenter].isEmpty ? nil : step.skill
    return .noResource(order: order.id, operation: step.id, workCenter: step.workCenter, skill: skill)
  }

  private func alternatives(for origin: Origin, skill: String?) -> [SchedulerCore.Operation.Alternative] {
    shop.machinesOfWorkCenter[origin.workCenter].compactMap { machine in
      let resource = shop.resource(of: machine, in: origin.workCenter)
      if let skill, !resource.skills.contains(skill) { return nil }
      // The engine knows no work that takes no time.
      let duration = max(1, origin.fixedSetUp + origin.run(on: resource))
      return .init(machine: machine, duration: duration)
    }
  }

  /// Whether all pieces are too long for any open stretch, but one piece is not.
  private func mustPause(_ alternatives: [SchedulerCore.Operation.Alternative], _ origin: Origin) -> Bool {
    guard !alternatives.contains(where: { $0.duration <= longest($0.machine) }) else { return false }
    var piece = origin
    piece.run = orders[origin.order].routing[origin.step].run
    return alternatives.contains { alternative in
      let resource = shop.resource(of: alternative.machine, in: piece.workCenter)
      return piece.fixedSetUp + piece.run(on: resource) <= longest(alternative.machine)
    }
  }

  private func longest(_ machine: Int) -> Time { shop.longest[shop.machines[machine].calendar] }

  /// Makes the operations that need a requirement's part wait for it.
  mutating func wait(for requirement: Int) {
    let available = net.requirements[requirement].available
    let time = LocalDateTime(available).second
    guard time > shop.horizon.lowerBound, net.requirements[requirement].quantity > .zero else { return }
    for operation in groups[groupOfRequirement[requirement]]
    where operations[operation].material.map({ $0 < time }) ?? true {
      operations[operation].material = time
      origins[operation].material = requirement
    }
  }
}

extension PlanTranslation.Origin {
  /// The run time of all pieces at a resource's pace, begun seconds counted.
  func run(on resource: WorkCenter.Resource) -> Int64 {
    resource.efficiency == 100 ? run : (run * 100).divided(by: Int64(resource.efficiency), rounding: .ceiling)
  }
}
