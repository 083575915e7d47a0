import Catalogs
import Configurations
import Quantities

extension BillModel {
  /// The exploded bill as values. Requires `evaluate` on the same row before; see `explode` for streams of orders.
  public func bill(_ row: ConfigurationRow) throws(QuantityFlaw) -> [BillLine] {
    var explosion = Explosion()
    try explode(row, into: &explosion)
    var lineOf = [Int?](repeating: nil, count: lines.count)
    return explosion.lines.enumerated().map { i, exploded in
      let line = lines[exploded.index]
      lineOf[exploded.index] = i
      return BillLine(
        parent: shownParent(of: line).flatMap { lineOf[$0] }, level: line.level, path: line.path, part: exploded.part,
        quantity: exploded.quantity, cut: line.cut.map { size(of: $0, row) }, alternatives: line.alternatives)
    }
  }

  /// The nearest line above that is no phantom.
  private func shownParent(of line: Line) -> Int? {
    var parent = line.parent
    while let candidate = parent, lines[candidate].isPhantom { parent = lines[candidate].parent }
    return parent
  }

  /// The operations that count, in order; predecessors that do not count hand on what came before them.
  /// Requires `evaluate` on the same row before.
  public func routing(_ row: ConfigurationRow) -> [RoutingStep] {
    var steps: [RoutingStep] = []
    /// By operation line: the steps that stand for it.
    var standsFor: [[Int]] = []
    for line in operations {
      let after = Set(line.after.flatMap { standsFor[$0] }).sorted()
      guard row.holds(line.when) else {
        standsFor.append(after)
        continue
      }
      standsFor.append([steps.count])
      steps.append(step(line, after: after, row))
    }
    return steps
  }

  /// A duration in whole seconds, begun ones counted.
  func seconds(_ source: QuantitySource, _ row: ConfigurationRow) -> Int64 { wholeSeconds(value(source, row)) }

  private func step(_ line: OperationLine, after: [Int], _ row: ConfigurationRow) -> RoutingStep {
    let family = line.family.flatMap { family -> String? in
      let value = row[family.slot]
      return value < 0 ? nil : family.domain.values[Int(value)]
    }
    return RoutingStep(
      id: line.id, instance: line.instance, operation: line.operation, workCenter: line.workCenter,
      setUp: line.setUp.map { seconds($0, row) } ?? 0, run: seconds(line.run, row), family: family,
      skill: line.skill, mayPause: line.mayPause, transfer: line.transfer, after: after, makes: line.makes)
  }
}

extension BillModel {
  /// A cut piece's sizes in the configuration that the row holds.
  func size(of cut: Cut, _ row: ConfigurationRow) -> BillLine.CutSize {
    BillLine.CutSize(
      length: value(cut.length, row).normalized, width: value(cut.width, row).normalized,
      thickness: cut.thickness.map { value($0, row).normalized }, cutLength: value(cut.cutLength, row).normalized,
      cutWidth: value(cut.cutWidth, row).normalized, grain: cut.grain, edges: cut.edges,
      edgePart: cut.edgePart.map { selectedPart($0, row) })
  }
}

/// A number of seconds, begun ones counted; a formula that goes below zero takes no time.
func wholeSeconds(_ duration: FixedDecimal) -> Int64 {
  let seconds =
    duration.scale == 0
    ? duration.mantissa : duration.mantissa.divided(by: powerOfTen(duration.scale), rounding: .ceiling)
  return max(seconds, 0)
}
