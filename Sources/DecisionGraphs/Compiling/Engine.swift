import FlatArrays

/// A clause all of whose literals are false.
struct Conflict: BitwiseCopyable {
  /// The clause, in the form of a reason for `literal`; `none` when the literals lie in the scratch clause.
  var reason: Reason
  /// The literal that would follow.
  var literal: Int32
}

/// A decision and the component it was made in.
struct Level: BitwiseCopyable {
  /// The component that is being counted, by its place on the component stack.
  var component: Int32
  /// The literal decided in the branch at hand.
  var decision: Int32
  /// Where this level's literals begin on the trail.
  var trailStart: Int32
  /// The components of the branch at hand that are still to be done, by their places.
  var nextComponent: Int32
  var endComponent: Int32
  /// Where the branch at hand begins among the pending entries.
  var pendingStart: Int32
  /// The written first branch, or nil of the trace when it has no solution.
  var firstBranch: UInt32
  /// Whether the branch at hand is the last one.
  var isSecond: Bool
  /// What to forget when the branch at hand turns out to have no solution.
  var marks: Marks

  /// The level without a decision.
  static func root(_ marks: Marks) -> Level {
    Level(
      component: 0, decision: -1, trailStart: 0, nextComponent: 0, endComponent: 0, pendingStart: 0,
      firstBranch: GraphTrace.noBranch, isSecond: true, marks: marks)
  }

  /// Lengths of everything that a failed branch may have polluted.
  struct Marks: BitwiseCopyable {
    var nodes: Int
    var words: Int
    var entries: Int
  }
}

/// The compiler: a depth-first search over decisions that counts components once and writes down what it does.
///
/// *Method* (Bayardo and Pehoushek 2000; Sang et al., Cachet, SAT 2004; Thurley, sharpSAT, SAT 2006; as a compiler: Huang and
/// Darwiche, JAIR 2007). Below a decision the open clauses fall apart into components that share no open variable. Each is
/// compiled on its own and remembered under its variables and clauses. A conflict yields a clause, which is
/// propagated from then on but is no part of components: it follows from the whole formula.
///
/// *Why remembering is sound.* A learned clause may cut solutions off a component when another component beside it has no
/// solution: both together have none either way, but the first one's node is then wrong elsewhere. So whenever a branch
/// turns out to be without solutions, everything written since it began is forgotten: nodes, cache entries,
/// components. All three are stacks, and forgetting is truncation.
///
/// *Conflicts above the level.* If both branches of a decision fail, the reasons of both are resolved into a clause whose
/// literals all lie at lower levels, and the search goes back to the highest of them at once: the levels between did not matter.
struct Engine: ~Copyable {
  var assignment: Assignment
  var clauses: ClauseStore
  var sums: SumStore
  var tables: TableStore
  var residuals: ResidualTables
  let occurrences: Occurrences
  var components: ComponentStack
  var cache: ComponentCache
  var trace: GraphTrace
  var order: DecisionOrder
  var analysis: AnalysisScratch
  var levels = FlatArray<Level>()
  /// Literals and nodes of the branches at hand, from the lowest level to the highest.
  var pending = FlatArray<Int32>()
  var conflict = Conflict(reason: .none, literal: 0)
  /// Literals learned to hold in every solution since the root was left.
  var units = FlatArray<Int32>()
  /// Steps taken: literals propagated, watches and occurrences visited.
  var work: UInt64 = 0
  var statistics = CompilationStatistics()
  var limit: CompilationLimit
  /// The learned clauses that may gather before the worse half goes.
  var reductionLimit = 4000
  /// Whether propagation passes over tables.
  var isWithoutTables = false
  /// Whether a failed-literal test raises the level by one.
  var isProbing = false
  var probe: ProbeScratch

  /// The level that new literals get.
  @inline(__always)
  var level: Int32 { Int32(levels.count &- 1) &+ (isProbing ? 1 : 0) }

  /// An engine for a formula whose clauses have at least two literals each, with advice for decisions; components are kept
  /// in rows of bits where these fit, unless lists are asked for.
  init(_ formula: Formula, advice: DecompositionAdvice, limit: CompilationLimit, usesRows: Bool = true) {
    let count = formula.variableCount
    self.limit = limit
    assignment = Assignment(variableCount: count)
    clauses = ClauseStore(variableCount: count)
    sums = SumStore(formula)
    tables = TableStore(formula)
    residuals = ResidualTables()
    occurrences = Occurrences(formula)
    components = ComponentStack(formula, inRows: usesRows)
    cache = ComponentCache(byteLimit: limit.bytes / 2)
    trace = GraphTrace()
    order = DecisionOrder(advice)
    analysis = AnalysisScratch(variableCount: count)
    probe = ProbeScratch(variableCount: count)
    var clause = FlatArray<Int32>()
    for place in 0..<formula.clauseCount {
      clause.truncate(to: 0)
      for literal in formula.literals[formula.range(place)] { clause.append(literal) }
      if clause.count == 2 {
        clauses.addBinary(clause[0], clause[1])
      } else {
        _ = clauses.addLong(clause, 0..<clause.count, glue: 0)
      }
    }
  }
}

/// What a compilation did.
public struct CompilationStatistics: Sendable {
  /// Decisions made.
  public var decisions = 0
  /// Clauses found to be violated.
  public var conflicts = 0
  /// Components asked for in the cache.
  public var lookups = 0
  /// Components found there.
  public var hits = 0
  /// Literals found by trying their negation.
  public var failedLiterals = 0
  /// Times that the cache was cleaned.
  public var cleanings = 0
}

/// When to give up compiling; counts work, never time, so that the answer is the same on every machine.
public struct CompilationLimit: Sendable {
  /// Most steps: literals propagated, watches and occurrences visited.
  public var work: UInt64
  /// Most bytes for graph and cache together, the latter being kept under half of it.
  public var bytes: Int

  /// A limit of steps and bytes.
  public init(work: UInt64 = .max, bytes: Int = 8 << 30) {
    self.work = work
    self.bytes = bytes
  }
}
