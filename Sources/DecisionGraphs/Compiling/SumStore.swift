import FlatArrays

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

  /// A literal and what it counts, and the group of literals that exclude each other where it belongs, -1 for none.
  struct Term: BitwiseCopyable {
    var literal: Int32
    var group: Int32
    var weight: Int64
  }

  /// By sum: where its terms begin; one more at the end.
  var starts = FlatArray<Int32>()
  /// The terms, those of a group together.
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
    let groups = Self.exclusiveGroups(formula)
    var lists = [[Occurrence]](repeating: [], count: formula.sums.isEmpty ? 0 : 2 * formula.variableCount)
    for (number, sum) in formula.sums.enumerated() {
      starts.append(Int32(terms.count))
      slacks.append(sum.limit)
      largest.append(sum.terms.reduce(0) { max($0, $1.weight) })
      let grouped = sum.terms.sorted {
        (groups[Int($0.literal)], $0.literal) < (groups[Int($1.literal)], $1.literal)
      }
      for term in grouped {
        terms.append(Term(literal: term.literal, group: groups[Int(term.literal)], weight: term.weight))
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

  /// By literal: the first sum that says that at most one of its literals is true, or -1.
  private static func exclusiveGroups(_ formula: Formula) -> [Int32] {
    var groups = [Int32](repeating: -1, count: 2 * formula.variableCount)
    for (number, sum) in formula.sums.enumerated() where sum.limit == 1 && sum.terms.allSatisfy({ $0.weight == 1 }) {
      for term in sum.terms where groups[Int(term.literal)] < 0 { groups[Int(term.literal)] = Int32(number) }
    }
    return groups
  }

  /// A literal that became true is propagated (sign -1), or undone (1).
  @inline(__always)
  func count(_ literal: Int32, _ sign: Int64) {
    for place in occurrenceStarts[literal]..<occurrenceStarts[literal &+ 1] {
      slacks[occurrences[place].sum] &+= sign &* occurrences[place].weight
    }
  }
}
