/// Activities that share renewable resources: the resource-constrained project scheduling problem (RCPSP) with the
/// makespan as its objective.
///
/// Every activity runs without interruption for its duration and takes its demand of every resource meanwhile; the
/// demands of all activities under way never exceed a resource's capacity. A successor starts when the activity has
/// ended, or later. Time begins at 0, in any unit.
public struct Project: Hashable, Sendable {
  /// Something that has to be done once.
  public struct Activity: Hashable, Sendable {
    /// How long it runs; 0 for a milestone, which takes nothing of any resource.
    public var duration: Int64
    /// What it takes of each resource while it runs, in the order of `capacities`.
    public var demands: [Int64]
    /// Activities that wait for it, by index.
    public var successors: [Int]

    /// An activity that nothing waits for, unless told otherwise.
    public init(duration: Int64, demands: [Int64], successors: [Int] = []) {
      self.duration = duration
      self.demands = demands
      self.successors = successors
    }
  }

  /// How much there is of each resource at any time.
  public var capacities: [Int64]
  /// In any order.
  public var activities: [Activity]

  /// A project of resources and activities.
  public init(capacities: [Int64], activities: [Activity]) {
    self.capacities = capacities
    self.activities = activities
  }
}
