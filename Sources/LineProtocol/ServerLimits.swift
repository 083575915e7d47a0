import JSONLines

/// How much of anything a server takes from its client; `hello` tells them.
public struct ServerLimits: Hashable, Sendable {
  /// The longest line in bytes, without its line end.
  public var lineBytes: Int
  /// How deeply arrays and objects may nest in a line.
  public var depth: Int
  /// The most requests in one batch.
  public var batch: Int
  /// Lines that may be read, but not answered; at the limit, reading stops.
  public var linesInFlight: Int
  /// Bytes of such lines together; one line is always taken, whatever its length.
  public var bytesInFlight: Int

  /// Limits; each must be at least one, lines below 256 MiB and depths up to 65,536.
  public init(
    lineBytes: Int = LineLimits.standard.lineBytes, depth: Int = LineLimits.standard.depth, batch: Int = 1000,
    linesInFlight: Int = LineLimits.standard.linesInFlight, bytesInFlight: Int = LineLimits.standard.bytesInFlight
  ) {
    precondition(lineBytes >= 1 && lineBytes < 1 << 28, "a line limit lies between 1 byte and 256 MiB")
    precondition(depth >= 1 && depth <= 65_536, "a depth lies between 1 and 65,536")
    precondition(batch >= 1 && linesInFlight >= 1 && bytesInFlight >= 1, "a server takes something")
    self.lineBytes = lineBytes
    self.depth = depth
    self.batch = batch
    self.linesInFlight = linesInFlight
    self.bytesInFlight = bytesInFlight
  }

  /// The limits of every door, and the most requests in one batch.
  public init(_ lines: LineLimits, batch: Int = 1000) {
    self.init(
      lineBytes: lines.lineBytes, depth: lines.depth, batch: batch, linesInFlight: lines.linesInFlight,
      bytesInFlight: lines.bytesInFlight)
  }
}
