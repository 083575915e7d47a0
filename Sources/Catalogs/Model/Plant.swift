import Diagnostics
import Quantities

/// A factory: what it can do, when it is open, and what lies in its store.
public struct Plant: Sendable {
  public var id: String
  public var labels: Labels
  public var place: SourceRange
  /// Calendar days from the factory gate to the customer.
  public var shippingDays: Int
  /// The first is the plant's own; never empty.
  public var calendars: [PlantCalendar]
  public var workCenters: [WorkCenter]
  public var transports: [Transport]
  /// What energy costs; nil where nobody asks.
  public var energy: Energy?
  public var suppliers: [Supplier]
  /// On hand, by index of part; sorted by part, each once.
  public var stock: [(part: Int, quantity: FixedDecimal)]
  /// Sorted by date, then part.
  public var receipts: [Receipt]

  public init(id: String, labels: Labels, place: SourceRange) {
    self.id = id
    self.labels = labels
    self.place = place
    shippingDays = 0
    calendars = []
    workCenters = []
    transports = []
    suppliers = []
    stock = []
    receipts = []
  }

  /// The time that moving from one work center to another takes.
  /// What a kilowatt-hour costs by the time of day.
  public struct Energy: Hashable, Sendable {
    /// A stretch of the day in which it has another price.
    public struct Rate: Hashable, Sendable {
      /// Seconds since midnight; the end may lie in the next day.
      public var from: Int
      public var until: Int
      public var price: FixedDecimal

      /// A price for a part of the day.
      public init(from: Int, until: Int, price: FixedDecimal) {
        self.from = from
        self.until = until
        self.price = price
      }
    }

    /// Where no rate holds, in the catalog's currency.
    public var price: FixedDecimal
    /// Later ones overrule earlier ones.
    public var rates: [Rate]

    /// A price for the day and others for parts of it.
    public init(price: FixedDecimal, rates: [Rate]) {
      self.price = price
      self.rates = rates
    }
  }

  public struct Transport: Sendable {
    public var from: Int
    public var to: Int
    public var time: TimeSpan

    public init(from: Int, to: Int, time: TimeSpan) {
      self.from = from
      self.to = to
      self.time = time
    }
  }

  public struct Supplier: Sendable {
    public var id: String
    public var labels: Labels

    public init(id: String, labels: Labels) {
      self.id = id
      self.labels = labels
    }
  }

  /// Something ordered that will arrive.
  public struct Receipt: Sendable {
    public var part: Int
    public var quantity: FixedDecimal
    public var date: CalendarDate
    public var supplier: String?

    public init(part: Int, quantity: FixedDecimal, date: CalendarDate, supplier: String? = nil) {
      self.part = part
      self.quantity = quantity
      self.date = date
      self.supplier = supplier
    }
  }
}

/// A weekly pattern of open times with exceptions.
public struct PlantCalendar: Sendable {
  /// Open from `from` to `until` seconds after a day's midnight (`until` may exceed 86,400), less the breaks.
  public struct Shift: Hashable, Sendable {
    /// Monday = 0 … Sunday = 6, ascending.
    public var days: [Int]
    public var from: Int
    public var until: Int
    /// Seconds after the same midnight as `from`.
    public var breaks: [Range<Int>]
    /// How well its people and resources work in it, in percent.
    public var efficiency: Int

    public init(days: [Int], from: Int, until: Int, breaks: [Range<Int>], efficiency: Int = 100) {
      self.days = days
      self.from = from
      self.until = until
      self.breaks = breaks
      self.efficiency = efficiency
    }
  }
  public struct Holiday: Hashable, Sendable {
    public var from: CalendarDate
    /// First day no longer.
    public var until: CalendarDate

    public init(from: CalendarDate, until: CalendarDate) {
      self.from = from
      self.until = until
    }
  }
  public struct ExtraShift: Hashable, Sendable {
    public var date: CalendarDate
    public var from: Int
    public var until: Int
    /// As that of an ordinary shift; where the two overlap, the higher counts.
    public var efficiency: Int

    public init(date: CalendarDate, from: Int, until: Int, efficiency: Int = 100) {
      self.date = date
      self.from = from
      self.until = until
      self.efficiency = efficiency
    }
  }

  public var id: String
  public var shifts: [Shift]
  public var holidays: [Holiday]
  public var extraShifts: [ExtraShift]
  public var place: SourceRange

  public init(id: String, shifts: [Shift], holidays: [Holiday], extraShifts: [ExtraShift], place: SourceRange) {
    self.id = id
    self.shifts = shifts
    self.holidays = holidays
    self.extraShifts = extraShifts
    self.place = place
  }
}

/// Resources that can do the same kind of work.
public struct WorkCenter: Sendable {
  public struct Resource: Sendable {
    public var id: String
    public var labels: Labels
    /// Index into the plant's calendars.
    public var calendar: Int
    public var skills: [String]
    /// Percent of the standard pace.
    public var efficiency: Int
    /// Kilowatts while it runs.
    public var power: FixedDecimal?

    public init(
      id: String, labels: Labels, calendar: Int, skills: [String] = [], efficiency: Int = 100,
      power: FixedDecimal? = nil
    ) {
      self.id = id
      self.labels = labels
      self.calendar = calendar
      self.skills = skills
      self.efficiency = efficiency
      self.power = power
    }
  }
  /// The time from one family to the next, by the ids of a choice's values.
  public struct SetUpMatrix: Sendable {
    public var different: TimeSpan
    public var same: TimeSpan
    public var times: [(from: String, to: String, time: TimeSpan)]

    public init(different: TimeSpan, same: TimeSpan, times: [(from: String, to: String, time: TimeSpan)]) {
      self.different = different
      self.same = same
      self.times = times
    }
  }

  public var id: String
  public var labels: Labels
  public var place: SourceRange
  public var resources: [Resource]
  public var setUps: SetUpMatrix?

  public init(id: String, labels: Labels, place: SourceRange, resources: [Resource], setUps: SetUpMatrix?) {
    self.id = id
    self.labels = labels
    self.place = place
    self.resources = resources
    self.setUps = setUps
  }
}
