extension LookupTable {
  /// The row that answers these arguments, one for each key column and coded as its type; nil where none does.
  public func row(for arguments: [Int64]) -> Row? {
    var index = 0
    for (column, argument) in arguments.enumerated() {
      index = index * (keys[column].count + 1) + bucket(of: argument, column: column)
    }
    let row = rowOfBuckets[index]
    return row < 0 ? nil : rows[Int(row)]
  }

  /// The bucket of a key column that an argument falls into.
  func bucket(of argument: Int64, column: Int) -> Int {
    let keys = keys[column]
    let bucket = keys.partitioningIndex { $0 >= argument }
    guard keyColumns[column].match == .exact else { return bucket }
    return bucket < keys.count && keys[bucket] == argument ? bucket : keys.count
  }

  /// A combination of arguments within the ranges that no row answers, or nil where every one is answered.
  ///
  /// Cost: linear in the combinations of buckets that the ranges reach.
  public func gap(within ranges: [ClosedRange<Int64>]) -> [Int64]? {
    let reached = ranges.enumerated().map { reachedBuckets(column: $0.offset, within: $0.element) }
    return firstCombination(of: reached) { self.rowOfBuckets[$0] < 0 }
  }

  /// Bounds of a result column over all arguments within the ranges; 0 where no row answers any.
  func resultRange(column: Int, within ranges: [ClosedRange<Int64>]) -> ClosedRange<Int64> {
    let reached = ranges.enumerated().map { reachedBuckets(column: $0.offset, within: $0.element) }
    var bounds: ClosedRange<Int64>?
    _ = firstCombination(of: reached) { index in
      guard self.rowOfBuckets[index] >= 0 else { return false }
      let result = self.results[column][index]
      bounds = bounds.map { min($0.lowerBound, result)...max($0.upperBound, result) } ?? result...result
      return false
    }
    return bounds ?? 0...0
  }

  /// The buckets that some argument in the range falls into, each with the least such argument.
  private func reachedBuckets(column: Int, within range: ClosedRange<Int64>) -> [(bucket: Int, example: Int64)] {
    let keys = keys[column]
    if keyColumns[column].match == .exact {
      let within = keys.enumerated().filter { range.contains($0.element) }.map {
        (bucket: $0.offset, example: $0.element)
      }
      // The least argument that is no key: the first to break the run of keys that begins at the range's start.
      var other = range.lowerBound
      for (_, key) in within where key == other {
        if key == range.upperBound { return within }
        other += 1
      }
      return within + [(keys.count, other)]
    }
    return (0...keys.count).compactMap { bucket in
      let low = bucket == 0 ? range.lowerBound : max(range.lowerBound, keys[bucket - 1] &+ 1)
      let high = bucket == keys.count ? range.upperBound : min(range.upperBound, keys[bucket])
      guard low <= high, bucket == 0 || keys[bucket - 1] < .max else { return nil }
      return (bucket, low)
    }
  }

  /// The examples of the first combination of reached buckets whose dense index fulfils `matches`, in row-major order.
  private func firstCombination(
    of reached: [[(bucket: Int, example: Int64)]], where matches: (Int) -> Bool
  ) -> [Int64]? {
    guard reached.allSatisfy({ !$0.isEmpty }) else { return nil }
    var position = reached.map { _ in 0 }
    while true {
      var index = 0
      for column in reached.indices {
        index = index * (keys[column].count + 1) + reached[column][position[column]].bucket
      }
      if matches(index) { return reached.indices.map { reached[$0][position[$0]].example } }
      var column = reached.count - 1
      while column >= 0, position[column] == reached[column].count - 1 {
        position[column] = 0
        column -= 1
      }
      if column < 0 { return nil }
      position[column] += 1
    }
  }
}
