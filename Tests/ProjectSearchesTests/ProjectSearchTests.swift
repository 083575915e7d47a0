import SeededRandom
import Testing

@testable import ProjectSearches

@Suite struct ProjectSearchTests {
  @Test(arguments: 0..<60)
  func smallProjectsAreSolvedToTheOptimum(seed: Int) throws {
    var random = SplitMix(seed)
    let project = randomProject(
      activities: 1 + random.index(6), resources: random.index(4), most: seed % 3 == 0 ? 1 << 30 : 5, using: &random)
    let referee = ProjectReferee(project: project)
    let search = try ProjectSearch(project)
    let outcome = search.run(ProjectSearch.Options(work: 60_000, seed: UInt64(seed)))
    #expect(referee.objections(to: outcome.starts, makespan: outcome.makespan) == [])
    let optimum = referee.optimum()
    #expect(outcome.makespan == optimum)
    #expect(outcome.lowerBound == optimum, "proven")
  }

  @Test func threadsDoNotChangeTheSchedule() throws {
    var random = SplitMix(7)
    let project = randomProject(activities: 40, resources: 3, most: 9, using: &random)
    let search = try ProjectSearch(project)
    let outcomes = [1, 2, 3].map { search.run(ProjectSearch.Options(work: 7000, threads: $0)) }
    #expect(Set(outcomes.map(\.starts)).count == 1)
    #expect(Set(outcomes.map(\.schedules)).count == 1)
    #expect(ProjectReferee(project: project).objections(to: outcomes[0].starts, makespan: outcomes[0].makespan) == [])
  }

  @Test func aSearchStopsWhenItIsToldTo() throws {
    var random = SplitMix(7)
    let project = randomProject(activities: 40, resources: 3, most: 9, using: &random)
    let outcome = try ProjectSearch(project).run(ProjectSearch.Options(work: .max, threads: 2) { true })
    #expect(ProjectReferee(project: project).objections(to: outcome.starts, makespan: outcome.makespan) == [])
  }

  @Test func aProjectWithoutActivitiesEndsAtOnce() throws {
    let outcome = try ProjectSearch(Project(capacities: [1], activities: [])).run()
    #expect(outcome.starts == [] && outcome.makespan == 0 && outcome.lowerBound == 0)
  }

  @Test func allFaultsAreNamedTogether() {
    let project = Project(
      capacities: [2, -1],
      activities: [
        Project.Activity(duration: -1, demands: [3, 0], successors: [3]),
        Project.Activity(duration: 1, demands: [-1, 0]),
        Project.Activity(duration: 1 << 31, demands: [1]),
      ])
    #expect(
      throws: ProjectFailure(faults: [
        .capacityInvalid(resource: 1), .durationInvalid(activity: 0), .demandOverCapacity(activity: 0, resource: 0),
        .demandOverCapacity(activity: 0, resource: 1), .successorUnknown(activity: 0, successor: 3),
        .demandInvalid(activity: 1, resource: 0), .demandOverCapacity(activity: 1, resource: 1),
        .demandsIncomplete(activity: 2), .timesTooLong,
      ])
    ) { try ProjectSearch(project) }
  }

  @Test func aCircleIsNamedInItsOrder() {
    let successors = [[1], [2], [3], [1, 4], []]
    let activities = successors.map { Project.Activity(duration: 1, demands: [], successors: $0) }
    #expect(throws: ProjectFailure(faults: [.precedenceCyclic(activities: [1, 2, 3])])) {
      try ProjectSearch(Project(capacities: [], activities: activities))
    }
  }
}
