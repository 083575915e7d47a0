/// Arcs from activities to activities: those out of activity `a` are `targets[starts[a]..<starts[a + 1]]`.
struct ActivityArcs: Sendable {
  /// One more than activities.
  private(set) var starts: [Int32] = [0]
  /// All arcs, ascending for each activity.
  private(set) var targets: [Int32] = []

  /// Arcs by the activity that they leave.
  init(_ lists: [[Int32]]) {
    for list in lists {
      targets += list
      starts.append(Int32(targets.count))
    }
  }

  /// Number of activities.
  var count: Int { starts.count - 1 }

  /// The arcs out of an activity.
  subscript(activity: Int) -> ArraySlice<Int32> { targets[Int(starts[activity])..<Int(starts[activity + 1])] }

  /// The arcs from their heads to their tails.
  var reversed: ActivityArcs {
    var lists: [[Int32]] = Array(repeating: [], count: count)
    for activity in 0..<count { for target in self[activity] { lists[Int(target)].append(Int32(activity)) } }
    return ActivityArcs(lists)
  }

  /// The activities so that all arcs lead onwards, of several free ones the one freed first. There is no circle.
  var topologicalOrder: [Int32] {
    var waiting = Array(repeating: 0, count: count)
    for target in targets { waiting[Int(target)] += 1 }
    var order = (0..<count).filter { waiting[$0] == 0 }.map(Int32.init)
    var next = 0
    while next < order.count {
      for target in self[Int(order[next])] {
        waiting[Int(target)] -= 1
        if waiting[Int(target)] == 0 { order.append(target) }
      }
      next += 1
    }
    return order
  }

  /// The longest path of durations after the end of each activity.
  func tails(_ durations: [Int32], _ order: [Int32]) -> [Int32] {
    var tails = durations.map { _ in Int32(0) }
    for activity in order.reversed() {
      for target in self[Int(activity)] {
        tails[Int(activity)] = max(tails[Int(activity)], tails[Int(target)] + durations[Int(target)])
      }
    }
    return tails
  }

  /// The arcs that do not follow from others, by the sets of all that comes after each activity.
  func reduced(_ order: [Int32]) -> ActivityArcs {
    let words = (count + 63) / 64
    var after: [UInt64] = Array(repeating: 0, count: count * words)
    var lists: [[Int32]] = Array(repeating: [], count: count)
    var place = Array(repeating: 0, count: count)
    for (index, activity) in order.enumerated() { place[Int(activity)] = index }
    for activity in order.reversed().map(Int.init) {
      for target in self[activity].sorted(by: { place[Int($0)] < place[Int($1)] }).map(Int.init) {
        let (word, bit) = (activity * words + target / 64, UInt64(1) << UInt64(target % 64))
        if after[word] & bit != 0 { continue }
        lists[activity].append(Int32(target))
        after[word] |= bit
        for offset in 0..<words { after[activity * words + offset] |= after[target * words + offset] }
      }
      lists[activity].sort()
    }
    return ActivityArcs(lists)
  }
}
