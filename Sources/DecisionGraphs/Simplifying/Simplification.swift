/// A formula with fewer variables that has as many solutions, and what each original variable is in it.
///
/// Only steps that keep the solutions one to one: units, failed literals, equal literals, clauses that others make superfluous
/// or shorter. So whatever is found out about the variables left says everything about the original ones.
struct Simplification {
  /// The formula over the variables that are left; its clauses have two literals or more.
  private(set) var formula: Formula
  /// By original variable: the literal that it equals, or one of the constants.
  private(set) var images: [Int32]

  /// A variable that is true in every solution.
  static let alwaysTrue: Int32 = -2
  /// A variable that is false in every solution; the constants differ in the last bit, as literals do.
  static let alwaysFalse: Int32 = -1

  /// Simplifies a formula; nil when it has no solution.
  init?(_ original: Formula) {
    formula = original
    images = (0..<Int32(original.variableCount)).map { $0 << 1 }
    guard settle(Array(images)) else { return nil }
    for _ in 0..<3 {
      guard let equalities = equalLiterals(of: formula) else { return nil }
      guard settle(equalities) else { return nil }
      let before = (formula.variableCount, formula.literals.count)
      guard distil() else { return nil }
      if before == (formula.variableCount, formula.literals.count) { break }
    }
  }

  /// Shortens the clauses by search; nil when the formula has no solution.
  init?(strengthening other: Simplification, workLimit: Int) {
    guard let shorter = Strengthening(other.formula, workLimit: workLimit).formula else { return nil }
    (formula, images) = (shorter, other.images)
    guard let equalities = equalLiterals(of: formula), settle(equalities) else { return nil }
  }

  /// Puts the images of the variables into the formula, propagates units, and numbers the variables left anew.
  private mutating func settle(_ renaming: [Int32]) -> Bool {
    var substitution = Substitution(renaming)
    guard let clauses = substitution.applied(to: formula) else { return false }
    let (numbers, count) = substitution.numbered()
    var next = Formula(variableCount: count)
    next.literals.reserveCapacity(formula.literals.count)
    for clause in 0..<clauses.clauseCount {
      next.add(clauses.literals[clauses.range(clause)].map { numbers[Int($0 >> 1)] ^ ($0 & 1) })
    }
    next.sums = clauses.sums.map { sum in
      Sum(
        terms: sum.terms.map {
          Sum.Term(literal: numbers[Int($0.literal >> 1)] ^ ($0.literal & 1), weight: $0.weight)
        }, limit: sum.limit)
    }
    next.tables = clauses.tables.map { $0.renamed(numbers) }
    next.ranges = clauses.ranges.map { range in range.replaced { numbers[Int($0 >> 1)] ^ ($0 & 1) } }
    formula = next
    for (variable, image) in images.enumerated() where image >= 0 {
      images[variable] = substitution.final(image, numbers)
    }
    return true
  }

  /// Fails literals and shortens clauses by propagation.
  private mutating func distil() -> Bool {
    var engine = Engine(formula, advice: DecompositionAdvice(without: formula), limit: CompilationLimit())
    guard engine.openRoot(), engine.settleFailedLiterals(workLimit: Self.workLimit) else { return false }
    // A clause may not go because a table implies it: the table is let go where its columns are all that it says.
    engine.isWithoutTables = true
    var shorter = Formula(variableCount: formula.variableCount)
    shorter.sums = formula.sums
    shorter.tables = formula.tables
    shorter.ranges = formula.ranges
    let end = engine.work + Self.workLimit
    var place: Int32 = 0
    for clause in 0..<formula.clauseCount {
      let literals = formula.literals[formula.range(clause)]
      if literals.count == 2 {
        shorter.add(literals)
        continue
      }
      let found = engine.work < end ? engine.distil(place, literals) : .unchanged
      if found == .redundant { engine.silence(place) }
      if found == .unchanged { shorter.add(literals) }
      if found == .shorter { shorter.add((0..<engine.analysis.clause.count).map { engine.analysis.clause[$0] }) }
      place += Int32(literals.count) + ClauseStore.header
    }
    formula = shorter
    return settle(
      (0..<Int32(formula.variableCount)).map { variable in
        switch engine.assignment.values[variable << 1] {
        case 0: variable << 1
        case 1: Self.alwaysTrue
        default: Self.alwaysFalse
        }
      })
  }

  /// Most steps for each half of a round.
  private static let workLimit: UInt64 = 30_000_000
}
