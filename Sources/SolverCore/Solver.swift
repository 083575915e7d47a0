import FlatArrays
import Threads

/// Answers questions about one network, one question after the other, on one thread.
///
/// A solver keeps what it learned, so later questions are cheaper; `reset` returns to the state just after building, so that
/// an answer of which there are several (a core, a solution) does not depend on what was asked before. The same network
/// and the same calls give the same answers.
///
/// States: *ready* → a question → *shows a solution* (after `satisfied`), *shows domains* (after `propagate`), or *ready*. What is shown
/// is good until the next question.
///
/// Memory is flat: a copy for another thread, and `reset`, are block copies.
public final class Solver {
  /// The engine that answers; `built` is how it was after building.
  var engine = Engine()
  private var built = Engine()
  /// Solutions that questions found.
  var witnesses = Witnesses()
  /// Asked by every question after so many propagations; a question that is told to stop is *undecided*. As all questions about
  /// a network go through its solver, whatever is made of several (a minimal conflict, valid domains) ends then, too.
  public var stop: StopCheck {
    get { engine.work.stop }
    set { engine.work.stop = newValue }
  }

  /// By variable the distance of neighbours in the domain that the network states, 0 for a listed one; the engine may know a wider.
  let statedSteps: [Int64]

  /// Builds a network and propagates it once, without assumptions; the log, if any, receives the proof of all answers.
  public init(_ network: Network, proof: ProofLog? = nil) {
    statedSteps = network.domains.map(\.step)
    proof?.networkVariables = network.booleanCount - 1
    built.keepProof(proof)
    built.build(network)
    engine.copy(from: built, everything: true)
    engine.keepProof(proof)
    built.keepProof(nil)
  }

  /// A solver in the state that `other` had when it was built, for use on another thread.
  public init(copying other: Solver) {
    statedSteps = other.statedSteps
    built.copy(from: other.built, everything: true)
    engine.copy(from: built, everything: true)
    engine.preference.steps.copy(from: other.engine.preference.steps)
  }

  /// Forgets all that was learned, asked and made since building (or since `keepForReset`); the order of preference stays.
  ///
  /// Literals made by this solver since then mean nothing any more. Costs a copy of the engine's memory, some 10 µs for a
  /// hundred variables.
  public func reset() {
    engine.copy(from: built, everything: false)
    witnesses.clear()
    engine.proof?.nextRootPlace = 0
    engine.preference.cursor = 0
  }

  /// Lets `reset`, and copies made from now on, return to the present state instead of the one just after building.
  ///
  /// Worth it after propagating assumptions that begin all questions to come: each question then starts with them propagated.
  /// Costs as much as `reset`.
  public func keepForReset() {
    engine.proof?.allowsDeletion = false
    built.copy(from: engine, everything: false)
  }

  /// Sets the order of wishes that are granted before the solver decides anything itself; it stays until set anew.
  ///
  /// The first solution found is then the one that the order prefers lexicographically: the first wish is granted if any
  /// solution grants it, then the second if any of those does, and so on.
  public func prefer(_ order: [Preference]) {
    // Levels of decisions remember how far the old order had been walked; those of assumptions come before any order.
    engine.backtrack(to: Int32(engine.assumptions.ends.count))
    engine.preference.steps = FlatArray(order)
    engine.preference.cursor = 0
  }

  /// What has been done so far.
  public var statistics: Statistics { Statistics(engine) }
}

/// Counts of a solver's work since it was built or reset.
public struct Statistics: Hashable, Sendable {
  /// Conflicts found.
  public let conflicts: Int
  /// Decisions made, assumptions not counted.
  public let decisions: Int
  /// Entries of the trail whose consequences were drawn.
  public let propagations: Int
  /// Times the search went back to its assumptions to begin anew.
  public let restarts: Int
  /// Learned clauses of three and more literals kept at present.
  public let learnedClauses: Int

  /// The counts of an engine.
  init(_ engine: borrowing Engine) {
    conflicts = engine.pace.conflicts
    decisions = engine.pace.decisions
    propagations = engine.pace.propagations
    restarts = engine.pace.restarts
    learnedClauses = engine.clauses.learned.count
  }
}
