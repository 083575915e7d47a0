import SeededRandom
import Testing

@testable import SchedulerCore

@Suite("Negotiation") struct NegotiationTests {
  /// Chains are sent in halves by two sides: who takes over what the other believes asks for the same tolls.
  @Test func sidesAgreeOnTolls() throws {
    var random = SplitMix(11)
    let scheduler = try Scheduler(crowdedShop(jobs: 40, using: &random))
    let schedule = try scheduler.schedule(passes: 1)
    let plan = NegotiationPlan(scheduler.model, lines: scheduler.lines, schedule: schedule)
    let prices = plan.prices(of: schedule)
    let sides = (0..<2).map { _ in Router(plan, schedule: schedule, prices: prices, efficiency: 0.9, surcharge: 100) }
    sides[0].setSurcharge(7)
    for chain in 0..<plan.chains.count / 2 { sides[0].route(chain) }
    sides[1].copy(from: sides[0])
    #expect(sides[1].toll.elements == sides[0].toll.elements)
    for chain in plan.chains.count / 2..<plan.chains.count {
      for side in sides { side.route(chain) }
    }
    #expect(sides[1].toll.elements == sides[0].toll.elements)
    #expect(sides[1].start.elements == sides[0].start.elements)
    #expect(sides[0].toll.elements != sides[0].price.elements, "something is asked for too much")
  }

  /// The longer the negotiation, the lower the last surcharge.
  @Test func surchargeFallsFurtherInLongNegotiations() throws {
    var random = SplitMix(12)
    let scheduler = try Scheduler(crowdedShop(jobs: 60, using: &random))
    let schedule = try scheduler.schedule(passes: 1)
    let plan = NegotiationPlan(scheduler.model, lines: scheduler.lines, schedule: schedule)
    let terms = Negotiation.Terms(efficiency: 0.99, firstSurcharge: 0.35, lastSurcharge: 3, step: 0.5, confidence: 0.4)
    let surcharges = [40, 400].map { passes in
      let negotiation = Negotiation(plan, schedule: schedule, terms: terms, seed: 1, threads: 1)
      for pass in 0..<passes { negotiation.pass(progress: Double(pass) / Double(passes), of: Double(passes)) }
      return negotiation.surcharge
    }
    #expect(surcharges[1] < surcharges[0] / 5)
  }
}
