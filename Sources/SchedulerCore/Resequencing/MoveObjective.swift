/// What a local search minimises: one level of the objective, while none before it may become worse.
struct MoveObjective {
  /// How much each measure counts.
  struct Weights {
    var tardiness: Int64 = 0
    var lateJobs: Int64 = 0
    /// A job's time beyond `MoveObjective.target`, which stands for the makespan: that is one job's alone and no guide.
    var overrun: Int64 = 0
    var setUps: Int64 = 0
    var flow: Int64 = 0
    var earliness: Int64 = 0
    var energy: Int64 = 0

    /// Whether any measure is one of the jobs'.
    var countsJobs: Bool { tardiness | lateJobs | overrun | flow | earliness > 0 }
    /// Whether something may be worth doing later.
    var prefersLate: Bool { earliness | energy > 0 }

    /// The sum of some levels.
    init(_ levels: ArraySlice<[Objective.Term]>) {
      for term in levels.joined() {
        switch term.measure {
        case .tardiness: tardiness += term.weight
        case .lateJobs: lateJobs += term.weight
        case .makespan: overrun += term.weight
        case .setUps: setUps += term.weight
        case .flow: flow += term.weight
        case .earliness: earliness += term.weight
        case .energy: energy += term.weight
        }
      }
    }

    /// What a job costs that is complete at an instant.
    @inline(__always)
    func cost(of completion: Time, _ job: Job, target: Time) -> Int64 {
      var cost: Int64 = 0
      if let due = job.due {
        if completion > due {
          cost = (completion &- due) &* job.weight &* tardiness &+ lateJobs
        } else if earliness > 0 {
          cost = (due &- completion) &* job.weight &* earliness
        }
      }
      if flow > 0 { cost &+= max(0, completion &- job.release) &* job.weight &* flow }
      if overrun > 0 { cost &+= max(0, completion &- target) &* overrun }
      return cost
    }
  }

  /// What is minimised.
  var active: Weights
  /// What must not become worse.
  var strict: Weights
  /// What is done by then does not count as makespan.
  var target: Time

  /// A level of an objective, and what comes before it.
  init(_ objective: Objective, level: Int, target: Time) {
    active = Weights(objective.levels[level...level])
    strict = Weights(objective.levels[..<level])
    self.target = target
  }

  /// What a job costs at least that is complete no earlier than an instant, as far as that is known: nothing may be, where
  /// it can pay to be late, or while the target moves.
  func leastCost(of job: Job, completion: Time) -> CostAccount.Cost {
    if active.prefersLate || strict.prefersLate || active.overrun | strict.overrun > 0 { return CostAccount.Cost() }
    return CostAccount.Cost(
      active: active.cost(of: completion, job, target: target), strict: strict.cost(of: completion, job, target: target))
  }

  /// Whether set-ups must be added up.
  var countsSetUps: Bool { active.setUps | strict.setUps > 0 }
  /// Whether energy must be added up.
  var countsEnergy: Bool { active.energy | strict.energy > 0 }
  /// Whether nothing counts but weighted tardiness, and `CostAccount.total` is what a schedule's figures tell.
  var isTardiness: Bool {
    active.tardiness == 1 && strict.tardiness == 0
      && active.lateJobs | active.overrun | active.setUps | active.flow | active.earliness | active.energy == 0
  }
}
