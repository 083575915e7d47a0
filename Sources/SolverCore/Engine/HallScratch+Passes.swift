import FlatArrays

// The two passes of the algorithm of López-Ortiz and others, and the slow search for one interval that explanations use.

extension HallScratch {
  /// Values from `lower` through `upper`.
  struct Interval {
    var lower: Int64
    var upper: Int64
  }

  /// Raises smallest values past Hall intervals; false when an interval holds too many operands.
  mutating func raiseLowers() -> Bool {
    startPass(isUpwards: true)
    for index in 0..<byUpper.count {
      let operand = byUpper[index]
      let (x, y) = (lowerRanks[operand], upperRanks[operand])
      var z = Self.top(tree, x + 1)
      let j = tree[z]
      room[z] -= 1
      if room[z] == 0 {
        tree[z] = z + 1
        z = Self.top(tree, tree[z])
        tree[z] = j
      }
      Self.lead(tree, from: x + 1, to: z, at: z)
      let surplus = room[z] - (bounds[z] - bounds[y])
      if surplus < 0 { return false }
      if hall[x] > x {
        let w = Self.top(hall, hall[x])
        lowers[operand] = bounds[w]
        Self.lead(hall, from: x, to: w, at: w)
      }
      if surplus == 0 {
        Self.lead(hall, from: hall[y], to: j - 1, at: y)
        hall[y] = j - 1
      }
    }
    return true
  }

  /// Lowers largest values past Hall intervals, where no interval holds too many operands.
  mutating func sinkUppers() {
    startPass(isUpwards: false)
    for index in (0..<byLower.count).reversed() {
      let operand = byLower[index]
      let (x, y) = (upperRanks[operand], lowerRanks[operand])
      var z = Self.bottom(tree, x - 1)
      let j = tree[z]
      room[z] -= 1
      if room[z] == 0 {
        tree[z] = z - 1
        z = Self.bottom(tree, tree[z])
        tree[z] = j
      }
      Self.lead(tree, from: x - 1, to: z, at: z)
      if hall[x] < x {
        let w = Self.bottom(hall, hall[x])
        uppers[operand] = bounds[w] - 1
        Self.lead(hall, from: x, to: w, at: w)
      }
      if room[z] == bounds[y] - bounds[z] {
        Self.lead(hall, from: hall[y], to: j + 1, at: y)
        hall[y] = j + 1
      }
    }
  }

  private static func top(_ pointers: borrowing FlatArray<Int32>, _ start: Int32) -> Int32 {
    var place = start
    while pointers[place] > place { place = pointers[place] }
    return place
  }

  private static func bottom(_ pointers: borrowing FlatArray<Int32>, _ start: Int32) -> Int32 {
    var place = start
    while pointers[place] < place { place = pointers[place] }
    return place
  }

  /// Path compression: everything on the way from one place to another points at a third.
  private static func lead(_ pointers: borrowing FlatArray<Int32>, from start: Int32, to end: Int32, at target: Int32) {
    var place = start
    while place != end {
      let next = pointers[place]
      pointers[place] = target
      place = next
    }
  }

  /// Whether an operand must lie in an interval.
  func lies(_ operand: Int32, in interval: Interval) -> Bool {
    lowers[operand] >= interval.lower && uppers[operand] <= interval.upper
  }

  /// An interval that holds given values and is filled by operands other than `skipped`; with none given, one that too many must
  /// lie in.
  ///
  /// Quadratic: for each lower end, operands join in order of their upper ends.
  func interval(holding values: Interval?, without skipped: Int32) -> Interval? {
    for first in 0..<byLower.count {
      let lower = lowers[byLower[first]]
      if let values, lower > values.lower { return nil }
      var inhabitants: Int64 = 0
      for index in 0..<byUpper.count {
        let operand = byUpper[index]
        if operand == skipped || lowers[operand] < lower { continue }
        inhabitants += 1
        let upper = uppers[operand]
        let size = upper - lower + 1
        if let values {
          if inhabitants >= size, upper >= values.upper { return Interval(lower: lower, upper: upper) }
        } else if inhabitants > size {
          return Interval(lower: lower, upper: upper)
        }
      }
    }
    return nil
  }
}
