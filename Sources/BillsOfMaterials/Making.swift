import Configurations
import Quantities

/// What it takes to make one piece of a configuration, as a value that costs little to keep: `BillModel` knows the rest.
public struct Making: Sendable {
  /// The lines of the bill that count, in order.
  public let lines: [Explosion.Line]
  /// Of those that are cut pieces, in their order.
  public let sizes: [BillLine.CutSize]
  /// The operations that count, in order.
  public let operations: [OperationTimes]
}

/// An operation that counts, with its times.
public struct OperationTimes: Sendable, BitwiseCopyable {
  /// Index among `BillModel.operationForms`.
  public var index: Int
  /// Whole seconds, begun ones counted.
  public var setUp: Int64
  /// Whole seconds for one piece, begun ones counted.
  public var run: Int64
}

extension BillModel {
  /// What was exploded last with the sizes and times that the row holds; the explosion is left without lines.
  ///
  /// Requires `evaluate` and `explode` on the same row before. Cost: linear in cut pieces and operations.
  public func making(_ row: ConfigurationRow, taking explosion: inout Explosion) -> Making {
    let lines = explosion.takeLines()
    let sizes = lines.compactMap { self.lines[$0.index].cut.map { size(of: $0, row) } }
    return Making(lines: lines, sizes: sizes, operations: times(row))
  }

  private func times(_ row: ConfigurationRow) -> [OperationTimes] {
    var times: [OperationTimes] = []
    times.reserveCapacity(operations.count)
    for index in operations.indices {
      if let needed = self.times(ofOperation: index, row) { times.append(needed) }
    }
    return times
  }

  /// An operation's times in the configuration that the row holds; nil where it is not needed. Requires `evaluate` on the same
  /// row before.
  public func times(ofOperation index: Int, _ row: ConfigurationRow) -> OperationTimes? {
    let line = operations[index]
    guard row.holds(line.when) else { return nil }
    return OperationTimes(index: index, setUp: line.setUp.map { seconds($0, row) } ?? 0, run: seconds(line.run, row))
  }

  /// The bill as lines that stand for themselves.
  public func bill(of making: Making) -> [BillLine] {
    var lineOf = [Int?](repeating: nil, count: lines.count)
    var sizes = making.sizes.makeIterator()
    return making.lines.enumerated().map { i, exploded in
      let line = lines[exploded.index]
      lineOf[exploded.index] = i
      return BillLine(
        parent: shownParent(of: line).flatMap { lineOf[$0] }, level: line.level, path: line.path, part: exploded.part,
        quantity: exploded.quantity, cut: line.cut.flatMap { _ in sizes.next() }, alternatives: line.alternatives)
    }
  }

  /// The nearest line above that is no phantom.
  private func shownParent(of line: Line) -> Int? {
    var parent = line.parent
    while let candidate = parent, lines[candidate].isPhantom { parent = lines[candidate].parent }
    return parent
  }

  /// The operations as steps that stand for themselves; predecessors that do not count hand on what came before them.
  /// `cells` are the configuration's, by slot.
  public func routing(of making: Making, cells: [Int64]) -> [RoutingStep] {
    var steps: [RoutingStep] = []
    /// By operation line: the steps that stand for it.
    var standsFor: [[Int]] = []
    var counting = making.operations[...]
    for (index, line) in operations.enumerated() {
      let after = Set(line.after.flatMap { standsFor[$0] }).sorted()
      guard let times = counting.first, times.index == index else {
        standsFor.append(after)
        continue
      }
      counting.removeFirst()
      standsFor.append([steps.count])
      steps.append(step(line, times, after: after, cells))
    }
    return steps
  }

  private func step(_ line: OperationLine, _ times: OperationTimes, after: [Int], _ cells: [Int64]) -> RoutingStep {
    let family = line.family.flatMap { family -> String? in
      let value = cells[family.slot]
      return value < 0 ? nil : family.domain.values[Int(value)]
    }
    return RoutingStep(
      id: line.id, instance: line.instance, operation: line.operation, workCenter: line.workCenter,
      setUp: times.setUp, run: times.run, family: family, skill: line.skill, mayPause: line.mayPause,
      transfer: line.transfer, after: after, makes: line.makes)
  }
}
