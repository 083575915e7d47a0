import Diagnostics
import Expressions

/// A step of a product's routing.
public struct Operation: Sendable {
  /// What must be done before.
  public enum Predecessor: Hashable, Sendable {
    /// Index among the product's operations.
    case operation(Int)
    /// All operations of all instances of a component, by its index.
    case component(Int)
  }

  public var id: String
  public var labels: Labels
  public var place: SourceRange
  /// Id of the work center; resolved in the plant of the slice.
  public var workCenter: String
  public var when: Term?
  /// Duration in seconds (the type's scale applies); nil: none.
  public var setUp: TypedExpression?
  /// Duration for one piece, in seconds (the type's scale applies).
  public var run: TypedExpression
  /// Slot and domain of the choice that the set-up matrix looks at.
  public var family: (slot: Int, domain: ChoiceDomain)?
  public var after: [Predecessor]
  /// Index of the position that it makes; nil: the product itself.
  public var position: Int?
  public var skill: String?
  public var mayPause: Bool
  /// Pieces after which the next operation may begin; nil: all.
  public var transfer: Int?
  public var effectivity: Effectivity

  public init(
    id: String, labels: Labels, place: SourceRange, workCenter: String, when: Term?, setUp: TypedExpression?,
    run: TypedExpression, family: (slot: Int, domain: ChoiceDomain)?, after: [Predecessor], position: Int?,
    skill: String?, mayPause: Bool, transfer: Int?, effectivity: Effectivity
  ) {
    self.id = id
    self.labels = labels
    self.place = place
    self.workCenter = workCenter
    self.when = when
    self.setUp = setUp
    self.run = run
    self.family = family
    self.after = after
    self.position = position
    self.skill = skill
    self.mayPause = mayPause
    self.transfer = transfer
    self.effectivity = effectivity
  }
}
