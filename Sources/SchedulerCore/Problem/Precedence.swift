/// One operation starts after another has ended, whether of the same job or not.
public struct Precedence: Hashable, Sendable {
  /// Index into the problem's operations.
  public var predecessor: Int
  /// Index into the problem's operations.
  public var successor: Int
  /// Time that must pass in between, such as drying: by the clock, open or not.
  public var minimumLag: Time
  /// Time that may pass in between at most, such as before a glue sets; nil if any.
  public var maximumLag: Time?

  /// A precedence without lags, unless told otherwise.
  public init(_ predecessor: Int, _ successor: Int, minimumLag: Time = 0, maximumLag: Time? = nil) {
    self.predecessor = predecessor
    self.successor = successor
    self.minimumLag = minimumLag
    self.maximumLag = maximumLag
  }
}
