import FlatArrays

extension ShopWindows {
  /// On one machine.
  mutating func tighten(_ machine: Int32) -> Bool {
    let first = memberStarts[machine]
    let width = memberStarts[machine &+ 1] &- first
    steps &+= Int64(width &* width)
    for place in 0..<width {
      let operation = members[first &+ place]
      early[place] = heads[operation]
      late[place] = tails[operation]
      work[place] = durations[operation]
    }
    guard decidePairs(matrixStarts[machine], width), raise(early, late, matrixStarts[machine], width, (width, 1)),
      raise(late, early, matrixStarts[machine], width, (1, width))
    else { return false }
    for place in 0..<width {
      let operation = members[first &+ place]
      if early[place] > heads[operation] || late[place] > tails[operation] {
        heads[operation] = early[place]
        tails[operation] = late[place]
        isDirty[machine] = 1
      }
    }
    return true
  }

  private mutating func decidePairs(_ matrix: Int32, _ width: Int32) -> Bool {
    for first in 0..<width {
      for second in (first &+ 1)..<width {
        let both = work[first] &+ work[second]
        let isFirstBefore = early[first] &+ both &+ late[second] <= horizon
        let isSecondBefore = early[second] &+ both &+ late[first] <= horizon
        let (forward, backward) = (matrix &+ first &* width &+ second, matrix &+ second &* width &+ first)
        if !isFirstBefore {
          if !isSecondBefore || numbers[forward] != 0 { return false }
          numbers[backward] = 1
        } else if !isSecondBefore {
          if numbers[backward] != 0 { return false }
          numbers[forward] = 1
        }
      }
    }
    return true
  }

  /// Raises heads, or with everything turned round tails, by what comes before and by edge finding. `turns` are the strides of the
  /// matrix: of what comes before, and of what comes after.
  private mutating func raise(
    _ early: Lane, _ late: Lane, _ matrix: Int32, _ width: Int32, _ turns: (Int32, Int32)
  ) -> Bool {
    sort(by: early, width)
    for place in 0..<width {
      var end = Int32.min
      for position in 0..<width {
        let other = sorted[position]
        if numbers[matrix &+ other &* turns.0 &+ place &* turns.1] != 0 { end = max(end, early[other]) &+ work[other] }
      }
      raised[place] = max(early[place], end)
    }
    for last in 0..<width where !findEdges(early, late, width, deadline: late[last]) { return false }
    for place in 0..<width { early[place] = raised[place] }
    return true
  }

  private func sort(by early: Lane, _ width: Int32) {
    for place in 0..<width {
      var position = place
      while position > 0, early[sorted[position &- 1]] > early[place] {
        sorted[position] = sorted[position &- 1]
        position &-= 1
      }
      sorted[position] = place
    }
  }

  /// For the set of operations that have a tail at least so long.
  @inline(__always)
  private func findEdges(_ early: Lane, _ late: Lane, _ width: Int32, deadline tail: Int32) -> Bool {
    let end = horizon &- tail
    var total: Int32 = 0
    var completion = Int32.min
    var position = width
    while position > 0 {
      position &-= 1
      let place = sorted[position]
      if late[place] >= tail {
        total &+= work[place]
        completion = max(completion, early[place] &+ total)
      }
      completions[position] = completion
    }
    if completion > end { return false }
    // The latest completion of a set that begins with an earlier operation.
    var around = Int32.min / 2
    for position in 0..<width {
      let place = sorted[position]
      if late[place] >= tail {
        around = max(around, early[place] &+ total)
        total &-= work[place]
      } else {
        if early[place] &+ total &+ work[place] > end { raised[place] = max(raised[place], completions[position]) }
        if around &+ work[place] > end { raised[place] = max(raised[place], completion) }
      }
    }
    return true
  }
}
