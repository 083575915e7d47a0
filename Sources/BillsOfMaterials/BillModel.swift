import Catalogs
import Configurations
import ConstraintModels
import Expressions
import Quantities

/// The 150 % bill of an unrolled product as one flat list, ready to be exploded for order after order.
///
/// A line comes before the lines built into it, and knows where those end, so that a line that does not count is skipped
/// with all below it. A part's own fixed bill follows where the part is used. What does not depend on the configuration
/// (part, quantity from the top) is computed here, once.
public final class BillModel: Sendable {
  /// A line of the 150 % bill.
  struct Line: Sendable {
    var path: String
    var level: Int
    /// Index of the line that it is built into.
    var parent: Int?
    /// First index that is not below this line.
    var end: Int
    /// The line counts where this register is 1; nil: always.
    var when: Int?
    /// The line counts only where its parent's part is this one; nil: whichever.
    var parentPart: Int?
    var part: PartSource
    /// For one unit of the parent, before scrap.
    var quantity: QuantitySource
    /// What scrap multiplies by; nil: 1.
    var scrapFactor: FixedDecimal?
    /// For one piece of the product, where neither it nor anything above depends on the configuration.
    var fixedTotal: FixedDecimal?
    /// Not shown: what is built into it counts as built into its parent.
    var isPhantom: Bool
    var cut: Cut?
    /// Whether a size of the cut piece might not be more than 0, as far as ranges tell.
    var checksCut: Bool
    var alternatives: [Int]
  }
  enum PartSource: Sendable {
    case fixed(Int)
    case byValues(slots: [Int], radices: [Int], parts: [Int])
  }
  enum QuantitySource: Sendable {
    case fixed(FixedDecimal)
    case register(Int, scale: Int)
  }
  /// A line as an explosion walks over it: no references, so nothing is counted. -1 stands for none.
  struct Step: Sendable, BitwiseCopyable {
    var when: Int32
    var end: Int32
    var parent: Int32
    var parentPart: Int32
    /// -1: depends on the configuration.
    var part: Int32
    var isPhantom: Bool
    var hasFixedTotal: Bool
    var checksCut: Bool
    var fixedTotal: FixedDecimal

    init(_ line: Line) {
      when = line.when.map(Int32.init) ?? -1
      end = Int32(line.end)
      parent = line.parent.map(Int32.init) ?? -1
      parentPart = line.parentPart.map(Int32.init) ?? -1
      part = if case .fixed(let part) = line.part { Int32(part) } else { -1 }
      isPhantom = line.isPhantom
      hasFixedTotal = line.fixedTotal != nil
      checksCut = line.checksCut
      fixedTotal = line.fixedTotal ?? .zero
    }
  }
  /// Registers and scales of a cut piece's sizes.
  struct Cut: Sendable {
    var length: QuantitySource
    var width: QuantitySource
    var thickness: QuantitySource?
    var cutLength: QuantitySource
    var cutWidth: QuantitySource
    var grain: Position.Cut.Grain
    var edges: [Position.Cut.Edge]
    var edgePart: PartSource?
  }

  public let model: ProductModel
  public let program: Program
  let lines: [Line]
  /// What an explosion looks at for every line, in the form that costs least.
  let steps: [Step]
  let operations: [OperationLine]

  public init(_ model: ProductModel) {
    self.model = model
    var compiler = BillCompiler(model: model)
    compiler.addInstance(0)
    let program = Program(steps: compiler.terms.terms.map(Program.Step.output))
    self.program = program
    lines = compiler.lines.map { $0.mappingRegisters { program.outputRegisters[$0] } }
    steps = lines.map(Step.init)
    operations = compiler.operations.map { $0.mappingRegisters { program.outputRegisters[$0] } }
  }

  public var registerCount: Int { program.registerCount }
  /// Lines of the 150 % bill, phantoms included.
  public var lineCount: Int { lines.count }
}

/// An operation of an instance, with the registers that its condition and times are computed into.
struct OperationLine: Sendable {
  var id: String
  var instance: Int
  var operation: Int
  var workCenter: String
  var when: Int?
  var setUp: BillModel.QuantitySource?
  var run: BillModel.QuantitySource
  var family: (slot: Int, domain: ChoiceDomain)?
  var skill: String?
  var mayPause: Bool
  var transfer: Int?
  /// Indices of all operations that may come before.
  var after: [Int]
  var makes: String?
}

extension BillModel.Line {
  fileprivate func mappingRegisters(_ register: (Int) -> Int) -> Self {
    var line = self
    line.when = when.map(register)
    line.quantity = quantity.mappingRegisters(register)
    if let cut {
      line.cut = BillModel.Cut(
        length: cut.length.mappingRegisters(register), width: cut.width.mappingRegisters(register),
        thickness: cut.thickness?.mappingRegisters(register), cutLength: cut.cutLength.mappingRegisters(register),
        cutWidth: cut.cutWidth.mappingRegisters(register), grain: cut.grain, edges: cut.edges, edgePart: cut.edgePart)
    }
    return line
  }
}

extension BillModel.QuantitySource {
  func mappingRegisters(_ register: (Int) -> Int) -> Self {
    switch self {
    case .fixed: self
    case .register(let index, let scale): .register(register(index), scale: scale)
    }
  }
}

extension OperationLine {
  fileprivate func mappingRegisters(_ register: (Int) -> Int) -> Self {
    var line = self
    line.when = when.map(register)
    line.setUp = setUp?.mappingRegisters(register)
    line.run = run.mappingRegisters(register)
    return line
  }
}
