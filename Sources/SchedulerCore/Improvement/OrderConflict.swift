/// Operations whose times cannot all be kept, and so need an order.
enum OrderConflict {
  /// Two operations of a machine: either ends before the other starts.
  case order(Int, Int)
  /// One operation follows another (-1: nothing) on a machine too soon for its set-up, unless others come between.
  case adjacency(Int, Int)
  /// Operations that together take more of a resource than there is, and no fewer of them do: one ends before another
  /// starts.
  case overload([Int])
}

extension ExactOrderSearch {
  /// What the least times break among operations whose machines are decided; nil if nothing.
  func conflict(_ order: PartialOrder) -> OrderConflict? {
    let sequences = model.problem.machines.indices.map { sequence(on: $0, order) }
    var first: (time: Time, pair: (Int, Int))?
    for sequence in sequences {
      for (one, other) in zip(sequence, sequence.dropFirst()) where order.end[one] > order.start[other] {
        if first.map({ order.start[other] < $0.time }) ?? true { first = (order.start[other], (one, other)) }
      }
    }
    if let first { return .order(first.pair.0, first.pair.1) }
    if let members = overload(order) { return .overload(members) }
    // What comes in between is not known before.
    if order.alternative.contains(-1) { return nil }
    for (machine, sequence) in sequences.enumerated() where !separations[machine].isEmpty {
      if let conflict = setUpConflict(on: machine, sequence, order) { return conflict }
    }
    return nil
  }

  private func setUpConflict(on machine: Int, _ sequence: [Int], _ order: PartialOrder) -> OrderConflict? {
    let open = model.openTime(of: machine)
    var previous = -1
    for operation in sequence {
      let free = previous < 0 ? model.problem.horizon.lowerBound : order.end[previous]
      let setUp = model.setUp(on: machine, after: previous, for: operation)
      if !open.holds(setUp, from: free, until: order.start[operation]) {
        let isOrdered = previous < 0 || order.before[operation] & 1 << previous != 0
        return isOrdered ? .adjacency(previous, operation) : .order(previous, operation)
      }
      previous = operation
    }
    return nil
  }

  /// The first instant at which too much is taken, and as few operations of it as are too many.
  private func overload(_ order: PartialOrder) -> [Int]? {
    let operations = model.problem.operations
    var first: (time: Time, members: [Int])?
    for (resource, shared) in model.problem.resources.enumerated() {
      let users: [(operation: Int, amount: Int64)] = operations.indices.compactMap { operation in
        guard order.alternative[operation] >= 0 else { return nil }
        return operations[operation].demands.first { $0.resource == resource }.map { (operation, $0.amount) }
      }
      for user in users {
        let time = order.start[user.operation]
        if let first, first.time <= time { continue }
        var running = users.filter { order.start[$0.operation] <= time && time < order.end[$0.operation] }
        var taken = running.reduce(0) { $0 + $1.amount }
        guard taken > shared.capacity else { continue }
        for index in running.indices.reversed() where taken - running[index].amount > shared.capacity {
          taken -= running.remove(at: index).amount
        }
        first = (time, running.map(\.operation))
      }
    }
    return first?.members
  }

  /// All ways to resolve a conflict, which together leave nothing out.
  func branches(of order: PartialOrder, _ conflict: OrderConflict) -> [PartialOrder] {
    switch conflict {
    case .order(let one, let other):
      return [(one, other), (other, one)].compactMap { first, second in
        var branch = order
        return branch.put(first, before: second) ? branch : nil
      }
    case .adjacency(let first, let second):
      var adjacent = order
      adjacent.adjacent[second] |= first < 0 ? PartialOrder.nothing : 1 << first
      let others = sequence(on: machine(of: second, order), order).filter { $0 != first && $0 != second }
      return [adjacent]
        + others.compactMap { middle in
          var branch = order
          return (first < 0 || branch.put(first, before: middle)) && branch.put(middle, before: second) ? branch : nil
        }
    case .overload(let members): return separated(members, order)
    }
  }

  /// A branch for each pair that may be the one that is apart, without those for which an earlier branch was made.
  private func separated(_ members: [Int], _ order: PartialOrder) -> [PartialOrder] {
    var rest = order
    var branches: [PartialOrder] = []
    for first in members {
      for second in members where first != second && rest.meeting[first] & 1 << second == 0 {
        var branch = rest
        if branch.put(first, before: second) { branches.append(branch) }
        rest.meeting[first] |= 1 << second
      }
    }
    return branches
  }

  /// Two operations of a machine with set-ups whose order nothing has decided.
  func openPair(_ order: PartialOrder) -> (Int, Int)? {
    for machine in model.problem.machines.indices where !separations[machine].isEmpty {
      let sequence = sequence(on: machine, order)
      for (index, one) in sequence.enumerated() {
        for other in sequence[(index + 1)...] where !order.knowsOrder(of: one, other) { return (one, other) }
      }
    }
    return nil
  }
}
