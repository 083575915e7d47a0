/// One operation starts after another has ended, or with an overlap after a part of it, whether of the same job or not.
public struct Precedence: Hashable, Sendable {
  /// Index into the problem's operations.
  public var predecessor: Int
  /// Index into the problem's operations.
  public var successor: Int
  /// Time that must pass in between, such as drying: by the clock, open or not.
  public var minimumLag: Time
  /// Time that may pass in between at most, such as before a glue sets; nil if any.
  public var maximumLag: Time?
  /// What lets the successor begin before the predecessor has ended; nil if nothing does. Not together with a maximum
  /// lag.
  public var overlap: Overlap?

  /// How a lot goes from one operation to the next in transfer batches.
  ///
  /// The successor may start when the first batch is done and the minimum lag has passed, and may not end before the
  /// last batch has come, likewise, and has been worked on. Batches in between are not looked at.
  public struct Overlap: Hashable, Sendable {
    /// By alternative of the predecessor: its work from the start until the first batch is done; more than 0, at most the
    /// duration.
    public var leads: [Time]
    /// By alternative of the successor: its work on the last batch; more than 0, at most the duration.
    public var tails: [Time]

    /// An overlap; the validation checks that it fits both operations.
    public init(leads: [Time], tails: [Time]) {
      self.leads = leads
      self.tails = tails
    }
  }

  /// A precedence without lags and overlap, unless told otherwise.
  public init(
    _ predecessor: Int, _ successor: Int, minimumLag: Time = 0, maximumLag: Time? = nil, overlap: Overlap? = nil
  ) {
    self.predecessor = predecessor
    self.successor = successor
    self.minimumLag = minimumLag
    self.maximumLag = maximumLag
    self.overlap = overlap
  }
}
