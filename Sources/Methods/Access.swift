/// What a method reads and changes of what requests share. By this, and by nothing else, requests wait for each other.
public struct Access: Hashable, Sendable {
  /// What requests share.
  public struct Shared: OptionSet, Hashable, Sendable {
    /// A bit for each.
    public let rawValue: UInt8

    /// The parts whose bits are set.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The accepted orders.
    public static let orders = Shared(rawValue: 1)
    /// The plans, and what becomes of orders by them.
    public static let plans = Shared(rawValue: 2)
  }

  /// What the answer depends on.
  public var reads: Shared
  /// What is different afterwards.
  public var changes: Shared

  /// Nothing is shared.
  public static let none = Access()

  /// Access to these parts.
  public init(reads: Shared = [], changes: Shared = []) {
    self.reads = reads
    self.changes = changes
  }

  /// Whether a request must not begin before an earlier one has come to its end, so that the answers of both are the same
  /// on any number of threads.
  package func waits(for earlier: Access) -> Bool {
    !earlier.changes.isDisjoint(with: reads.union(changes)) || !earlier.reads.isDisjoint(with: changes)
  }

  /// Takes over what another request does, too.
  package mutating func formUnion(_ other: Access) {
    reads.formUnion(other.reads)
    changes.formUnion(other.changes)
  }
}
