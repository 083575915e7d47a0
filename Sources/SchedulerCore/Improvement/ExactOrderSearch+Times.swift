extension ExactOrderSearch {
  /// Raises all starts to the least that keep what is decided.
  ///
  /// - Returns: false if there are none.
  mutating func settle(_ order: inout PartialOrder) -> Bool {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for operation in model.order {
        budget -= 1
        guard budget > 0, let place = leastPlace(of: operation, order), place.start <= order.latest[operation] else {
          return false
        }
        if place.start > order.start[operation] || place.end > order.end[operation] {
          (order.start[operation], order.end[operation]) = place
          isSettled = false
        }
      }
      guard holdBack(&order, &isSettled) else { return false }
    }
    return lowerLatest(&order)
  }

  /// Raises what would have ended too early for what follows it or is to meet it.
  private func holdBack(_ order: inout PartialOrder, _ isSettled: inout Bool) -> Bool {
    for index in maximumLags {
      let precedence = model.problem.precedences[index]
      let least = order.start[precedence.successor] - precedence.maximumLag!
      guard raise(precedence.predecessor, endingFrom: least, &order, &isSettled) else { return false }
    }
    for operation in order.start.indices where order.meeting[operation] != 0 {
      var least = Time.min
      order.meeting[operation].forEach { least = max(least, order.start[$0] + 1) }
      guard raise(operation, endingFrom: least, &order, &isSettled) else { return false }
    }
    return true
  }

  private func raise(
    _ operation: Int, endingFrom least: Time, _ order: inout PartialOrder, _ isSettled: inout Bool
  ) -> Bool {
    if order.end[operation] >= least { return true }
    guard let start = leastStart(of: operation, endingFrom: least, order) else { return false }
    if start > order.start[operation] {
      order.start[operation] = start
      isSettled = false
    }
    return true
  }

  /// The alternatives that are open to an operation.
  func choices(of operation: Int, _ order: PartialOrder) -> Range<Int> {
    let choice = order.alternative[operation]
    return choice < 0 ? model.alternativeRows[operation]..<model.alternativeRows[operation + 1] : choice..<choice + 1
  }

  /// The first start from which an operation does not end before an instant; nil beyond the horizon.
  func leastStart(of operation: Int, endingFrom least: Time, _ order: PartialOrder) -> Time? {
    choices(of: operation, order).map { choice in
      let open = model.openTime(of: Int(model.alternativeMachines[choice]))
      return open.firstStart(of: model.durations[choice], endingFrom: least)
    }.min()
  }

  /// The least start and the least end that the others leave; nil if there are none.
  private func leastPlace(of operation: Int, _ order: PartialOrder) -> (start: Time, end: Time)? {
    var earliest = order.start[operation]
    for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
      earliest = max(earliest, opening(model.predecessors.labels[edge], order))
    }
    order.before[operation].forEach { earliest = max(earliest, order.end[$0]) }
    var least: (start: Time, end: Time)?
    for choice in choices(of: operation, order) {
      let bound = model.tailBound(of: operation, alternative: choice) { order.end[$0] }
      guard let ready = setUpEnd(operation, choice, order),
        let place = place(choice, of: operation, from: max(earliest, bound, ready))
      else { continue }
      least = least.map { (min($0.start, place.start), min($0.end, place.end)) } ?? place
    }
    return least
  }

  /// When a precedence lets its successor start.
  private func opening(_ precedence: Int, _ order: PartialOrder) -> Time {
    let predecessor = model.problem.precedences[precedence].predecessor
    let choice = order.alternative[predecessor]
    let lag = model.problem.precedences[precedence].minimumLag
    if model.problem.precedences[precedence].overlap == nil { return order.end[predecessor] + lag }
    // A first batch takes some time on any machine.
    if choice < 0 { return order.start[predecessor] + 1 + lag }
    // Before the first placing the end may not be that of the start.
    guard let place = place(choice, of: predecessor, from: order.start[predecessor]) else { return .min }
    return model.opening(precedence, alternative: choice, start: place.start, end: place.end)
  }

  /// When an alternative can be set up for, behind what comes before it on its machine; nil beyond the horizon.
  private func setUpEnd(_ operation: Int, _ choice: Int, _ order: PartialOrder) -> Time? {
    let machine = Int(model.alternativeMachines[choice])
    guard !separations[machine].isEmpty else { return .min }
    let open = model.openTime(of: machine)
    var latest: Time? = .min
    func wait(after first: Int, endingAt free: Time) {
      let separation = separation(on: machine, after: first, for: operation, order)
      guard separation > 0, let known = latest else { return }
      latest = open.end(of: separation, from: free).map { max(known, $0) }
    }
    wait(after: -1, endingAt: model.problem.horizon.lowerBound)
    order.before[operation].forEach {
      if self.machine(of: $0, order) == machine { wait(after: $0, endingAt: order.end[$0]) }
    }
    return latest
  }

  /// The least open time between two operations of a machine.
  func separation(on machine: Int, after first: Int, for second: Int, _ order: PartialOrder) -> Time {
    let bit = first < 0 ? PartialOrder.nothing : 1 << first
    if order.adjacent[second] & bit != 0 { return model.setUp(on: machine, after: first, for: second) }
    return separations[machine][(first + 1) * order.start.count + second]
  }

  /// The earliest place of an alternative on its machine and among the shifts of what it demands.
  func place(_ choice: Int, of operation: Int, from time: Time) -> (start: Time, end: Time)? {
    let wanted = model.problem.operations[operation]
    let open = model.openTime(of: Int(model.alternativeMachines[choice]))
    var from = time
    while from < model.problem.horizon.upperBound {
      let place = open.place(duration: model.durations[choice], interruptible: wanted.interruptible, from: from)
      guard let place else { return nil }
      if wanted.demands.isEmpty { return place }
      guard let later = resources.delay(wanted.demands, from: place.start, until: place.end) else { return place }
      from = later
    }
    return nil
  }

  /// For a machine with set-ups: whatever comes between two operations, its set-ups and work take no less time.
  static func separations(_ model: PlanningModel, machine: Int) -> [Time] {
    guard model.problem.machines[machine].setUps != nil else { return [] }
    let count = model.problem.operations.count
    let work = model.problem.operations.map { $0.alternatives.first { $0.machine == machine }?.duration }
    var least = (-1..<count).flatMap { first in
      (0..<count).map { second in
        work[second] == nil || first >= 0 && work[first] == nil
          ? Time.farthestTime : model.setUp(on: machine, after: first, for: second)
      }
    }
    for middle in 0..<count {
      guard let work = work[middle] else { continue }
      for first in 0...count {
        for second in 0..<count {
          let detour = least[first * count + middle] + work + least[(middle + 1) * count + second]
          least[first * count + second] = min(least[first * count + second], detour)
        }
      }
    }
    return least
  }
}
