import FlatArrays

/// Working memory of *all different*, empty between calls.
struct HallScratch: ~Copyable {
  /// By operand: its smallest value, offset included.
  var lowers = FlatArray<Int64>()
  /// By operand: its largest value, offset included.
  var uppers = FlatArray<Int64>()
  /// The operands by ascending smallest value.
  var byLower = FlatArray<Int32>()
  /// The operands by ascending largest value.
  var byUpper = FlatArray<Int32>()
  /// By operand: the place of its smallest value among `bounds`.
  var lowerRanks = FlatArray<Int32>()
  /// By operand: the place of the value after its largest among `bounds`.
  var upperRanks = FlatArray<Int32>()
  /// The distinct ends of intervals, ascending, with a sentinel at either end.
  var bounds = FlatArray<Int64>()
  /// By bound: critical capacity pointers.
  var tree = FlatArray<Int32>()
  /// By bound: pointers past Hall intervals.
  var hall = FlatArray<Int32>()
  /// By bound: how many values of the stretch are not taken.
  var room = FlatArray<Int64>()

  /// Forgets everything and makes room for `count` operands without bounds.
  mutating func begin() {
    lowers.truncate(to: 0)
    uppers.truncate(to: 0)
    byLower.truncate(to: 0)
    byUpper.truncate(to: 0)
    bounds.truncate(to: 0)
  }

  /// Adds an operand and keeps both orders.
  mutating func append(_ lower: Int64, _ upper: Int64) {
    let operand = Int32(lowers.count)
    lowers.append(lower)
    uppers.append(upper)
    Self.insert(operand, into: &byLower, by: lowers)
    Self.insert(operand, into: &byUpper, by: uppers)
  }

  private static func insert(
    _ operand: Int32, into order: inout FlatArray<Int32>, by keys: borrowing FlatArray<Int64>
  ) {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if keys[order[middle]] <= keys[operand] { low = middle + 1 } else { high = middle }
    }
    order.append(operand)
    order.move(from: low, to: low + 1, count: order.count - 1 - low)
    order[low] = operand
  }

  /// Merges the ends of all intervals and ranks each operand's among them.
  mutating func rank() {
    let count = lowers.count
    lowerRanks.truncate(to: 0)
    lowerRanks.append(repeating: 0, count: count)
    upperRanks.truncate(to: 0)
    upperRanks.append(repeating: 0, count: count)
    bounds.append(lowers[byLower[0]] - 2)
    var lowerPlace = 0
    var upperPlace = 0
    while upperPlace < count {
      let end = uppers[byUpper[upperPlace]] + 1
      let takesLower = lowerPlace < count && lowers[byLower[lowerPlace]] <= end
      let value = takesLower ? lowers[byLower[lowerPlace]] : end
      if value != bounds.last { bounds.append(value) }
      let rank = Int32(bounds.count - 1)
      if takesLower {
        lowerRanks[byLower[lowerPlace]] = rank
        lowerPlace += 1
      } else {
        upperRanks[byUpper[upperPlace]] = rank
        upperPlace += 1
      }
    }
    bounds.append(bounds.last + 2)
  }

  /// Starts a pass: capacities between neighbouring bounds, and pointers to the neighbour in the direction of the pass.
  mutating func startPass(isUpwards: Bool) {
    tree.truncate(to: 0)
    hall.truncate(to: 0)
    room.truncate(to: 0)
    for place in 0..<bounds.count {
      let neighbour = isUpwards ? place - 1 : place + 1
      let hasNeighbour = neighbour >= 0 && neighbour < bounds.count
      tree.append(Int32(neighbour))
      hall.append(Int32(neighbour))
      room.append(hasNeighbour ? abs(bounds[place] - bounds[neighbour]) : 0)
    }
  }
}
