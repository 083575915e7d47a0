import Diagnostics
import Expressions
import Quantities

/// One line of the itemised price.
public struct PriceElement: Sendable {
  public enum Kind: Sendable {
    /// An amount in the slice's currency, its scale that of the expression's type.
    case amount(TypedExpression)
    /// Percent of everything before it in its product.
    case percent(FixedDecimal)
    /// From `quantity` ordered pieces on, percent of everything before it; the largest quantity reached counts.
    case scale(quantity: Int, percent: FixedDecimal)
    /// Rounds what stands before it to a multiple of `to`; the difference is the item.
    case rounding(to: FixedDecimal, mode: RoundingMode)
  }

  public var id: String
  public var labels: Labels
  public var place: SourceRange
  public var effectivity: Effectivity
  /// nil: always.
  public var when: Term?
  public var kind: Kind

  public init(id: String, labels: Labels, place: SourceRange, effectivity: Effectivity, when: Term?, kind: Kind) {
    self.id = id
    self.labels = labels
    self.place = place
    self.effectivity = effectivity
    self.when = when
    self.kind = kind
  }
}
