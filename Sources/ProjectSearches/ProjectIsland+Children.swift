extension ProjectIsland {
  /// Makes a child: what the father does within a window of his order, between what the mother does before and after.
  func cross(_ mother: [Int32], _ father: [Int32]) {
    let count = network.count
    let length = max(1, count / 8 + random.below(max(1, count * 5 / 8)))
    let from = random.below(max(1, count - length + 1))
    let window = father[Int(from)..<Int(min(count, from + length))]
    for index in isTaken.indices {
      isTaken[index] = false
      isFathers[index] = false
    }
    for activity in window { isFathers[Int(activity)] = true }
    child.removeAll(keepingCapacity: true)
    for activity in mother.prefix(Int(from)) where !isFathers[Int(activity)] { take(activity) }
    for activity in window { take(activity) }
    for activity in mother { take(activity) }
    if random.below(2) == 0 { mutate() }
  }

  /// Puts an activity at the child's end, after all it waits for.
  private func take(_ activity: Int32) {
    if isTaken[Int(activity)] { return }
    isTaken[Int(activity)] = true
    for before in network.predecessors[Int(activity)] { take(before) }
    child.append(activity)
  }

  /// Moves some activities to other places between what they wait for and what waits for them.
  private func mutate() {
    let count = Int32(child.count)
    for _ in 0...random.below(3) {
      let place = Int(random.below(count))
      let activity = child[place]
      var first = place
      while first > 0, !network.successors[Int(child[first - 1])].contains(activity) { first -= 1 }
      var last = place
      while last + 1 < Int(count), !network.successors[Int(activity)].contains(child[last + 1]) { last += 1 }
      child.remove(at: place)
      child.insert(activity, at: first + Int(random.below(Int32(last - first + 1))))
    }
  }

  /// An order by latest start times, each off by some noise, in hundredths of the longest path.
  func sampled(noise: Int32) -> [Int32] {
    let count = Int(network.count)
    let spread = max(1, Int32(Int64(tails.max() ?? 0) * Int64(noise) / 100))
    let keys = (0..<count).map { -network.durations[$0] - tails[$0] + (noise == 0 ? 0 : random.below(spread)) }
    var waiting = (0..<count).map { network.predecessors[$0].count }
    var free = (0..<count).filter { waiting[$0] == 0 }
    var order: [Int32] = []
    while let choice = free.indices.min(by: { (keys[free[$0]], free[$0]) < (keys[free[$1]], free[$1]) }) {
      let activity = free.remove(at: choice)
      order.append(Int32(activity))
      for successor in network.successors[activity].map(Int.init) {
        waiting[successor] -= 1
        if waiting[successor] == 0 { free.append(successor) }
      }
    }
    return order
  }
}
