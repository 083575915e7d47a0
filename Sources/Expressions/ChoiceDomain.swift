/// The values that an enumerated or multi-valued characteristic chooses from, in the catalog's order.
///
/// A value is known by its index. Two domains are the same domain exactly if their ids are equal, so the id names the
/// domain throughout a catalog, not only within a product.
public final class ChoiceDomain: Sendable {
  /// Unique in the catalog, such as `wardrobe.board`.
  public let id: String
  /// The ids of the values; an index into this array is the value of a cell.
  public let values: [String]
  private let indices: [String: Int]

  /// Requires values without duplicates.
  public init(id: String, values: [String]) {
    self.id = id
    self.values = values
    indices = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset) })
  }

  /// The index of the value of that id, or nil. Cost: one hash look-up.
  public func index(of value: String) -> Int? {
    indices[value]
  }
}

extension ChoiceDomain: Hashable {
  public static func == (a: ChoiceDomain, b: ChoiceDomain) -> Bool { a === b || a.id == b.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
