extension Term {
  /// 1.
  public static let `true` = Term(.constant(1), range: 1...1)
  /// 0.
  public static let `false` = Term(.constant(0), range: 0...0)

  /// The same value whatever the cells hold.
  public static func constant(_ value: Int64) -> Term {
    Term(.constant(value), range: value...value)
  }

  /// The content of a cell that keeps within `range`.
  public static func load(_ slot: Int, range: ClosedRange<Int64>) -> Term {
    range.lowerBound == range.upperBound ? constant(range.lowerBound) : Term(.load(slot: slot), range: range)
  }

  private static func boolean(_ kind: Kind) -> Term { Term(kind, range: 0...1) }

  /// The negation; of a comparison, the opposite comparison.
  public static func not(_ a: Term) -> Term {
    if let value = a.constant { return constant(1 - value) }
    switch a.kind {
    case .not(let inner): return inner
    case .less(let x, let y): return boolean(.lessOrEqual(y, x))
    case .lessOrEqual(let x, let y): return boolean(.less(y, x))
    default: return boolean(.not(a))
    }
  }

  /// The operands of a conjunction, or the term itself.
  public var conjuncts: [Term] {
    if case .and(let all) = kind { all } else { [self] }
  }

  /// The operands of a disjunction, or the term itself.
  public var disjuncts: [Term] {
    if case .or(let all) = kind { all } else { [self] }
  }

  /// The conjunction of any number of Booleans, flattened; of none it is true.
  public static func and(_ all: [Term]) -> Term {
    let open = all.flatMap(\.conjuncts).filter { $0.constant != 1 }
    if open.contains(where: { $0.constant == 0 }) { return .false }
    return open.isEmpty ? .true : open.count == 1 ? open[0] : boolean(.and(open))
  }

  /// The disjunction of any number of Booleans, flattened; of none it is false.
  public static func or(_ all: [Term]) -> Term {
    let open = all.flatMap(\.disjuncts).filter { $0.constant != 0 }
    if open.contains(where: { $0.constant == 1 }) { return .true }
    return open.isEmpty ? .false : open.count == 1 ? open[0] : boolean(.or(open))
  }

  /// `b` or not `a`.
  public static func implies(_ a: Term, _ b: Term) -> Term { or([not(a), b]) }

  /// Equality of two values of one kind; a constant comes to stand second.
  public static func equal(_ a: Term, _ b: Term) -> Term {
    if !a.range.overlaps(b.range) { return .false }
    if a == b || (a.constant != nil && a.constant == b.constant) { return .true }
    return boolean(a.constant == nil ? .equal(a, b) : .equal(b, a))
  }

  /// 1 where `a` is below `b`; a constant where their ranges decide.
  public static func less(_ a: Term, _ b: Term) -> Term {
    if a.range.upperBound < b.range.lowerBound { return .true }
    if a.range.lowerBound >= b.range.upperBound || a == b { return .false }
    return boolean(.less(a, b))
  }

  /// 1 where `a` is not above `b`; a constant where their ranges decide.
  public static func lessOrEqual(_ a: Term, _ b: Term) -> Term {
    if a.range.upperBound <= b.range.lowerBound || a == b { return .true }
    if a.range.lowerBound > b.range.upperBound { return .false }
    return boolean(.lessOrEqual(a, b))
  }

  /// Whether the value of `a` is among the indices of `mask`; of one index it is an equality.
  public static func member(_ a: Term, _ mask: IndexMask) -> Term {
    let possible = mask.indices.filter { a.range.contains(Int64($0)) }
    if possible.isEmpty { return .false }
    if possible.count == a.range.count { return .true }
    if possible.count == 1 { return equal(a, constant(Int64(possible[0]))) }
    return boolean(.member(a, IndexMask(possible)))
  }

  /// Whether the bit of number `index` is set; false for an unset index.
  public static func setContains(_ set: Term, _ index: Term) -> Term {
    if let bits = set.constant, let index = index.constant { return constant(index < 0 ? 0 : bits >> index & 1) }
    if set.constant == 0 || index.range.upperBound < 0 { return .false }
    return boolean(.setContains(set: set, index: index))
  }
}
