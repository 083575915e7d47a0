/// How far an order has come; stored by name.
public enum OrderStatus: String, Hashable, Sendable, CaseIterable {
  /// Valid, promised and on disk.
  case accepted
  /// Part of a production schedule.
  case planned
  /// Its work orders are out on the floor.
  case released
  /// Made; nothing follows.
  case finished
  /// Withdrawn; nothing follows.
  case cancelled
}

extension OrderStatus {
  /// Whether no other status may follow.
  public var isFinal: Bool { self == .finished || self == .cancelled }
}
