/// The table as what it is inside: for whoever turns it into constraints.
extension LookupTable {
  /// For each key column its distinct keys, ascending. Bucket i holds what key i answers; a last bucket, whatever none
  /// does.
  public var distinctKeys: [[Int64]] { keys }

  /// How many combinations of buckets there are.
  public var combinationCount: Int { rowOfBuckets.count }

  /// The bucket of each key column in a combination; the last column's varies fastest.
  public func buckets(ofCombination combination: Int) -> [Int] {
    var rest = combination
    return keys.reversed().map { keys in
      defer { rest /= keys.count + 1 }
      return rest % (keys.count + 1)
    }.reversed()
  }

  /// A result column's value for a combination of buckets; nil where no row answers.
  public func result(_ column: Int, ofCombination combination: Int) -> Int64? {
    rowOfBuckets[combination] < 0 ? nil : results[column][combination]
  }
}
