import Quantities

/// What orders need, what covers it, and what must be bought and made for it; pegged both ways.
///
/// From a requirement to its covers: `covers[requirement.covers]`. From a planned purchase or lot to the requirements
/// that it is for: its `pegs`.
public struct NetRequirements: Sendable {
  /// One for each bill line that is needed at all, by order, then line.
  public var requirements: [Requirement]
  /// Flat; each requirement has a stretch of it.
  public var covers: [Cover]
  /// Planned orders for bought parts, by the day on which they must be placed, then part.
  public var purchases: [PlannedPurchase]
  /// Planned quantities of made parts, by the day on which they are needed, then part.
  public var lots: [PlannedLot]

  /// Requirements that somebody else has netted; the arrays as described at each.
  public init(
    requirements: [Requirement] = [], covers: [Cover] = [], purchases: [PlannedPurchase] = [], lots: [PlannedLot] = []
  ) {
    self.requirements = requirements
    self.covers = covers
    self.purchases = purchases
    self.lots = lots
  }
}

/// How much of a part one bill line of one order needs.
public struct Requirement: Hashable, Sendable {
  /// Index into the orders that were netted.
  public var order: Int
  /// Index into that order's bill.
  public var line: Int
  /// Index into the catalog's parts: the part that the bill names.
  public var part: Int
  /// For all pieces of the order, by its bill.
  public var gross: FixedDecimal
  /// What remains of it once stock of the assemblies above has been used, or more where these are made in whole lots; the
  /// covers add up to this.
  public var quantity: FixedDecimal
  /// When the part should be there by standard lead times.
  public var needed: CalendarDate
  /// When all of it can be there; not before the day of planning.
  public var available: CalendarDate
  /// The covers of this requirement in `NetRequirements.covers`; empty where nothing remains to be covered.
  public var covers: Range<Int>

  /// A requirement with its covers.
  public init(
    order: Int, line: Int, part: Int, gross: FixedDecimal, quantity: FixedDecimal, needed: CalendarDate,
    available: CalendarDate, covers: Range<Int>
  ) {
    self.order = order
    self.line = line
    self.part = part
    self.gross = gross
    self.quantity = quantity
    self.needed = needed
    self.available = available
    self.covers = covers
  }
}

/// A quantity set aside, or to be bought or made, for a requirement.
public struct Cover: Hashable, Sendable {
  /// Where the quantity comes from.
  public enum Source: Hashable, Sendable {
    /// On hand, above the safety stock.
    case stock
    /// Index into the plant's receipts.
    case receipt(Int)
    /// Index into `NetRequirements.purchases`.
    case purchase(Int)
    /// Index into `NetRequirements.lots`.
    case lot(Int)
  }

  /// Where it comes from.
  public var source: Source
  /// Index into the catalog's parts; an alternative where it is not the requirement's part.
  public var part: Int
  /// In the part's unit; more than zero.
  public var quantity: FixedDecimal
  /// When it can be there; not before the day of planning.
  public var available: CalendarDate

  /// A quantity from a source.
  public init(source: Source, part: Int, quantity: FixedDecimal, available: CalendarDate) {
    self.source = source
    self.part = part
    self.quantity = quantity
    self.available = available
  }
}

/// How much of a planned purchase or lot is for a requirement.
public struct Peg: Hashable, Sendable {
  /// Index into `NetRequirements.requirements`.
  public var requirement: Int
  /// In the part's unit; more than zero.
  public var quantity: FixedDecimal

  /// A part of a planned quantity.
  public init(requirement: Int, quantity: FixedDecimal) {
    self.requirement = requirement
    self.quantity = quantity
  }
}

/// A proposal to buy a part.
public struct PlannedPurchase: Hashable, Sendable {
  /// Index into the catalog's parts.
  public var part: Int
  /// In whole lots; what the pegs leave over goes into stock.
  public var quantity: FixedDecimal
  /// The day on which it should be there.
  public var needed: CalendarDate
  /// `needed` less the part's lead time, in calendar days: the last day to place it. It may have passed.
  public var orderBy: CalendarDate
  /// The first day on which it can be there, if it is placed on the day of planning.
  public var available: CalendarDate
  /// Id of the supplier.
  public var supplier: String?
  /// By requirement, ascending.
  public var pegs: [Peg]

  /// A proposal with what it is for.
  public init(
    part: Int, quantity: FixedDecimal, needed: CalendarDate, orderBy: CalendarDate, available: CalendarDate,
    supplier: String?, pegs: [Peg]
  ) {
    self.part = part
    self.quantity = quantity
    self.needed = needed
    self.orderBy = orderBy
    self.available = available
    self.supplier = supplier
    self.pegs = pegs
  }

  /// Whether it comes too late, however soon it is placed.
  public var isLate: Bool { available > needed }
}

/// A quantity of a made part to be made.
public struct PlannedLot: Hashable, Sendable {
  /// Index into the catalog's parts.
  public var part: Int
  /// In whole lots; what the pegs leave over goes into stock.
  public var quantity: FixedDecimal
  /// The day on which it should be there.
  public var needed: CalendarDate
  /// By requirement, ascending.
  public var pegs: [Peg]

  /// A lot with what it is for.
  public init(part: Int, quantity: FixedDecimal, needed: CalendarDate, pegs: [Peg]) {
    self.part = part
    self.quantity = quantity
    self.needed = needed
    self.pegs = pegs
  }
}
