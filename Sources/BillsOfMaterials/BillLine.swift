import Catalogs
import Quantities

/// One line of an exploded bill of material.
public struct BillLine: Sendable {
  /// Index of the line that it is built into; nil: the ordered product itself.
  public var parent: Int?
  /// 1 for what goes straight into the product.
  public var level: Int
  /// Positions from the product down, such as `10/20`; after a component's path and a colon where they belong to one.
  public var path: String
  /// Index into the catalog's parts.
  public var part: Int
  /// For one piece of the ordered product, scrap included.
  public var quantity: FixedDecimal
  public var cut: CutSize?
  /// Indices of parts that may stand in, in order of preference.
  public var alternatives: [Int]

  /// A line, not cut and without stand-ins unless told otherwise.
  public init(
    parent: Int?, level: Int, path: String, part: Int, quantity: FixedDecimal, cut: CutSize? = nil,
    alternatives: [Int] = []
  ) {
    self.parent = parent
    self.level = level
    self.path = path
    self.part = part
    self.quantity = quantity
    self.cut = cut
    self.alternatives = alternatives
  }

  /// The sizes of a piece that is cut.
  public struct CutSize: Hashable, Sendable {
    public var length: FixedDecimal
    public var width: FixedDecimal
    public var thickness: FixedDecimal?
    public var cutLength: FixedDecimal
    public var cutWidth: FixedDecimal
    public var grain: Position.Cut.Grain
    public var edges: [Position.Cut.Edge]
    /// Index into the catalog's parts.
    public var edgePart: Int?

    /// Finished and cut sizes, in the units of the catalog.
    public init(
      length: FixedDecimal, width: FixedDecimal, thickness: FixedDecimal?, cutLength: FixedDecimal,
      cutWidth: FixedDecimal, grain: Position.Cut.Grain, edges: [Position.Cut.Edge], edgePart: Int?
    ) {
      self.length = length
      self.width = width
      self.thickness = thickness
      self.cutLength = cutLength
      self.cutWidth = cutWidth
      self.grain = grain
      self.edges = edges
      self.edgePart = edgePart
    }
  }
}

/// One operation of a configured product's routing.
public struct RoutingStep: Sendable {
  /// The operation's id; after a component's path and a colon where it belongs to one.
  public var id: String
  /// Index of the instance in the model, and of the operation in its product.
  public var instance: Int
  public var operation: Int
  /// Id of the work center.
  public var workCenter: String
  /// Whole seconds.
  public var setUp: Int64
  /// Whole seconds for one piece of the ordered product.
  public var run: Int64
  /// Id of the value that the set-up matrix looks at.
  public var family: String?
  public var skill: String?
  public var mayPause: Bool
  /// Pieces after which the next operation may begin; nil: all.
  public var transfer: Int?
  /// Indices of the steps that come before.
  public var after: [Int]
  /// Path of the bill line that it makes; nil: the product or component itself.
  public var makes: String?

  /// A step that does nothing special unless told otherwise.
  public init(
    id: String, instance: Int = 0, operation: Int, workCenter: String, setUp: Int64 = 0, run: Int64,
    family: String? = nil, skill: String? = nil, mayPause: Bool = false, transfer: Int? = nil, after: [Int] = [],
    makes: String? = nil
  ) {
    self.id = id
    self.instance = instance
    self.operation = operation
    self.workCenter = workCenter
    self.setUp = setUp
    self.run = run
    self.family = family
    self.skill = skill
    self.mayPause = mayPause
    self.transfer = transfer
    self.after = after
    self.makes = makes
  }
}
