import Catalogs
import Quantities

/// What a plant can do at all, apart from when: its work centers with the pace, skills and longest opening of their resources.
///
/// Every plan of the plant keeps to it, so that what cannot be done here cannot be planned on any day. Cost of making:
/// proportional to the plant's resources and calendars.
public struct PlantCapability: Sendable {
  private struct Ability: Sendable {
    var skills: [String]
    var efficiency: Int64
    /// Seconds at the standard pace without a break.
    var longest: Int64
  }

  private let abilities: [String: [Ability]]

  /// Looks at a plant.
  public init(_ plant: Plant) {
    let longest = plant.calendars.map { $0.longestWork(extraShifts: true) }
    var abilities: [String: [Ability]] = [:]
    for workCenter in plant.workCenters {
      abilities[workCenter.id] = workCenter.resources.compactMap { resource in
        guard longest[resource.calendar] > 0 else { return nil }
        return Ability(
          skills: resource.skills, efficiency: Int64(resource.efficiency), longest: longest[resource.calendar])
      }
    }
    self.abilities = abilities
  }

  /// Why no resource can do one piece of an operation; nil where one can. Times are seconds at the standard pace.
  public func obstacle(
    workCenter id: String, skill: String?, mayPause: Bool, setUp: Int64, run: Int64
  ) -> MakingObstacle? {
    guard let all = abilities[id] else { return .workCenterUnknown(id) }
    if all.isEmpty { return .neverOpen(workCenter: id) }
    let skilled = skill.map { skill in all.filter { $0.skills.contains(skill) } } ?? all
    if let skill, skilled.isEmpty { return .skillMissing(workCenter: id, skill: skill) }
    if mayPause || skilled.contains(where: { PlantCapability.time(setUp, run, $0) <= $0.longest }) { return nil }
    guard let best = skilled.max(by: { $0.longest < $1.longest }) else { return nil }
    return .neverFits(
      workCenter: id, time: TimeSpan(seconds: PlantCapability.time(setUp, run, best)),
      longest: TimeSpan(seconds: best.longest))
  }

  /// As plans have it: a run at the resource's pace, begun seconds counted; beyond what can be counted, more than any opening.
  private static func time(_ setUp: Int64, _ run: Int64, _ ability: Ability) -> Int64 {
    guard max(setUp, run) <= PlantCalendar.endless else { return .max }
    return max(1, setUp + (run * 100).divided(by: ability.efficiency, rounding: .ceiling))
  }
}
