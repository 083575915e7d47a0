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

  /// Reads an order's routing. `madeShare` tells how many of an order's pieces are to be made of a bill line.
  init(_ order: PlanningOrder, pieces madePieces: (_ line: Int) -> Int64) {
    var pieces: [String: Int64] = [:]
    if order.routing.contains(where: { $0.makes != nil }) {
      let made = Set(order.routing.compactMap(\.makes))
      for (line, entry) in order.bill.enumerated() where made.contains(entry.path) {
        pieces[entry.path] = madePieces(line)
      }
    }
    addSteps(order, pieces)
    addGroups(order)
    for line in order.bill {
      groupOfLine.append(group(of: line, in: order))
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

  private func group(of line: BillLine, in order: PlanningOrder) -> Int {
    if let parent = line.parent { return groupOfPath[order.bill[parent].path] ?? groupOfLine[parent] }
    var key = Substring(componentKey(line.path))
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
