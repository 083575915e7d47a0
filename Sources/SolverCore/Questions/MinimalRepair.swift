/// A cheapest set of soft assumptions to give up so that the others can hold.
///
/// *Method.* Implicit hitting sets (Davies and Bacchus, CP 2011): every conflict found so far must lose a member, so the cheapest
/// set that hits all known conflicts is a lower bound; if the assumptions outside it hold together it is the answer, else they
/// give a new conflict. Among sets of equal weight the one is taken whose list of places comes first lexicographically;
/// since every repair hits every conflict, the first that works is the first of all.
public struct MinimalRepair: Sendable {
  /// An assumption that may be given up, at a price.
  public struct Soft: Hashable, Sendable {
    /// The assumption.
    public var literal: Literal
    /// What giving it up costs; positive.
    public var weight: Int64

    /// An assumption with its price.
    public init(_ literal: Literal, weight: Int64 = 1) {
      precondition(weight > 0, "giving up a soft assumption costs something")
      self.literal = literal
      self.weight = weight
    }
  }

  /// Places, in the list of soft assumptions, of those to give up; ascending.
  public let givenUp: [Int]
  /// Sum of their weights.
  public let weight: Int64

  /// The outcome of looking for repairs.
  public struct Answer: Sendable {
    /// *Satisfied* when the repairs are what was asked for; *unsatisfiable* when giving up everything does not help (and
    /// there are none); *undecided* when the budget cut the list short.
    public let verdict: Verdict
    /// The repairs found, cheapest first; none contains another.
    public let repairs: [MinimalRepair]
  }

  /// Up to `count` (at least one) repairs, cheapest first and among equals lexicographically first, while the `hard` assumptions hold.
  ///
  /// A repair is minimal: the list has no two of which one contains the other. When nothing needs repair the only one is empty.
  /// The budget covers the searches and the hitting sets.
  public static func find(
    _ count: Int = 1, giving soft: [Soft], hard: [Literal] = [], in solver: Solver,
    within budget: WorkBudget = WorkBudget()
  ) -> Answer {
    var sets = HittingSets(weights: soft.map(\.weight), limit: budget.left.propagations)
    var repairs: [MinimalRepair] = []
    let places = Dictionary(soft.enumerated().map { ($1.literal, [$0]) }, uniquingKeysWith: +)
    while repairs.count < max(count, 1) {
      guard let choice = sets.cheapest(charging: budget) else {
        return sets.isExhausted ? Answer(verdict: .undecided(.propagations), repairs: repairs) : complete(repairs)
      }
      let kept = soft.indices.filter { !choice.contains($0) }.map { soft[$0].literal }
      switch solver.solve(assuming: hard + kept, within: budget) {
      case .satisfied:
        repairs.append(MinimalRepair(givenUp: choice, weight: choice.reduce(0) { $0 + soft[$1].weight }))
        if choice.isEmpty { return complete(repairs) }
        sets.block(choice)
      case .unsatisfiable:
        let core = solver.failedAssumptions.flatMap { places[$0] ?? [] }.filter { !choice.contains($0) }
        // Without a soft member the hard assumptions fail alone.
        if core.isEmpty { return complete(repairs) }
        sets.add(core.sorted())
      case .undecided(let unit): return Answer(verdict: .undecided(unit), repairs: repairs)
      }
    }
    return complete(repairs)
  }

  /// The answer when there are no other repairs, or no more were asked for.
  private static func complete(_ repairs: [MinimalRepair]) -> Answer {
    Answer(verdict: repairs.isEmpty ? .unsatisfiable : .satisfied, repairs: repairs)
  }
}
