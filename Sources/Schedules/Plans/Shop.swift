import Catalogs
import Quantities
import SchedulerCore

/// A plant in the scheduling engine's terms: resources that ever open are machines, numbered by work center.
///
/// A resource that stands in several work centers under one id is one machine, which does one thing at a time. Work
/// centers that share machines share a set-up matrix, in which the families of each are their own.
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
  /// By machine: the work centers that it stands in, and its index among the resources of each.
  private(set) var places: [[(workCenter: Int, resource: Int)]] = []
  /// By work center: its machines.
  private(set) var machinesOfWorkCenter: [[Int]] = []
  /// By work center: the first that it shares machines with, directly or by way of others; itself where there is none.
  private(set) var sharing: [Int] = []
  /// The first of each group of work centers that share a set-up matrix, in the order of the matrices.
  private(set) var matrixOwners: [Int] = []
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
    longest = plant.calendars.map { $0.longestWork(extraShifts: false) }
    addMachines()
    for move in plant.transports { transports[move.from * plant.workCenters.count + move.to] = move.time.seconds }
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
    sharing = Array(plant.workCenters.indices)
    var known: [String: Int] = [:]
    for (index, workCenter) in plant.workCenters.enumerated() {
      workCenters[workCenter.id] = index
      machinesOfWorkCenter.append([])
      for (position, resource) in workCenter.resources.enumerated()
      where !openStretches[resource.calendar].isEmpty {
        if let machine = known[resource.id] {
          share(sharing[index], sharing[places[machine][0].workCenter])
          places[machine].append((index, position))
        } else {
          known[resource.id] = places.count
          places.append([(index, position)])
        }
        machinesOfWorkCenter[index].append(known[resource.id]!)
      }
    }
    matrixOwners = sharing.indices.filter { owner in
      sharing[owner] == owner
        && sharing.indices.contains { sharing[$0] == owner && plant.workCenters[$0].setUps != nil }
    }
    machines = places.map { places in
      let resource = plant.workCenters[places[0].workCenter].resources[places[0].resource]
      return Machine(
        calendar: resource.calendar, setUps: matrixOwners.firstIndex(of: sharing[places[0].workCenter]),
        power: Shop.watts(resource.power))
    }
  }

  private mutating func share(_ a: Int, _ b: Int) {
    for index in sharing.indices where sharing[index] == max(a, b) { sharing[index] = min(a, b) }
  }

  /// Kilowatts in whole watts; more than any resource has where they cannot be counted.
  private static func watts(_ power: FixedDecimal?) -> Int64 {
    power.map { $0.multiplied(by: 1_000)?.divided(by: 1, scale: 0, rounding: .halfUp)?.mantissa ?? .max } ?? 0
  }

  /// The index of a machine among the resources of a work center that it stands in.
  func position(of machine: Int, in workCenter: Int) -> Int {
    guard let place = places[machine].first(where: { $0.workCenter == workCenter }) else {
      preconditionFailure("an operation is done by a machine of its work center")
    }
    return place.resource
  }

  /// The resource that a machine is in a work center.
  func resource(of machine: Int, in workCenter: Int) -> WorkCenter.Resource {
    plant.workCenters[workCenter].resources[position(of: machine, in: workCenter)]
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
