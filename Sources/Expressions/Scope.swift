/// The names that an expression may use: those of one product, seen from inside it.
public protocol Scope: Sendable {
  /// What `name` means, or nil; slots are relative to the product's first cell.
  func symbol(named name: String) -> Symbol?
  /// Every name that has a meaning, in the catalog's order; for suggestions.
  var names: [String] { get }
}

/// What a name in an expression stands for.
public enum Symbol: Sendable {
  /// A characteristic: cell number `slot` of its product.
  case cell(slot: Int, type: ValueType)
  /// A nested product.
  case component(ComponentSymbol)
  /// A lookup table, used as `table.column(keys…)`.
  case table(LookupTable)
  /// A fixed value, coded as a cell of `type` would be.
  case constant(Int64, type: ValueType)
  /// Something whose definition has been found mistaken already; an expression that uses it is nil without a word.
  case mistaken
}

/// A component: up to `maximumCount` instances of another product, laid out one after the other among the cells.
///
/// Slots are relative to the owning product's first cell. Instance i, counted from 0, has its cells from
/// `firstSlot + i * stride`; it is there exactly if i is less than the count.
public struct ComponentSymbol: Sendable {
  /// Where the first instance's cells begin.
  public var firstSlot: Int
  /// How many cells an instance takes.
  public var stride: Int
  /// The instances up to this number are always there.
  public var minimumCount: Int
  /// How many instances have cells.
  public var maximumCount: Int
  /// The owner's cell that holds how many instances there are; nil where there are always `maximumCount`.
  public var countSlot: Int?
  /// The names inside each instance.
  public var scope: any Scope

  /// Without a cell for the count there are always `maximumCount`, whatever `minimumCount` is given.
  public init(
    firstSlot: Int, stride: Int, minimumCount: Int = 0, maximumCount: Int, countSlot: Int?, scope: any Scope
  ) {
    self.firstSlot = firstSlot
    self.stride = stride
    self.minimumCount = countSlot == nil ? maximumCount : minimumCount
    self.maximumCount = maximumCount
    self.countSlot = countSlot
    self.scope = scope
  }
}

/// A scope that is a list of names.
public struct NameList: Scope {
  /// As given, in their order.
  public let names: [String]
  private let symbols: [String: Symbol]

  /// Of two equal names the first counts.
  public init(_ entries: [(String, Symbol)]) {
    names = entries.map(\.0)
    symbols = Dictionary(entries) { first, _ in first }
  }

  /// Cost: one hash look-up.
  public func symbol(named name: String) -> Symbol? { symbols[name] }
}
