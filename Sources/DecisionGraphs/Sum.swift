/// A sum of weighted literals that stays at or below a limit: cardinalities and linear constraints in the form that is compiled.
///
/// All weights are positive; a literal counts its weight when it is true.
struct Sum: Equatable {
  /// A literal and what it counts.
  struct Term: Equatable {
    var literal: Int32
    var weight: Int64
  }

  /// The weighted literals; each variable once, after `settled`.
  var terms: [Term]
  /// The most that the true literals may count together.
  var limit: Int64

  /// What a sum comes to when its literals are replaced.
  enum Settled {
    case always
    case never
    /// The negations of these literals hold, and the sum over the others.
    case units([Int32], Sum)
    /// Not all of the literals are true.
    case clause([Int32])
    case sum(Sum)
  }

  /// The sum with each literal's image put in, merged, and brought to its simplest form.
  func settled(_ image: (Int32) -> Int32) -> Settled {
    var weights: [Int32: Int64] = [:]
    var order: [Int32] = []
    var rest = limit
    for term in terms {
      let literal = image(term.literal)
      if literal == Simplification.alwaysFalse { continue }
      if literal == Simplification.alwaysTrue {
        rest -= term.weight
        continue
      }
      if weights[literal] == nil { order.append(literal) }
      weights[literal, default: 0] += term.weight
    }
    var merged: [Term] = []
    for literal in order {
      let (own, opposite) = (weights[literal] ?? 0, weights[literal ^ 1] ?? 0)
      if opposite > 0 && literal & 1 == 0 { rest -= min(own, opposite) }
      if own > opposite { merged.append(Term(literal: literal, weight: own - opposite)) }
    }
    return Self.judged(merged.sorted { $0.literal < $1.literal }, rest)
  }

  private static func judged(_ terms: [Term], _ limit: Int64) -> Settled {
    if limit < 0 { return .never }
    let total = terms.reduce(0) { $0 + $1.weight }
    if total <= limit { return .always }
    let forced = terms.filter { $0.weight > limit }.map(\.literal)
    if !forced.isEmpty {
      return .units(forced, Sum(terms: terms.filter { $0.weight <= limit }, limit: limit))
    }
    let least = terms.reduce(Int64.max) { min($0, $1.weight) }
    if total - least <= limit { return .clause(terms.map(\.literal)) }
    let divisor = terms.reduce(0) { gcd($0, $1.weight) }
    return .sum(
      Sum(terms: terms.map { Term(literal: $0.literal, weight: $0.weight / divisor) }, limit: limit / divisor))
  }

  private static func gcd(_ left: Int64, _ right: Int64) -> Int64 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}
