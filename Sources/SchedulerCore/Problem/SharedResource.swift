/// Something of which several operations may use a part each at the same time, beside their machines: a crew of
/// people, a number of equal tools or carriers, electric power.
///
/// An operation takes what it demands from its start until its end, also through the breaks in which its machine rests; not for its
/// set-up. At no time is more taken than there is.
public struct SharedResource: Hashable, Sendable {
  /// How much there is, in whole units; from 1 to 2³⁰.
  public var capacity: Int64
  /// When there is any, as an index into the problem's calendars; nil for always. An operation that demands the resource
  /// lies within one of its open intervals. The calendar has no efficiency but the full one: it is the machine that works.
  public var calendar: Int?

  /// A resource that is always there unless it has a calendar.
  public init(capacity: Int64, calendar: Int? = nil) {
    self.capacity = capacity
    self.calendar = calendar
  }
}

extension Operation {
  /// What an operation takes of a shared resource.
  public struct Demand: Hashable, Sendable {
    /// Index into the problem's resources.
    public var resource: Int
    /// At least 1.
    public var amount: Int64

    /// So much of a resource.
    public init(resource: Int, amount: Int64 = 1) {
      self.resource = resource
      self.amount = amount
    }
  }
}
