import Catalogs

/// Parts in the order in which netting settles them: groups of parts that may stand in for each other, a group after
/// all those that its parts are built into.
struct SubstitutionGroups {
  /// By part: the smallest part of its group.
  private var root: [Int]
  /// Roots, what is built into others after these.
  private var order: [Int] = []
  /// The parts that could not be put in order because they are built into each other.
  private(set) var tangled: [Int] = []

  /// Groups what the orders' bills name. Cost: about linear in the bill lines.
  init(_ orders: [PlanningOrder], _ parts: [Part]) {
    root = Array(parts.indices)
    for order in orders {
      for line in order.bill.indices where !order.bill[line].alternatives.isEmpty {
        for alternative in order.bill[line].alternatives { join(order.bill[line].part, alternative) }
      }
    }
    for part in root.indices { root[part] = find(part) }
    sort(edges(of: orders, parts))
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (find(a), find(b))
    root[max(first, second)] = min(first, second)
  }

  private mutating func find(_ part: Int) -> Int {
    var part = part
    while root[part] != part {
      root[part] = root[root[part]]
      part = root[part]
    }
    return part
  }

  /// Pairs of roots, the second built into the first, each once; a bought part brings what is built into it along.
  private func edges(of orders: [PlanningOrder], _ parts: [Part]) -> [(Int, Int)] {
    var seen: Set<Int> = []
    var edges: [(Int, Int)] = []
    for order in orders {
      for line in order.bill.indices {
        guard let parent = order.bill[line].parent, parts[order.bill[parent].part].kind == .make else { continue }
        let (upper, lower) = (root[order.bill[parent].part], root[order.bill[line].part])
        if seen.insert(upper * root.count + lower).inserted { edges.append((upper, lower)) }
      }
    }
    return edges
  }

  /// Kahn's algorithm; what it cannot reach is tangled.
  private mutating func sort(_ edges: [(Int, Int)]) {
    var below: [[Int]] = Array(repeating: [], count: root.count)
    var pending = Array(repeating: 0, count: root.count)
    for (upper, lower) in edges {
      below[upper].append(lower)
      pending[lower] += 1
    }
    order = root.indices.filter { root[$0] == $0 && pending[$0] == 0 }
    var next = 0
    while next < order.count {
      for lower in below[order[next]] {
        pending[lower] -= 1
        if pending[lower] == 0 { order.append(lower) }
      }
      next += 1
    }
    tangled = root.indices.filter { pending[root[$0]] > 0 }
  }

  /// The requirements of each group, numbered by order, then line.
  func requirementsInOrder(_ orders: [PlanningOrder]) -> [[Int]] {
    var members: [[Int]] = Array(repeating: [], count: root.count)
    var requirement = 0
    for order in orders {
      for line in order.bill.indices {
        members[root[order.bill[line].part]].append(requirement)
        requirement += 1
      }
    }
    return order.map { members[$0] }
  }
}
