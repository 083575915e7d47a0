import BillsOfMaterials
import Quantities

extension PlanCase {
  /// An order with a bill of two levels, now and then in a component, and a routing that makes some of it.
  func order(_ index: Int, _ lottery: inout Lottery) -> PlanningOrder {
    var bill = [
      BillLine(parent: nil, level: 1, path: "10", part: 0, quantity: 1),
      BillLine(parent: 0, level: 2, path: "10/20", part: 1, quantity: 2),
      BillLine(parent: 1, level: 3, path: "10/20/30", part: lottery.draw(2...5), quantity: 4),
      BillLine(parent: 0, level: 2, path: "10/40", part: lottery.draw(2...5), quantity: 1),
      BillLine(parent: nil, level: 1, path: "50", part: lottery.draw(2...5), quantity: 2),
    ]
    if lottery.wins(oneIn: 2) {
      bill.append(BillLine(parent: nil, level: 1, path: "leg[1]:60", part: lottery.draw(2...5), quantity: 1))
    }
    let today = PlanCase.start.date
    return PlanningOrder(
      id: "W-\(index)", item: "chair-\(index)", product: 0, quantity: lottery.draw(1...5),
      ordered: today.adding(days: lottery.draw(-3...3)),
      requested: lottery.wins(oneIn: 2) ? today.adding(days: lottery.draw(-1...9)) : nil,
      promise: today.adding(days: lottery.draw(0...12)), bill: bill, routing: routing(&lottery),
      weight: Int64(lottery.draw(0...3)))
  }

  private func routing(_ lottery: inout Lottery) -> [RoutingStep] {
    let makes: [String?] = ["10/20", "10/20", "10", nil, nil]
    var steps: [RoutingStep] = []
    for (index, path) in makes.enumerated() where !lottery.wins(oneIn: 4) {
      var after = steps.indices.filter { _ in lottery.wins(oneIn: 2) }
      if after.isEmpty && !steps.isEmpty && path == nil { after = [steps.count - 1] }
      steps.append(
        RoutingStep(
          id: lottery.wins(oneIn: 5) ? "leg[1]:\(index)" : "\(index)", operation: index,
          workCenter: "C\(lottery.draw(0...2))", setUp: Int64(lottery.draw(0...4)) * 60,
          run: Int64(lottery.draw(0...70)) * 61,
          family: lottery.wins(oneIn: 4) ? nil : PlanCase.families[lottery.draw(0...2)],
          skill: [nil, "fine", "rough"][lottery.draw(0...2)], mayPause: lottery.wins(oneIn: 2),
          transfer: lottery.wins(oneIn: 2) ? lottery.draw(1...3) : nil, after: after, makes: path))
    }
    return steps
  }
}
