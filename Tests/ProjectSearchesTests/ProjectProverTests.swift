import SeededRandom
import Testing

@testable import ProjectSearches

@Suite struct ProjectProverTests {
  /// Just below the optimum there is nothing, at the optimum there is a schedule, by trying everything.
  @Test(arguments: 0..<60) func verdictsAgreeWithTryingEverything(seed: Int) throws {
    var random = SplitMix(500 + seed)
    let project = randomProject(
      activities: 2 + random.index(5), resources: 1 + random.index(3), most: seed % 4 == 0 ? 1 << 30 : 5, using: &random
    )
    let referee = ProjectReferee(project: project)
    let optimum = referee.optimum()
    for horizon in [optimum - 1, optimum, optimum + 2] where horizon >= 0 {
      let prover = try #require(ProjectProver(project, horizon: horizon))
      prover.run(until: 10_000) { false }
      #expect(prover.isRefuted == (horizon < optimum))
      guard horizon >= optimum else { continue }
      let starts = try #require(prover.solution).map(Int64.init)
      let makespan = zip(starts, project.activities).map { $0 + $1.duration }.max() ?? 0
      #expect(makespan <= horizon)
      #expect(referee.objections(to: starts, makespan: makespan) == [])
    }
  }

  /// Tightened step by step, a prover keeps what it has learned and comes to where a new one would.
  @Test(arguments: 0..<12) func tighteningEndsAtTheOptimum(seed: Int) throws {
    var random = SplitMix(900 + seed)
    let project = randomProject(activities: 14, resources: 2, most: 5, using: &random)
    let referee = ProjectReferee(project: project)
    var horizon = project.activities.reduce(0) { $0 + $1.duration }
    let prover = try #require(ProjectProver(project, horizon: horizon))
    while !prover.isRefuted && prover.conflicts < 20_000 {
      prover.run(until: prover.conflicts + 50) { false }
      guard let starts = prover.solution.map({ $0.map(Int64.init) }) else { continue }
      horizon = zip(starts, project.activities).map { $0 + $1.duration }.max() ?? 0
      #expect(referee.objections(to: starts, makespan: horizon) == [])
      prover.tighten(to: Int32(horizon) - 1)
    }
    let fresh = try #require(ProjectProver(project, horizon: horizon - 1))
    fresh.run(until: 20_000) { false }
    #expect(fresh.isRefuted == prover.isRefuted)
    let outcome = try ProjectSearch(project).run(ProjectSearch.Options(work: 20_000))
    #expect(outcome.makespan >= horizon && outcome.lowerBound <= horizon)
  }

  @Test func timesTooLongForTablesAreLeftAlone() {
    let project = Project(capacities: [1], activities: [Project.Activity(duration: 1 << 29, demands: [1])])
    #expect(ProjectProver(project, horizon: 1 << 29) == nil)
  }
}

extension ProjectProver {
  fileprivate convenience init?(_ project: Project, horizon: Int64) {
    let network = ProjectNetwork(project)
    let bounds = ProjectBounds(network, project)
    self.init(network, project, heads: bounds.heads, tails: bounds.tails, horizon: Int32(horizon))
  }
}
