import Catalogs
import Configurations
import Quantities

/// What is known of a line before any order: for whoever prepares how lines are written.
public struct BillLineForm: Sendable {
  public var path: String
  public var level: Int
  /// nil: the part depends on the configuration.
  public var part: Int?
  /// For one piece of the product; nil: depends on the configuration.
  public var total: FixedDecimal?
  public var isCut: Bool
}

/// What is known of an operation before any order.
public struct OperationForm: Sendable {
  public var id: String
  public var workCenter: String
  /// Whole seconds; nil: depends on the configuration.
  public var setUp: Int64?
  /// Whole seconds for one piece; nil: depends on the configuration.
  public var run: Int64?
}

extension BillModel {
  /// The 150 % bill's lines, by the index that an explosion hands out.
  public var lineForms: [BillLineForm] {
    lines.map { line in
      let part: Int? = if case .fixed(let part) = line.part { part } else { nil }
      return BillLineForm(
        path: line.path, level: line.level, part: part, total: line.fixedTotal, isCut: line.cut != nil)
    }
  }

  /// All operations, by index.
  public var operationForms: [OperationForm] {
    operations.map { line in
      OperationForm(
        id: line.id, workCenter: line.workCenter, setUp: line.setUp.map { fixedSeconds($0) } ?? 0,
        run: fixedSeconds(line.run))
    }
  }

  private func fixedSeconds(_ source: QuantitySource) -> Int64? {
    if case .fixed(let duration) = source { wholeSeconds(duration) } else { nil }
  }

  /// The sizes of a line that is a cut piece, in the configuration that `row` holds; nil for other lines.
  public func cutSize(ofLine index: Int, _ row: ConfigurationRow) -> BillLine.CutSize? {
    lines[index].cut.map { size(of: $0, row) }
  }

  /// Whether an operation counts. Requires `evaluate` on the same row before.
  public func counts(operation index: Int, _ row: ConfigurationRow) -> Bool { row.holds(operations[index].when) }

  /// An operation's set-up, and its run for one piece, in whole seconds.
  public func times(ofOperation index: Int, _ row: ConfigurationRow) -> (setUp: Int64, run: Int64) {
    (operations[index].setUp.map { seconds($0, row) } ?? 0, seconds(operations[index].run, row))
  }
}
