import BillsOfMaterials
import Catalogs
import Quantities

extension ProductionPlan {
  /// Why a work order is late, in a few sentences for people; nil where it is on time.
  ///
  /// Tells what took longest first, by operation, in the ids of the catalog and the orders that were planned; what nobody
  /// can help, closing times and the work itself, comes last.
  public func latenessText(of index: Int, _ catalog: Catalog) -> String? {
    let workOrder = workOrders[index]
    guard workOrder.tardiness > .zero else { return nil }
    var text = "Late by \(workOrder.tardiness.reading): due \(workOrder.due), done \(workOrder.completion)."
    if workOrder.due < start { text += " It was due before the plan begins." }
    for part in accounts(of: workOrder).prefix(4) {
      text += " \(sentence(part, workOrder, catalog))"
    }
    let work = workOrder.delays.reduce(TimeSpan.zero) { $0 + ($1.cause == .work ? $1.duration : .zero) }
    if work > .zero { text += " Its own operations on this way take \(work.reading)." }
    return text
  }

  /// Delays of one operation and one kind of cause, told together.
  private struct Account {
    var delays: [Delay]
    var total: TimeSpan
    var isClosing: Bool { delays[0].cause == .closed }
  }

  /// The longest first, equal ones in the order of time, closing times behind all others; work left out.
  private func accounts(of workOrder: WorkOrder) -> [Account] {
    var accounts: [Account] = []
    for delay in workOrder.delays where delay.cause != .work {
      let match = accounts.firstIndex {
        $0.delays[0].operation == delay.operation && $0.delays[0].cause.kind == delay.cause.kind
      }
      if let match {
        accounts[match].delays.append(delay)
        accounts[match].total = accounts[match].total + delay.duration
      } else {
        accounts.append(Account(delays: [delay], total: delay.duration))
      }
    }
    let sorted = accounts.indices.sorted { a, b in
      let (first, second) = (accounts[a], accounts[b])
      if first.isClosing != second.isClosing { return second.isClosing }
      return first.total != second.total ? first.total > second.total : a < b
    }
    return sorted.map { accounts[$0] }
  }

  private func sentence(_ account: Account, _ workOrder: WorkOrder, _ catalog: Catalog) -> String {
    let operation = workOrder.operations[account.delays[0].operation]
    let workCenter = catalog.plants[plant].workCenters[operation.workCenter]
    let resource = workCenter.resources[operation.resource].id
    let time = account.total.reading
    switch account.delays[0].cause {
    case .release: return "It was released only \(time) after the plan begins, on \(workOrder.release)."
    case .material(let requirement): return materialSentence(operation, requirement, time, catalog)
    case .transport: return "The way to \(workCenter.id) for operation \(operation.id) takes \(time)."
    case .resourceBusy:
      return "Operation \(operation.id) waited \(time) for \(resource), busy with \(others(account, workOrder))."
    case .queue(let count):
      return "Operation \(operation.id) waited \(time) for \(resource), behind \(count) other operations."
    case .setUp: return "The set-up of \(resource) for operation \(operation.id) takes \(time)."
    case .closed: return "Operation \(operation.id) waited \(time) because \(resource) was closed."
    case .closesTooSoon:
      return "Operation \(operation.id) waited \(time) because \(resource) would have closed before its end."
    case .reserved: return "Operation \(operation.id) waited \(time) because \(resource) was kept for other work."
    case .work: return ""
    }
  }

  private func materialSentence(
    _ operation: ScheduledOperation, _ index: Int, _ time: String, _ catalog: Catalog
  ) -> String {
    let requirement = requirements.requirements[index]
    let part = catalog.parts[requirement.part].id
    return "Operation \(operation.id) waited \(time) for part \(part), which comes on \(requirement.available)."
  }

  /// The orders that kept a resource busy, each once, in the order of time.
  private func others(_ account: Account, _ workOrder: WorkOrder) -> String {
    var ids: [String] = []
    var isItself = false
    for delay in account.delays {
      guard case .resourceBusy(let other) = delay.cause else { continue }
      if other == workOrder.order {
        isItself = true
      } else if !ids.contains(workOrders[other].id) {
        ids.append(workOrders[other].id)
      }
    }
    let others = ids.isEmpty ? [] : [(ids.count == 1 ? "order " : "orders ") + ids.joined(separator: ", ")]
    return (others + (isItself ? ["other operations of the same order"] : [])).joined(separator: " and ")
  }
}

extension Delay.Cause {
  /// Equal for causes that are told together.
  fileprivate var kind: Int {
    switch self {
    case .release: 0
    case .material: 1
    case .transport: 2
    case .resourceBusy: 3
    case .queue: 4
    case .setUp: 5
    case .closed: 6
    case .closesTooSoon: 7
    case .reserved: 8
    case .work: 9
    }
  }
}

extension TimeSpan {
  /// The two largest units that it has, such as `2 d 3 h` or `45 min`; days have 24 hours.
  var reading: String {
    let units: [(size: Int64, name: String)] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]
    var rest = seconds
    var words: [String] = []
    for unit in units {
      if rest >= unit.size { words.append("\(rest / unit.size) \(unit.name)") }
      rest %= unit.size
    }
    return words.isEmpty ? "0 s" : words.prefix(2).joined(separator: " ")
  }
}
