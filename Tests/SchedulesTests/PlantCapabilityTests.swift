import BillsOfMaterials
import Catalogs
import Quantities
import Schedules
import Testing

/// What a plant cannot do on any day.
struct PlantCapabilityTests {
  /// Four hours in the morning, four in the afternoon at half the pace of the standard on a second bench that carves.
  private func plant(_ change: (inout Plant) -> Void = { _ in }) -> Plant {
    var plant = Workshop().catalog.plants[0]
    plant.workCenters[0].resources.append(
      WorkCenter.Resource(id: "bench-2", labels: Labels(), calendar: 0, skills: ["carving"], efficiency: 50))
    change(&plant)
    return plant
  }

  private func obstacle(
    _ plant: Plant, at workCenter: String = "bench", skill: String? = nil, mayPause: Bool = false, setUp: Int64 = 0,
    run: Int64
  ) -> String? {
    PlantCapability(plant).obstacle(workCenter: workCenter, skill: skill, mayPause: mayPause, setUp: setUp, run: run)?
      .description
  }

  @Test func namesWhatIsNotThere() {
    #expect(obstacle(plant(), at: "saw", run: 1) == "there is no work center 'saw'")
    #expect(obstacle(plant(), skill: "sawing", run: 1) == "no resource of work center 'bench' has the skill 'sawing'")
    let closed = plant { $0.calendars[0].shifts = [] }
    #expect(obstacle(closed, run: 1) == "no resource of work center 'bench' is ever open")
    #expect(obstacle(plant(), run: 4 * 3_600) == nil)
  }

  @Test func whatMustNotPauseFitsIntoAnOpening() {
    #expect(obstacle(plant(), setUp: 1, run: 4 * 3_600 - 1) == nil)
    #expect(
      obstacle(plant(), setUp: 1, run: 4 * 3_600)
        == "it takes PT4H1S and must not pause, but work center 'bench' is never open for longer than PT4H")
    #expect(obstacle(plant(), mayPause: true, run: 90 * 3_600) == nil)
    #expect(obstacle(plant(), skill: "carving", run: 2 * 3_600) == nil)
    #expect(
      obstacle(plant(), skill: "carving", run: 2 * 3_600 + 1)
        == "it takes PT4H2S and must not pause, but work center 'bench' is never open for longer than PT4H")
    let efficient = plant { $0.calendars[0].shifts[0].efficiency = 150 }
    #expect(obstacle(efficient, run: 6 * 3_600) == nil && obstacle(efficient, run: 6 * 3_600 + 1) != nil)
  }

  /// Holidays only take away; a Saturday's extra shift and nights that adjoin days lengthen what is open.
  @Test func openingsAreTheLongestThereEverAre() {
    let long = plant {
      $0.calendars[0].extraShifts = [
        .init(date: Workshop.monday.adding(days: 5), from: 8 * 3_600, until: 18 * 3_600)
      ]
    }
    #expect(obstacle(long, run: 10 * 3_600) == nil && obstacle(long, run: 10 * 3_600 + 1) != nil)
    let joined = plant {
      $0.calendars[0].shifts.append(
        .init(days: [0], from: 17 * 3_600, until: 30 * 3_600, breaks: []))
    }
    #expect(obstacle(joined, run: 17 * 3_600) == nil && obstacle(joined, run: 17 * 3_600 + 1) != nil)
    let endless = plant {
      $0.calendars[0].shifts = [.init(days: [0, 1, 2, 3, 4, 5, 6], from: 0, until: 86_400, breaks: [])]
      $0.calendars[0].holidays = [.init(from: Workshop.monday, until: Workshop.monday.adding(days: 1))]
    }
    #expect(obstacle(endless, run: 90 * 86_400) == nil)
  }
}
