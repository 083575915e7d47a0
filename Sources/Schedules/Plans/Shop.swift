import Catalogs
import Quantities
import SchedulerCore

/// A plant in the scheduling engine's terms: resources that ever open are machines, numbered by work center.
///
/// The engine's time is the plant's clock, in seconds since 1970.
struct Shop {
  /// What is translated.
  let plant: Plant
  /// From the start of the plan.
  let horizon: Range<Time>
  /// By calendar of the plant: when it is open within the horizon, and how efficient.
  let openStretches: [[SchedulerCore.Calendar.Stretch]]
  /// By calendar: the most work without a break in an ordinary week, in full seconds.
  let longest: [Time]
  /// By calendar of the plant, for the engine.
  let calendars: [SchedulerCore.Calendar]
  private(set) var machines: [Machine] = []
  /// By machine.
  private(set) var places: [(workCenter: Int, resource: Int)] = []
  /// By work center: its machines.
  private(set) var machinesOfWorkCenter: [[Int]] = []
  private(set) var workCenters: [String: Int] = [:]
  private var transports: [Int: Time] = [:]
  /// What energy costs; nil where the plant does not say, or prices cannot be counted.
  let tariff: EnergyTariff?
  /// When the plant has any calendar open.
  private let anyOpen: [Range<Time>]

  /// Translates a plant for a plan from `start` over so many days.
  init(_ plant: Plant, start: LocalDateTime, horizonDays: Int) {
    self.plant = plant
    let until = start.date.adding(days: horizonDays)
    let horizon = start.second..<max(start.second + 1, LocalDateTime(until).second)
    self.horizon = horizon
    // Some weeks back, for orders that were due before the plan begins.
    let back = start.date.adding(days: -60)
    let all = plant.calendars.map { $0.workingStretches(from: back, until: until) }
    tariff = plant.energy.map(EnergyTariff.init)
    anyOpen = merged(all.flatMap { $0.map(\.seconds) })
    calendars = all.map { stretches in
      // The whole horizon is one period, so that shifts, holidays and extra shifts mean what the catalog says.
      SchedulerCore.Calendar(
        stretches: stretches.compactMap { Shop.stretch($0.seconds, efficiency: $0.efficiency, within: horizon) },
        period: horizon.upperBound - horizon.lowerBound, origin: horizon.lowerBound)
    }
    openStretches = calendars.map { $0.openStretches(in: horizon) }
    longest = openStretches.map { Shop.longest(of: $0, until: horizon.upperBound) }
    addMachines()
    for move in plant.transports { transports[move.from * plant.workCenters.count + move.to] = move.time.seconds }
  }

  /// The end of the horizon is as ordinary as it gets: extra shifts and holidays are seldom known so far ahead.
  private static func longest(of stretches: [SchedulerCore.Calendar.Stretch], until end: Time) -> Time {
    let last = stretches.filter { $0.interval.lowerBound >= end - 28 * 86_400 }
    var (longest, current, closing): (Time, Time, Time) = (0, 0, .min)
    for stretch in last.isEmpty ? stretches : last {
      let work = (stretch.interval.upperBound - stretch.interval.lowerBound) * stretch.efficiency
      current = stretch.interval.lowerBound == closing ? current + work : work
      closing = stretch.interval.upperBound
      longest = max(longest, current)
    }
    return longest / 100
  }

  /// What lies within the horizon, counted from its beginning; nil for nothing.
  private static func stretch(
    _ seconds: Range<Time>, efficiency: Int, within horizon: Range<Time>
  ) -> SchedulerCore.Calendar.Stretch? {
    let inside = seconds.clamped(to: horizon)
    if inside.isEmpty { return nil }
    return .init(
      inside.lowerBound - horizon.lowerBound..<inside.upperBound - horizon.lowerBound, efficiency: Int64(efficiency))
  }

  private mutating func addMachines() {
    var matrices = 0
    for (index, workCenter) in plant.workCenters.enumerated() {
      workCenters[workCenter.id] = index
      machinesOfWorkCenter.append([])
      for (position, resource) in workCenter.resources.enumerated()
      where !openStretches[resource.calendar].isEmpty {
        machinesOfWorkCenter[index].append(machines.count)
        machines.append(
          Machine(
            calendar: resource.calendar, setUps: workCenter.setUps == nil ? nil : matrices,
            power: Shop.watts(resource.power)))
        places.append((index, position))
      }
      if workCenter.setUps != nil { matrices += 1 }
    }
  }

  /// Kilowatts in whole watts; more than any resource has where they cannot be counted.
  private static func watts(_ power: FixedDecimal?) -> Int64 {
    power.map { $0.multiplied(by: 1_000)?.divided(by: 1, scale: 0, rounding: .halfUp)?.mantissa ?? .max } ?? 0
  }

  /// The resource that a machine stands for.
  func resource(of machine: Int) -> WorkCenter.Resource {
    plant.workCenters[places[machine].workCenter].resources[places[machine].resource]
  }

  /// The time from one work center to another.
  func transport(from: Int, to: Int) -> Time {
    transports.isEmpty ? 0 : transports[from * plant.workCenters.count + to] ?? 0
  }

  /// When the plant last closes by the end of a day; the end of the day where it has been closed for weeks.
  func lastClosing(on day: CalendarDate) -> Time {
    let midnight = LocalDateTime(day.adding(days: 1)).second
    var (low, high) = (0, anyOpen.count)
    while low < high {
      let middle = (low + high) / 2
      if anyOpen[middle].lowerBound < midnight { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? midnight : min(midnight, anyOpen[low - 1].upperBound)
  }
}
