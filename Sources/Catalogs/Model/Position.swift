import Diagnostics
import Expressions
import Quantities

/// A line of a product's bill of material: a part in a quantity, where a condition holds.
public struct Position: Sendable {
  /// Which part: one, or by the values of some choices.
  public enum PartChoice: Sendable {
    case fixed(Int)
    /// Index of the part = `parts[mixed radix number of the values in slots]`; each slot's radix is its domain's size, the
    /// last slot varying fastest. Values that the position's condition excludes stand for some part of the list.
    case byValues(slots: [Int], radices: [Int], parts: [Int])
  }

  public var id: String
  /// Ids from the product down, joined by `/`.
  public var path: String
  public var place: SourceRange
  /// Index of the parent among the product's positions; nil: directly under the product.
  public var parent: Int?
  public var part: PartChoice
  /// For one unit of the parent.
  public var quantity: TypedExpression
  public var when: Term?
  /// Percent added to what is needed.
  public var scrap: FixedDecimal?
  public var effectivity: Effectivity
  public var alternatives: [Alternative]
  public var cut: Cut?

  public init(
    id: String, path: String, place: SourceRange, parent: Int?, part: PartChoice, quantity: TypedExpression,
    when: Term?, scrap: FixedDecimal?, effectivity: Effectivity, alternatives: [Alternative], cut: Cut?
  ) {
    self.id = id
    self.path = path
    self.place = place
    self.parent = parent
    self.part = part
    self.quantity = quantity
    self.when = when
    self.scrap = scrap
    self.effectivity = effectivity
    self.alternatives = alternatives
    self.cut = cut
  }

  /// The size of a piece cut from a sheet or length of material.
  public struct Cut: Sendable {
    public enum Grain: String, Sendable { case length, width, none }
    public enum Edge: String, Sendable, CaseIterable { case front, back, left, right }

    public var length: TypedExpression
    public var width: TypedExpression
    public var thickness: TypedExpression?
    /// At the saw; nil: the finished size.
    public var cutLength: TypedExpression?
    public var cutWidth: TypedExpression?
    public var grain: Grain
    public var edges: [Edge]
    public var edgePart: PartChoice?

    public init(
      length: TypedExpression, width: TypedExpression, thickness: TypedExpression?, cutLength: TypedExpression?,
      cutWidth: TypedExpression?, grain: Grain, edges: [Edge], edgePart: PartChoice?
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
