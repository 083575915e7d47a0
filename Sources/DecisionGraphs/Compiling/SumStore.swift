/// The sums as propagation sees them.
///
/// *Invariant.* A sum's slack is its limit less the weights of its true literals that have been propagated, those before the trail's head.
/// Propagation takes a literal's weights off all its sums before it looks at any of them, and undoing a propagated literal gives
/// them back, so that a conflict half way does no harm.
struct SumStore: ~Copyable {
  /// A sum and what a literal counts in it.
  struct Occurrence: BitwiseCopyable {
    var sum: Int32
    var weight: Int64
  }

  /// A literal and what it counts.
  struct Term: BitwiseCopyable {
    var literal: Int32
    var weight: Int64
  }

  /// By sum: where its terms begin; one more at the end.
  var starts = FlatArray<Int32>()
  /// The terms.
  var terms = FlatArray<Term>()
  /// By sum: how much more may become true.
  var slacks = FlatArray<Int64>()
  /// By sum: its largest weight.
  var largest = FlatArray<Int64>()
  /// By literal: where its occurrences begin; one more at the end.
  var occurrenceStarts = FlatArray<Int32>()
  /// The occurrences.
  var occurrences = FlatArray<Occurrence>()

  /// Number of sums.
  var count: Int { slacks.count }

  /// The sums of a formula.
  init(_ formula: Formula) {
    var lists = [[Occurrence]](repeating: [], count: formula.sums.isEmpty ? 0 : 2 * formula.variableCount)
    for (number, sum) in formula.sums.enumerated() {
      starts.append(Int32(terms.count))
      slacks.append(sum.limit)
      largest.append(sum.terms.reduce(0) { max($0, $1.weight) })
      for term in sum.terms {
        terms.append(Term(literal: term.literal, weight: term.weight))
        lists[Int(term.literal)].append(Occurrence(sum: Int32(number), weight: term.weight))
      }
    }
    starts.append(Int32(terms.count))
    for list in lists {
      occurrenceStarts.append(Int32(occurrences.count))
      for occurrence in list { occurrences.append(occurrence) }
    }
    occurrenceStarts.append(Int32(occurrences.count))
  }

  /// A literal that became true is propagated (sign -1), or undone (1).
  @inline(__always)
  func count(_ literal: Int32, _ sign: Int64) {
    for place in occurrenceStarts[literal]..<occurrenceStarts[literal &+ 1] {
      slacks[occurrences[place].sum] &+= sign &* occurrences[place].weight
    }
  }
}
