/// A quantity or size with which a line of a bill cannot be made: what is wrong, and the path of the line.
public struct QuantityFlaw: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// A fixed decimal cannot hold it.
    case tooLarge
    /// The formula goes below 0.
    case negative
    /// A side of a cut piece is not more than 0.
    case noSize
  }

  public var reason: Reason
  /// As in `BillLine`.
  public var path: String

  public init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  /// What an order's answer calls it.
  public var code: String {
    switch reason {
    case .tooLarge: "quantity-too-large"
    case .negative, .noSize: "negative-quantity"
    }
  }

  /// A sentence for who reads the answer.
  public var message: String {
    switch reason {
    case .tooLarge: "the quantity at position \(path) cannot be held exactly"
    case .negative: "the quantity at position \(path) is negative"
    case .noSize: "a cut size at position \(path) is not more than 0"
    }
  }
}
