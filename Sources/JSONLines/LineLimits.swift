/// How much of anything a program that answers lines takes in: the same for all of its doors.
public struct LineLimits: Hashable, Sendable {
  /// The longest line in bytes, without its line end.
  public var lineBytes: Int
  /// How deeply arrays and objects may nest in a line.
  public var depth: Int
  /// Lines that may be read, but not answered; at the limit, reading stops.
  public var linesInFlight: Int
  /// Bytes of such lines together; one line is always taken, whatever its length.
  public var bytesInFlight: Int

  /// What holds where nobody says otherwise.
  public static let standard = LineLimits()

  /// Limits; each must be at least one, lines below 256 MiB and depths up to 65,536.
  public init(
    lineBytes: Int = 8 << 20, depth: Int = 1024, linesInFlight: Int = 1024, bytesInFlight: Int = 16 << 20
  ) {
    precondition(lineBytes >= 1 && lineBytes < 1 << 28, "a line limit lies between 1 byte and 256 MiB")
    precondition(depth >= 1 && depth <= 65_536, "a depth lies between 1 and 65,536")
    precondition(linesInFlight >= 1 && bytesInFlight >= 1, "something may be in flight")
    self.lineBytes = lineBytes
    self.depth = depth
    self.linesInFlight = linesInFlight
    self.bytesInFlight = bytesInFlight
  }
}
