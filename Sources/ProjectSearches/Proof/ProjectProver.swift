import FlatArrays

/// Whether a project can end by a given time, by lazy clause generation with time-tables (Schutt, Feydt, Stuckey and Wallace,
/// Constraints 16, 2011).
///
/// Each activity has two *sides*: side `2a` holds its earliest start, side `2a + 1` its latest start negated, so that what a
/// side holds only grows on the way down. A *literal* is a side and a value: it is true once the side holds at least that. The
/// opposite of `(s, v)` is `(s ^ 1, 1 - v)`. Every change of a side is on the trail with its reason: other literals that were true
/// before. A conflict is traced back to the first literal that alone stands for the current decision; its opposite, with what it
/// rests on, is learned as a clause.
///
/// Decisions are made on *points*, literals that have been part of conflicts, the most active first; where there is none, the
/// activity that can start earliest starts then.
final class ProjectProver {
  /// Why a side holds what it holds.
  enum Reason {
    /// A decision.
    case decision
    /// The literals at an offset of the explanations.
    case explanation(Int32)
    /// All other literals of a clause are false.
    case clause(Int32)
    /// A precedence, from a side that was at most so much lower.
    case precedence(from: Int32, lag: Int32)
  }

  /// One change of a side.
  struct Step {
    /// What changed.
    var side: Int32
    /// What the side held before.
    var old: Int32
    /// The step before of the same side; -1 for none.
    var previous: Int32
    /// Why.
    var reason: Reason
  }

  /// A side and the least that it has to hold.
  struct Literal {
    /// See `ProjectProver`.
    var side: Int32
    /// See `ProjectProver`.
    var value: Int32

    /// True if and only if this is false.
    var opposite: Literal { Literal(side: side ^ 1, value: 1 - value) }
  }

  /// The longest path from the beginning of each activity.
  private let tails: [Int32]
  /// The project.
  let network: ProjectNetwork
  /// Demands of each resource, by activity.
  let demands: [[Int64]]
  /// What there is of each resource.
  let capacities: [Int64]
  /// For each resource the activities that need it.
  let users: [[Int32]]
  /// What each side holds.
  var values: [Int32]
  /// What each side holds whatever is decided.
  var rootValues: [Int32]
  /// All changes since the root.
  var trail: [Step] = []
  /// The last step of each side; -1 for none.
  var lastSteps: [Int32]
  /// The length of the trail at each decision.
  var decisions: [Int32] = []
  /// The next step of which the consequences are not drawn.
  var head = 0
  /// Literals of explanations, each group preceded by its length in `value`.
  var explanations: [Literal] = []
  /// The length of the explanations at each decision.
  var explanationMarks: [Int32] = []
  /// What was learned.
  var clauses = ProverClauses()
  /// For each resource whether its time-table has changed.
  var isDirty: [Bool]
  /// What the conflict rests on.
  var conflict: [Literal] = []
  /// Points by their activity.
  var points: ActivityHeap
  /// What the current conflict needs of each side; `Int32.min` for nothing.
  var needs: [Int32]
  /// The sides with an entry in `needs`.
  var needsTouched: [Int32] = []
  /// Taken of a resource at each instant.
  var table: [Int64]
  /// A makespan that is asked for.
  private(set) var horizon: Int32
  /// Conflicts so far.
  private(set) var conflicts: Int64 = 0
  /// Whether there is no schedule within the horizon.
  private(set) var isRefuted = false
  /// The starts of a schedule within the horizon that has been found.
  private(set) var solution: [Int32]?

  /// How many points a project may have for the prover to be of use.
  private static let mostPoints = 1 << 20

  /// Asks whether a project can end by a time. Nil if the times are too long for time-tables.
  init?(_ network: ProjectNetwork, _ project: Project, heads: [Int32], tails: [Int32], horizon: Int32) {
    let count = Int(network.count)
    guard horizon >= 0, (Int64(horizon) + 1) * Int64(max(count, 1)) <= Int64(ProjectProver.mostPoints) else {
      return nil
    }
    self.network = network
    self.tails = zip(tails, network.durations).map { $0 + $1 }
    self.horizon = horizon
    capacities = project.capacities
    demands = project.capacities.indices.map { resource in
      project.activities.map { $0.duration == 0 ? 0 : $0.demands[resource] }
    }
    users = demands.map { demand in (0..<network.count).filter { demand[Int($0)] > 0 } }
    isDirty = Array(repeating: true, count: capacities.count)
    values = (0..<count).flatMap { [heads[$0], tails[$0] + network.durations[$0] - horizon] }
    rootValues = values
    lastSteps = Array(repeating: -1, count: 2 * count)
    needs = Array(repeating: .min, count: 2 * count)
    table = Array(repeating: 0, count: Int(horizon) + 1)
    points = ActivityHeap(absent: count * (Int(horizon) + 1))
    clauses.makeRoom(sides: 2 * count)
    isRefuted = (0..<count).contains { values[2 * $0] + values[2 * $0 + 1] > 0 }
  }

  /// Asks for an earlier end than before. What was learned stays true.
  func tighten(to horizon: Int32) {
    guard horizon < self.horizon, !isRefuted else { return }
    backjump(to: 0)
    self.horizon = horizon
    solution = nil
    for activity in 0..<network.count {
      let least = tails[Int(activity)] - horizon
      if !raise(2 * activity + 1, to: least, .decision) { isRefuted = true }
    }
  }

  /// There is no schedule within the horizon.
  func refute() { isRefuted = true }

  /// Looks for an answer until so many conflicts have been had in all, or it is told to stop.
  func run(until limit: Int64, shouldStop: () -> Bool) {
    var restart = conflicts + 100
    while !isRefuted && solution == nil && conflicts < limit {
      if !propagate() {
        conflicts += 1
        if decisions.isEmpty {
          isRefuted = true
        } else {
          learn()
          if conflicts % 64 == 0 && shouldStop() { return }
        }
      } else if conflicts >= restart {
        restart = conflicts + 100 + conflicts / 10
        backjump(to: 0)
        if clauses.count > 2_000 + Int(conflicts / 8) { clauses.forgetHalf() }
      } else if !decide() {
        solution = (0..<Int(network.count)).map { values[2 * $0] }
      }
    }
  }

  /// Decides the next point.
  ///
  /// - Returns: false if every activity has its start.
  private func decide() -> Bool {
    while !points.isEmpty {
      let point = points.first
      let (activity, time) = (point / (horizon0 + 1), point % (horizon0 + 1))
      if values[Int(2 * activity)] >= time || -values[Int(2 * activity + 1)] < time {
        points.removeFirst()
        continue
      }
      begin()
      return raise(2 * activity + 1, to: 1 - time, .decision)
    }
    var first: Int32 = -1
    for activity in 0..<network.count where values[Int(2 * activity)] < -values[Int(2 * activity + 1)] {
      if first < 0 || values[Int(2 * activity)] < values[Int(2 * first)] { first = activity }
    }
    if first < 0 { return false }
    begin()
    return raise(2 * first + 1, to: -values[Int(2 * first)], .decision)
  }

  private func begin() {
    decisions.append(Int32(trail.count))
    explanationMarks.append(Int32(explanations.count))
  }

  /// The horizon at the beginning, by which points are numbered.
  var horizon0: Int32 { Int32(table.count) - 1 }
}
