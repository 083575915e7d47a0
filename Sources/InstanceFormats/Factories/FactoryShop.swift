import SchedulerCore
import Tables

/// A shop of work centers and orders that pass through them, read from three tables.
public struct FactoryShop: Sendable {
  /// Why a table cannot be read.
  public struct Fault: Error, Equatable, CustomStringConvertible {
    /// The table's file name.
    public var table: String
    /// Where in it, and what.
    public var fault: InstanceFault

    /// The fault as `table:line: message`.
    public var description: String { "\(table):\(fault)" }
  }

  /// A group of machines that are alike.
  struct WorkCenter {
    var name: String
    /// Its machines in the problem.
    var machines: Range<Int>
  }

  /// The file names of the tables.
  public static let tables = (centers: "work_centres.csv", orders: "orders.csv", operations: "operations.csv")

  /// One job an order; times in seconds, 0 is a Monday, midnight.
  public private(set) var problem: SchedulingProblem
  /// The orders' numbers as they stand in the table.
  public private(set) var orders: [String] = []
  /// For each operation its place in its order, as it stands in the table.
  public private(set) var places: [String] = []
  /// For each operation its line in the table.
  var operationLines: [Int] = []
  /// For each machine its number within its work center, from 0.
  public private(set) var machineNumbers: [Int] = []

  var centers: [WorkCenter] = []

  /// Reads the tables.
  ///
  /// - Parameters:
  ///   - centers: `work_centre,machines,calendar`; the calendar is `2S` (Monday to Friday from 6 to 22), `3S` (Monday 0
  ///     to Friday 24, Saturday from 6 to 14) or `24`.
  ///   - orders: `order,family,release_min,due_min,weight`, minutes since a Monday, midnight.
  ///   - operations: `order,seq,work_centre,minutes`, those of an order together and in sequence. None may straddle
  ///     a break.
  /// - Throws: the first fault, the tables taken in this order.
  public init(centers: [UInt8], orders: [UInt8], operations: [UInt8]) throws(Fault) {
    problem = SchedulingProblem(
      horizon: 0..<1, calendars: [FactoryShop.twoShifts, FactoryShop.threeShifts, .always])
    do { try readCenters(centers) } catch { throw Fault(table: FactoryShop.tables.centers, fault: error) }
    var jobs: [String: Int] = [:]
    do { jobs = try readOrders(orders) } catch { throw Fault(table: FactoryShop.tables.orders, fault: error) }
    do {
      try readOperations(operations, jobs: jobs)
    } catch { throw Fault(table: FactoryShop.tables.operations, fault: error) }
    problem.horizon = 0..<horizonEnd
  }

  private static let hour: Time = 3_600
  private static let twoShifts = Calendar(
    shifts: [Shift(weekdays: Array(0..<5), hours: 6 * hour..<22 * hour)])
  private static let threeShifts = Calendar(
    shifts: [
      Shift(weekdays: Array(0..<5), hours: 0..<24 * hour), Shift(weekdays: [5], hours: 6 * hour..<14 * hour),
    ])

  private mutating func readCenters(_ bytes: [UInt8]) throws(InstanceFault) {
    let table = try DelimitedTable(reading: bytes, columns: ["work_centre", "machines", "calendar"])
    for row in table.rows {
      guard let calendar = ["2S", "3S", "24"].firstIndex(of: row.cells[2]) else {
        throw InstanceFault(line: row.line, message: "'\(row.cells[2])' is not a calendar: 2S, 3S or 24")
      }
      let count = Int(try table.whole(1, of: row, in: 1...10_000))
      if centers.contains(where: { $0.name == row.cells[0] }) {
        throw InstanceFault(line: row.line, message: "work center '\(row.cells[0])' is listed twice")
      }
      let first = problem.machines.count
      centers.append(WorkCenter(name: row.cells[0], machines: first..<first + count))
      problem.machines += Array(repeating: Machine(calendar: calendar), count: count)
      machineNumbers += 0..<count
    }
  }

  private mutating func readOrders(_ bytes: [UInt8]) throws(InstanceFault) -> [String: Int] {
    var jobs: [String: Int] = [:]
    let table = try DelimitedTable(
      reading: bytes, columns: ["order", "family", "release_min", "due_min", "weight"])
    for row in table.rows {
      let job = Job(
        release: 60 * (try table.whole(2, of: row, in: 0...FactoryShop.latestMinute)),
        due: 60 * (try table.whole(3, of: row, in: 0...FactoryShop.latestMinute)),
        weight: try table.whole(4, of: row, in: 0...1_000_000))
      if jobs.updateValue(orders.count, forKey: row.cells[0]) != nil {
        throw InstanceFault(line: row.line, message: "order '\(row.cells[0])' is listed twice")
      }
      orders.append(row.cells[0])
      problem.jobs.append(job)
    }
    return jobs
  }

  private static let latestMinute: Int64 = 60_000_000

  private mutating func readOperations(_ bytes: [UInt8], jobs: [String: Int]) throws(InstanceFault) {
    // Only looked up in, never iterated.
    let known = Dictionary(uniqueKeysWithValues: centers.map { ($0.name, $0.machines) })
    var begun: Set<Int> = []
    let table = try DelimitedTable(reading: bytes, columns: ["order", "seq", "work_centre", "minutes"])
    for row in table.rows {
      guard let job = jobs[row.cells[0]] else {
        throw InstanceFault(line: row.line, message: "there is no order '\(row.cells[0])'")
      }
      guard let machines = known[row.cells[2]] else {
        throw InstanceFault(line: row.line, message: "there is no work center '\(row.cells[2])'")
      }
      let duration = 60 * (try table.whole(3, of: row, in: 1...FactoryShop.latestMinute))
      let operation = problem.operations.count
      if operation > 0, problem.operations[operation - 1].job == job {
        try requireSequence(places[operation - 1], row)
        problem.precedences.append(Precedence(operation - 1, operation))
      } else if !begun.insert(job).inserted {
        throw InstanceFault(
          line: row.line, message: "the operations of order '\(row.cells[0])' do not stand together")
      }
      problem.operations.append(
        Operation(job: job, alternatives: machines.map { .init(machine: $0, duration: duration) }))
      places.append(row.cells[1])
      operationLines.append(row.line)
    }
  }

  /// An operation stands behind the one that the order has before it. Places that are no numbers are names, in any order.
  private func requireSequence(_ before: String, _ row: DelimitedTable.Row) throws(InstanceFault) {
    guard let before = Int64(before), let place = Int64(row.cells[1]), place <= before else { return }
    throw InstanceFault(
      line: row.line, message: "operation \(place) of order '\(row.cells[0])' stands behind operation \(before)")
  }

  /// Room for the busiest center to do everything after the last release, four times over, and a year.
  private var horizonEnd: Time {
    var load = Array(repeating: Time(0), count: problem.machines.count)
    for operation in problem.operations {
      let alternatives = operation.alternatives
      load[alternatives[0].machine] += alternatives[0].duration / Time(alternatives.count) + 1
    }
    let release = problem.jobs.map(\.release).max() ?? 0
    return release + 8 * (load.max() ?? 0) + 52 * Calendar.week
  }
}
