/// Placing a unit, that is, operations tied together by maximum lags, in one go.
///
/// The members are placed one after the other, each as early as possible, among those whose predecessors are placed the
/// one with the earliest deadline first: what a maximum lag leaves after a placed predecessor, also for what must come
/// in between. Where a maximum lag is broken all the same, its predecessor is pushed back by what the lag is exceeded
/// by, and the unit is placed anew (right shift, as in the serial schemes for projects with maximal time lags: Franck,
/// Neumann and Schwindt 2001). Bounds only rise, so this ends, though not always with a place that exists.
extension Dispatcher {
  /// How often a unit is pushed back before its lags count as unreachable.
  private static let attempts = 2_000

  /// Places what is not locked of a unit, none before an instant, and tells the successors; else notes the fault.
  mutating func placeUnit(_ unit: Int, from time: Time) {
    let members = model.members[unit].isEmpty ? [unit] : model.members[unit]
    let open = members.filter { !timeline.isPlaced($0) }
    // Parallel to `open`.
    var bounds = open.map { max(ready[$0], time) }
    var broken: Int?
    for _ in 0..<Dispatcher.attempts {
      if let homeless = placeMembers(open, bounds: bounds) {
        faults.append(broken.map { .maximumLagUnreachable(precedence: $0) } ?? .beyondHorizon(operation: homeless))
        return
      }
      let push = raiseBounds(&bounds, of: open, unit: unit)
      guard let precedence = push.broken else {
        for operation in open { release(operation) }
        return
      }
      broken = precedence
      if push.isFixed { break }
      for operation in open { timeline.remove(operation) }
    }
    faults.append(.maximumLagUnreachable(precedence: broken ?? model.maximumLags[unit][0]))
  }

  /// Places what is open of a unit.
  ///
  /// - Returns: an operation that found no place, if there is one.
  private mutating func placeMembers(_ open: [Int], bounds: [Time]) -> Int? {
    for _ in open.indices {
      let deadlines = deadlines(of: open)
      var best: (position: Int, earliest: Time)?
      for (position, operation) in open.enumerated() where !timeline.isPlaced(operation) {
        if let best, deadlines[best.position] <= deadlines[position] { continue }
        guard let earliest = earliestStart(of: operation, bound: bounds[position]) else { continue }
        best = (position, earliest)
      }
      let (position, earliest) = best!
      guard let place = timeline.earliestPlace(open[position], from: earliest) else { return open[position] }
      timeline.insert(open[position], at: place)
    }
    return nil
  }

  /// When the predecessors let an operation start; nil unless all are placed.
  private func earliestStart(of operation: Int, bound: Time) -> Time? {
    var earliest = bound
    for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
      let predecessor = model.predecessors.heads[edge]
      guard timeline.isPlaced(predecessor) else { return nil }
      earliest = max(earliest, opening(model.predecessors.labels[edge]))
    }
    return earliest
  }

  /// The latest starts that the maximum lags after placed predecessors leave, parallel to `open`.
  private func deadlines(of open: [Int]) -> [Time] {
    if open.count == 1 { return [.max] }
    var known: [Int: Time] = [:]
    for operation in open.reversed() where !timeline.isPlaced(operation) {
      var deadline = Time.max
      for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
        let predecessor = model.predecessors.heads[edge]
        let precedence = model.problem.precedences[model.predecessors.labels[edge]]
        guard let maximum = precedence.maximumLag, timeline.isPlaced(predecessor) else { continue }
        deadline = min(deadline, timeline.ends[predecessor] + maximum)
      }
      for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
        guard let later = known[model.successors.heads[edge]], later < .max else { continue }
        deadline = min(deadline, later - model.waits[model.successors.labels[edge]] - model.shortest[operation])
      }
      known[operation] = deadline
    }
    return open.map { known[$0] ?? .max }
  }

  /// Raises the bound of the predecessor of each maximum lag that is broken.
  ///
  /// - Returns: the first that is broken, and whether there is one whose predecessor cannot move.
  private func raiseBounds(_ bounds: inout [Time], of open: [Int], unit: Int) -> (broken: Int?, isFixed: Bool) {
    var broken: Int?
    for index in model.maximumLags[unit] {
      let precedence = model.problem.precedences[index]
      let limit = timeline.ends[precedence.predecessor] + precedence.maximumLag!
      let excess = timeline.starts[precedence.successor] - limit
      guard excess > 0 else { continue }
      guard let position = open.firstIndex(of: precedence.predecessor) else { return (index, true) }
      bounds[position] = max(bounds[position], timeline.starts[precedence.predecessor] + excess)
      broken = broken ?? index
    }
    return (broken, false)
  }
}
