import LineSequences
import Testing

@Suite struct LineFaultTests {
  private let sound = LineProblem(
    classes: [LineProblem.CarClass(count: 2, options: [0]), LineProblem.CarClass(count: 1, options: [])],
    ratios: [LineProblem.Ratio(most: 1, window: 2)])

  private func fault(_ change: (inout LineProblem) -> Void) -> LineFault? {
    var problem = sound
    change(&problem)
    do throws(LineFault) {
      _ = try LineSearch(problem)
      return nil
    } catch { return error }
  }

  @Test func aSoundProblemIsAccepted() { #expect(fault { _ in } == nil) }

  @Test func classesAreChecked() {
    #expect(fault { $0.classes = [] } == .carCountInvalid(0))
    #expect(fault { $0.classes[1].count = -1 } == .classInvalid(carClass: 1))
    #expect(fault { $0.classes[1].options = [1] } == .classInvalid(carClass: 1))
    #expect(fault { $0.classes[0].options = [0, 0] } == .classInvalid(carClass: 0))
    #expect(fault { $0.classes[0].parts = [1] } == .classInvalid(carClass: 0))
    #expect(fault { $0.classes[0].count = 1 << 20 } == .carCountInvalid(1 << 20 + 1))
  }

  @Test func rulesAreChecked() {
    #expect(fault { $0.ratios[0].window = 0 } == .ratioInvalid(ratio: 0))
    #expect(fault { $0.ratios[0].most = -1 } == .ratioInvalid(ratio: 0))
    #expect(fault { $0.ratios = Array(repeating: $0.ratios[0], count: 65) } == .tooManyRatios(65))
    #expect(fault { $0.paint = LineProblem.Paint(longestRun: 0) } == .longestRunInvalid(0))
    #expect(fault { $0.ratios[0].goal.weight = 0 } == .goalInvalid)
    #expect(fault { $0.ratios[0].goal.priority = -1 } == .goalInvalid)
  }

  @Test func whatIsGivenIsChecked() {
    #expect(fault { $0.dayBefore = [0, 2] } == .dayBeforeUnknown(place: 1))
    let car = LineProblem.FixedCar(position: 1, carClass: 1)
    #expect(fault { $0.fixedCars = [car, car] } == .fixedCarInvalid(index: 1))
    #expect(fault { $0.fixedCars = [LineProblem.FixedCar(position: 3, carClass: 0)] } == .fixedCarInvalid(index: 0))
    #expect(
      fault { $0.fixedCars = [car, LineProblem.FixedCar(position: 0, carClass: 1)] } == .fixedCarsTooMany(carClass: 1))
  }

  @Test func prioritiesHaveToFitInOneNumber() {
    let far = fault { problem in
      problem.ratios = (0..<3).map {
        LineProblem.Ratio(most: 1, window: 2, goal: LineProblem.Goal(priority: $0, weight: 1 << 32))
      }
    }
    #expect(far == .goalsTooWide)
    #expect(far?.description == "the priorities and weights of the goals lie too far apart")
  }
}
