import Searches

/// Improvement search for projects whose activities share resources, with the makespan as the objective.
///
/// Several populations (`ProjectIsland`) evolve side by side and hand each other their best, while provers (`ProjectProver`) look
/// for a proof that there is nothing better, and for a better lower bound.
public struct ProjectSearch: Sendable {
  /// Counts schedules made; a conflict of a prover counts for fifty.
  public typealias Options = SearchOptions<Int64>

  /// What a search found.
  public struct Outcome: Sendable {
    /// When each activity starts, by index.
    public var starts: [Int64]
    /// When the last activity ends.
    public var makespan: Int64
    /// No schedule ends earlier. Equal to the makespan where the schedule is proven optimal.
    public var lowerBound: Int64
    /// Schedules made in all.
    public var schedules: Int64
    /// Schedules made when the best one was merged.
    public var schedulesToBest: Int64
  }

  private let project: Project
  private let network: ProjectNetwork
  private let bounds: ProjectBounds

  /// Prepares a project.
  ///
  /// - Throws: everything that is wrong with it.
  /// - Complexity: quadratic in the activities.
  public init(_ project: Project) throws(ProjectFailure) {
    try project.validate()
    self.project = project
    network = ProjectNetwork(project)
    bounds = ProjectBounds(network, project)
  }

  /// When no schedule can end earlier, before any search.
  public var lowerBound: Int64 { Int64(bounds.makespan) }

  /// Searches for a schedule with a small makespan.
  public func run(_ options: Options = Options(work: 1_000_000)) -> Outcome {
    let rounds = ProjectRounds(project, network, bounds, options: options)
    rounds.run()
    var generation = SerialGeneration(network)
    generation.order.load(rounds.best.order)
    _ = generation.place(.forward)
    let starts = (0..<network.count).map { Int64(generation.ends[$0] - network.durations[Int($0)]) }
    return Outcome(
      starts: starts, makespan: Int64(rounds.best.makespan), lowerBound: Int64(rounds.bound),
      schedules: rounds.schedules, schedulesToBest: rounds.schedulesToBest)
  }
}
