import BillsOfMaterials
import Quantities

/// One order's routing as its plan needs it: only what stock does not cover, and what each step waits for.
///
/// A step that makes a position is needed for the pieces that netting plans to make of it, and not at all if there are
/// none; what comes after it then waits for what came before it. A part is needed by the first steps that make what it
/// is built into; if nothing makes that, by the first steps of its component, or of the component around it, or of the
/// product, that make no position; and if there are none, by the first steps of all.
struct NeededRouting {
  /// A routing step that is needed.
  struct Step {
    /// Index into the order's routing.
    var index: Int
    var pieces: Int64
    /// Indices of needed steps.
    var after: [Int]
  }

  private(set) var steps: [Step] = []
  /// By bill line: the needed steps that wait for it, as an index into `groups`.
  private(set) var groupOfLine: [Int] = []
  private(set) var groups: [[Int]] = []
  /// Groups by the path of what is made, or by a component's path and a colon.
  private var groupOfPath: [String: Int] = [:]

  /// Reads an order's routing. `pieces` tells for how many of the order's pieces a bill line is to be made.
  init(_ order: PlanningOrder, pieces madePieces: (_ line: Int) -> Int64) {
    var pieces: [String: Int64] = [:]
    if order.routing.contains(where: { $0.makes != nil }) {
      let made = Set(order.routing.compactMap(\.makes))
      for line in order.bill.indices where made.contains(order.bill[line].path) {
        pieces[order.bill[line].path] = madePieces(line)
      }
    }
    addSteps(order, pieces)
    addGroups(order)
    /// By bill line: the group of those that make it.
    var making: [Int?] = []
    for line in order.bill.indices {
      let around = order.bill[line].parent.map { making[$0] ?? groupOfLine[$0] }
      groupOfLine.append(around ?? componentGroup(order.bill[line].path))
      making.append(groupOfPath[order.bill[line].path])
    }
  }

  private mutating func addSteps(_ order: PlanningOrder, _ pieces: [String: Int64]) {
    var standsFor: [[Int]] = []
    for (index, step) in order.routing.enumerated() {
      precondition(step.after.allSatisfy { $0 < index }, "a routing step comes after its predecessors")
      let after = Set(step.after.flatMap { standsFor[$0] }).sorted()
      let count = step.makes.flatMap { pieces[$0] } ?? Int64(order.quantity)
      standsFor.append(count > 0 ? [steps.count] : after)
      if count > 0 { steps.append(Step(index: index, pieces: count, after: after)) }
    }
  }

  private mutating func addGroups(_ order: PlanningOrder) {
    let keys = steps.map { order.routing[$0.index].makes ?? componentKey(order.routing[$0.index].id) }
    groups = [steps.indices.filter { steps[$0].after.isEmpty }]
    for (step, key) in keys.enumerated() where steps[step].after.allSatisfy({ keys[$0] != key }) {
      if let group = groupOfPath[key] {
        groups[group].append(step)
      } else {
        groupOfPath[key] = groups.count
        groups.append([step])
      }
    }
  }

  /// The group of a component, of the one around it, or of the product; the first steps of all if they have none.
  private func componentGroup(_ path: String) -> Int {
    var key = Substring(componentKey(path))
    while true {
      if let group = groupOfPath[String(key)] { return group }
      if key == ":" { return 0 }
      key = (key.lastIndex(of: ".").map { key[..<$0] } ?? "") + ":"
    }
  }
}

/// The path of the component that something belongs to, and a colon.
private func componentKey(_ path: String) -> String {
  path.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(path[...$0]) } ?? ":"
}
