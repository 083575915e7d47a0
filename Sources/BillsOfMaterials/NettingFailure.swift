/// A reason why orders cannot be netted, in the ids of orders and parts.
public enum NettingFault: Hashable, Sendable, CustomStringConvertible {
  /// A quantity has more digits than a fixed decimal holds.
  case tooLarge(order: String, path: String)
  /// Parts of which each is built into the next, or stands in for one that is, and the last into the first.
  case builtIntoEachOther(parts: [String])

  /// A sentence for people.
  public var description: String {
    switch self {
    case .tooLarge(let order, let path): "Order \(order), position \(path): the quantity is too large to be exact."
    case .builtIntoEachOther(let parts):
      "Parts \(parts.joined(separator: ", ")) are built into each other, directly or through parts that stand in."
    }
  }
}

/// Thrown with every fault that was found, by order, then line; never empty.
public struct NettingFailure: Error, Hashable, Sendable {
  /// By order, then line.
  public var faults: [NettingFault]

  /// A failure for at least one fault.
  public init(_ faults: [NettingFault]) {
    self.faults = faults
  }
}
