import BillsOfMaterials
import Catalogs
import Quantities
import Schedules

extension DocumentWriter {
  /// What held a late work order, the longest first; at most `limit` sentences.
  ///
  /// Stretches of the same cause count together; closing times, which nobody can help, come last. The time in which it
  /// was worked on is told only where nothing else held it.
  func reasons(for workOrder: WorkOrder, in plan: ProductionPlan, limit: Int = 4) -> [String] {
    var reasons: [(text: String, duration: TimeSpan, isClosing: Bool)] = []
    let held = workOrder.delays.filter { $0.cause != .work }
    for delay in held.isEmpty ? workOrder.delays : held {
      let text = reason(delay, of: workOrder, in: plan)
      if let known = reasons.firstIndex(where: { $0.text == text }) {
        reasons[known].duration += delay.duration
      } else {
        reasons.append((text, delay.duration, delay.cause == .closed))
      }
    }
    let longest = reasons.enumerated().sorted { a, b in
      if a.element.isClosing != b.element.isClosing { return b.element.isClosing }
      return a.element.duration != b.element.duration ? a.element.duration > b.element.duration : a.offset < b.offset
    }
    return longest.prefix(limit).map { "\($0.element.duration.readable): \($0.element.text)" }
  }

  private func reason(_ delay: Delay, of workOrder: WorkOrder, in plan: ProductionPlan) -> String {
    var names: [(name: String, text: String)] = []
    if workOrder.operations.indices.contains(delay.operation) {
      let operation = workOrder.operations[delay.operation]
      names.append(("resource", label(of: operation, in: catalog.plants[plan.plant])))
      names.append(("operation", operation.id))
    }
    switch delay.cause {
    case .release: return texts.filled(.delayRelease, names)
    case .material(let requirement):
      let needed = plan.requirements.requirements[requirement]
      names += [("part", label(ofPart: needed.part)), ("date", "\(needed.available)")]
      return texts.filled(.delayMaterial, names)
    case .transport: return texts.filled(.delayTransport, names)
    case .resourceBusy(let other): return texts.filled(.delayBusy, names + [("order", plan.workOrders[other].id)])
    case .queue(let count): return texts.filled(.delayQueue, names + [("count", String(count))])
    case .setUp: return texts.filled(.delaySetUp, names)
    case .closed: return texts.filled(.delayClosed, names)
    case .closesTooSoon: return texts.filled(.delayClosesTooSoon, names)
    case .reserved: return texts.filled(.delayReserved, names)
    case .work: return texts.filled(.delayWork, names)
    }
  }
}
