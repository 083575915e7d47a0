import SolverCore

/// A constraint network as an outside file states it, with the names that its author knows the variables by.
///
/// What a reader adds of its own to say something (a literal for a part of a formula) is in the network, but is no item; it
/// is always determined by the items, so that the network has as many solutions as the file.
public struct Instance: Sendable {
  /// A variable of the file.
  public enum Item: Hashable, Sendable {
    /// True or false.
    case boolean(Literal)
    /// One of several whole numbers.
    case integer(Variable)
  }

  /// The constraints.
  public var network = Network()
  /// The file's variables in its order.
  public internal(set) var items: [Item] = []
  /// A name for each item; empty where items are called by their numbers, counted from 1.
  public internal(set) var names: [String] = []

  /// An instance without variables.
  init() {}

  /// The name of the item at a place.
  public func name(_ place: Int) -> String { names.isEmpty ? String(place + 1) : names[place] }
}

/// The places of an instance's items by name.
public struct NameIndex: Sendable {
  private var places: [String: Int] = [:]

  /// Indexes all names; costs a dictionary entry each, so build it once. The first of several equal names counts.
  public init(_ instance: Instance) {
    places.reserveCapacity(instance.items.count)
    for place in instance.items.indices { _ = insert(instance.name(place), at: place) }
  }

  /// An index without names, for instances whose items are called by numbers.
  public init() {}

  /// Adds a name; false where it is taken.
  mutating func insert(_ name: String, at place: Int) -> Bool {
    if places[name] != nil { return false }
    places[name] = place
    return true
  }

  /// The place of the item with a name.
  public subscript(name: String) -> Int? { places[name] }
}
