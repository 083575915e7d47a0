import Catalogs
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
  /// What a resource must be able to do; nil: nothing in particular.
  public var skill: String?
  /// Whether it may be interrupted by a break.
  public var mayPause: Bool
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
        run: fixedSeconds(line.run), skill: line.skill, mayPause: line.mayPause)
    }
  }

  private func fixedSeconds(_ source: QuantitySource) -> Int64? {
    if case .fixed(let duration) = source { wholeSeconds(duration) } else { nil }
  }
}
