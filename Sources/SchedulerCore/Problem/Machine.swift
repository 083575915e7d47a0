/// A resource that works on one operation at a time.
public struct Machine: Hashable, Sendable {
  /// Index into the problem's calendars.
  public var calendar: Int
  /// Index into the problem's set-up matrices; nil if the machine never needs a set-up.
  public var setUps: Int?
  /// The family for which the machine stands set up when the horizon begins; nil if any first operation may begin
  /// without a set-up.
  public var initialFamily: Int?
  /// The power that it draws while it works on an operation; set-ups and waiting are free. From 0 to 2³⁰.
  public var power: Int64

  /// A machine that needs no set-ups unless a matrix is given.
  public init(calendar: Int, setUps: Int? = nil, initialFamily: Int? = nil, power: Int64 = 0) {
    self.calendar = calendar
    self.setUps = setUps
    self.initialFamily = initialFamily
    self.power = power
  }
}

/// The set-up times of a machine from each family of operations to each.
///
/// A set-up is work of the machine that lies, as late as possible, between the operation before and the operation
/// it is for. It may straddle a break, and may be done before the operation's material is there.
public struct SetUpMatrix: Hashable, Sendable {
  /// Families are 0 up to this.
  public var families: Int
  /// Row by row: the time from family `a` to family `b` is at `a * families + b`.
  public var times: [Time]

  /// A matrix; the validation checks that it is square.
  public init(families: Int, times: [Time]) {
    self.families = families
    self.times = times
  }

  /// The set-up from one family to another.
  public subscript(from: Int, to: Int) -> Time {
    times[from * families + to]
  }
}
