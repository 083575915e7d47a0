import Catalogs
import Configurations
import Quantities

extension BillModel {
  /// The exploded bill as values. Requires `evaluate` on the same row before; see `explode` for streams of orders.
  public func bill(_ row: ConfigurationRow) throws(QuantityOverflow) -> [BillLine] {
    var memory = ExplosionMemory()
    var collector = LineCollector(lineOf: Array(repeating: nil, count: lines.count))
    try explode(row, memory: &memory, into: &collector)
    return collector.lines
  }

  /// The operations that count, in order; predecessors that do not count hand on what came before them.
  /// Requires `evaluate` on the same row before.
  public func routing(_ row: ConfigurationRow) -> [RoutingStep] {
    var steps: [RoutingStep] = []
    /// By operation line: the steps that stand for it.
    var standsFor: [[Int]] = []
    for line in operations {
      let after = Set(line.after.flatMap { standsFor[$0] }).sorted()
      guard counts(line, row) else {
        standsFor.append(after)
        continue
      }
      standsFor.append([steps.count])
      steps.append(step(line, after: after, row))
    }
    return steps
  }

  func counts(_ operation: OperationLine, _ row: ConfigurationRow) -> Bool { row.holds(operation.when) }

  /// A duration in whole seconds, begun ones counted.
  func seconds(_ source: QuantitySource, _ row: ConfigurationRow) -> Int64 {
    let duration = value(source, row)
    return duration.scale == 0
      ? duration.mantissa : duration.mantissa.divided(by: powerOfTen(duration.scale), rounding: .ceiling)
  }

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

private struct LineCollector: BillSink {
  var lines: [BillLine] = []
  /// By line of the model: the line of the bill, for those that count.
  var lineOf: [Int?]

  mutating func line(_ index: Int, part: Int, quantity: FixedDecimal?, model: BillModel, row: ConfigurationRow) {
    let line = model.lines[index]
    lineOf[index] = lines.count
    lines.append(
      BillLine(
        parent: parent(of: line, model), level: line.level, path: line.path, part: part,
        quantity: quantity ?? line.fixedTotal!, cut: line.cut.map { model.size(of: $0, row) },
        alternatives: line.alternatives))
  }

  /// The nearest line above that is shown.
  private func parent(of line: BillModel.Line, _ model: BillModel) -> Int? {
    var parent = line.parent
    while let candidate = parent, model.lines[candidate].isPhantom { parent = model.lines[candidate].parent }
    return parent.flatMap { lineOf[$0] }
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
