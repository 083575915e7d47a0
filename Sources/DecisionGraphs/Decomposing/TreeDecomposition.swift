/// A tree of bags of variables: every clause lies in a bag, and the bags of a variable hang together.
///
/// Read as advice for decisions: the bag in the middle first, because deciding its variables lets the formula fall apart into the
/// branches of the tree.
struct TreeDecomposition {
  /// The bags.
  private(set) var bags: [[Int]] = []
  /// By bag: the bags joined to it.
  private(set) var neighbours: [[Int]] = []
  /// Size of the largest bag less one.
  let width: Int

  /// The clique tree of an elimination, without bags that lie in others.
  init(_ elimination: Elimination) {
    width = elimination.width
    let count = elimination.order.count
    var steps = [Int](repeating: 0, count: count)
    for (step, variable) in elimination.order.enumerated() { steps[variable] = step }
    var nodes = [Int](repeating: -1, count: count)
    for step in (0..<count).reversed() {
      let bag = elimination.bags[step]
      let parentStep = bag.map { steps[$0] }.min()
      let parent = parentStep.map { nodes[$0] } ?? (bags.isEmpty ? -1 : 0)
      if let parentStep, bags[parent].count == elimination.bags[parentStep].count + 1,
        bag.count == bags[parent].count, parentStep == ownStep[parent]
      {
        // The parent's bag lies in this one: it grows instead of having a child.
        bags[parent].append(elimination.order[step])
        ownStep[parent] = step
        nodes[step] = parent
        continue
      }
      nodes[step] = bags.count
      bags.append(bag + [elimination.order[step]])
      ownStep.append(step)
      neighbours.append([])
      if parent >= 0 {
        neighbours[parent].append(nodes[step])
        neighbours[nodes[step]].append(parent)
      }
    }
  }

  /// By bag: the last elimination step that went into it.
  private var ownStep: [Int] = []

  /// What is smaller in a better tree: its width, its depth, then the depths of all bags together.
  var rank: (width: Int, depth: Int, sum: Int) {
    let depths = depths()
    return (width, depths.max() ?? 0, depths.reduce(0, +))
  }

  /// By bag: its distance from the centre.
  func depths() -> [Int] {
    var depths = [Int](repeating: -1, count: bags.count)
    guard !bags.isEmpty else { return depths }
    let start = centroid()
    depths[start] = 0
    var queue = [start]
    var done = 0
    while done < queue.count {
      let bag = queue[done]
      done += 1
      for next in neighbours[bag] where depths[next] < 0 {
        depths[next] = depths[bag] + 1
        queue.append(next)
      }
    }
    return depths
  }

  /// The bag whose removal leaves no branch with more than half of the bags.
  private func centroid() -> Int {
    // Bags come after their parents, so sizes add up from the back.
    var sizes = [Int](repeating: 1, count: bags.count)
    var parents = [Int](repeating: -1, count: bags.count)
    for bag in bags.indices { for next in neighbours[bag] where next > bag { parents[next] = bag } }
    for bag in bags.indices.reversed() where parents[bag] >= 0 { sizes[parents[bag]] += sizes[bag] }
    var bag = 0
    while let heavy = neighbours[bag].first(where: { $0 > bag && 2 * sizes[$0] > bags.count }) { bag = heavy }
    return bag
  }

  /// By variable: 1 in the middle bag, falling to 0 in the outermost.
  func scores(variableCount: Int) -> [Float] {
    let depths = depths()
    var nearest = [Int](repeating: Int.max, count: variableCount)
    for (bag, depth) in zip(bags, depths) { for variable in bag { nearest[variable] = min(nearest[variable], depth) } }
    let deepest = max(1, nearest.filter { $0 < .max }.max() ?? 1)
    return nearest.map { $0 == .max ? 0 : 1 - Float($0) / Float(deepest) }
  }
}
