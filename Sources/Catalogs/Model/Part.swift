import Diagnostics
import Quantities

/// Something that is made, bought, or stands for its own parts (a phantom).
public struct Part: Sendable {
  public enum Kind: String, Sendable { case make, buy, phantom }

  public var id: String
  public var labels: Labels
  public var place: SourceRange
  public var kind: Kind
  public var unit: Unit
  /// Working days for a make part, calendar days for a buy part.
  public var leadTimeDays: Int
  /// For one unit, in the catalog's currency.
  public var cost: FixedDecimal?
  /// Orders are multiples of this; nil: any quantity.
  public var lotSize: FixedDecimal?
  public var minimumLot: FixedDecimal?
  public var safetyStock: FixedDecimal?
  public var supplier: String?
  /// Its own fixed bill: indices of parts with a quantity for one of this, scrap included.
  public var bill: [FixedPosition]

  public init(id: String, labels: Labels, place: SourceRange, kind: Kind, unit: Unit) {
    self.id = id
    self.labels = labels
    self.place = place
    self.kind = kind
    self.unit = unit
    leadTimeDays = 0
    bill = []
  }

  /// A line of a part's own bill; nothing in it depends on a configuration.
  public struct FixedPosition: Sendable {
    public var id: String
    /// Index into the catalog's parts.
    public var part: Int
    public var quantity: FixedDecimal
    /// Percent added to what is needed.
    public var scrap: FixedDecimal?
    public var effectivity: Effectivity
    public var alternatives: [Alternative]
    public var place: SourceRange

    public init(
      id: String, part: Int, quantity: FixedDecimal, scrap: FixedDecimal?, effectivity: Effectivity,
      alternatives: [Alternative], place: SourceRange
    ) {
      self.id = id
      self.part = part
      self.quantity = quantity
      self.scrap = scrap
      self.effectivity = effectivity
      self.alternatives = alternatives
      self.place = place
    }
  }
}

/// A part that may stand in when stock is short.
public struct Alternative: Sendable {
  public var part: Int
  public var effectivity: Effectivity

  public init(part: Int, effectivity: Effectivity) {
    self.part = part
    self.effectivity = effectivity
  }
}
