import ArgumentParser
import InstanceFormats
import SchedulerCore

/// Shops of work centers with shift calendars, planned for the least weighted tardiness.
struct FactoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "factory",
    abstract: "Plan a shop with work centers, shifts and due dates for the least weighted tardiness.",
    discussion: """
      The folder holds work_centres.csv, orders.csv and operations.csv. The answer is one JSON line; the objective is in \
      seconds. A table that cannot be read gives exit code 65.
      """)

  @Argument(help: "The folder of the instance.") var folder: String
  @Option(help: "Wall-clock time after which the improvement ends.") var seconds: Double?
  @Option(
    help:
      "Operations placed after which the improvement ends; without seconds, 100 times the operations that there are.")
  var work: Int64?
  @Option(help: "Threads; the plan does not depend on them unless seconds end the improvement.") var threads = 1
  @Option(help: "Another seed, another way.") var seed: UInt64 = 1
  @Option(help: "File for the schedule, as lines order,seq,machine,start.") var schedule: String?

  func run() throws {
    let begin = ResourceUse.now.wallSeconds
    let shop = try read()
    do {
      let scheduler = try Scheduler(shop.problem)
      let first = try scheduler.schedule(passes: 2)
      let toFirst = ResourceUse.now.wallSeconds - begin
      var toBest = toFirst
      let limit = ImprovementLimit(
        work: work ?? (seconds == nil ? 100 * Int64(shop.problem.operations.count) : .max), seed: seed, threads: threads
      )
      let improvement = scheduler.improved(
        first, limit: limit, elapsed: { seconds.map { (ResourceUse.now.wallSeconds - begin) / $0 } ?? 0 },
        progress: { _ in toBest = ResourceUse.now.wallSeconds - begin })
      if let schedule { try OutputFile.write(shop.table(of: improvement.schedule), to: schedule) }
      answer(first, improvement, bound: scheduler.emptyShopBound, toFirst: toFirst, toBest: toBest, begin: begin)
    } catch let failure as SchedulingFailure {
      let faults = shop.faults(of: failure)
      let more = faults.count > 20 ? "\n\(faults.count - 20) more" : ""
      throw InputFile.refusal(faults.prefix(20).map { "\(folder)/\($0)" }.joined(separator: "\n") + more)
    }
  }

  private func read() throws -> FactoryShop {
    let names = FactoryShop.tables
    do {
      return try FactoryShop(
        centers: InputFile.bytes(of: "\(folder)/\(names.centers)"),
        orders: InputFile.bytes(of: "\(folder)/\(names.orders)"),
        operations: InputFile.bytes(of: "\(folder)/\(names.operations)"))
    } catch let fault as FactoryShop.Fault {
      throw InputFile.refusal("\(folder)/\(fault)")
    }
  }

  private func answer(
    _ first: Schedule, _ improvement: Improvement, bound: Int64, toFirst: Double, toBest: Double, begin: Double
  ) {
    let figures = improvement.schedule.figures
    let now = ResourceUse.now
    print(
      "{\"objective\":\(figures.weightedTardiness),\"lower_bound\":\(bound),\"first_objective\":\(first.figures.weightedTardiness)"
        + ",\"weighted_tardiness_days\":\(Double(figures.weightedTardiness) / 86_400),\"late_orders\":\(figures.lateJobs)"
        + ",\"makespan\":\(figures.makespan),\"seconds_to_first\":\(toFirst),\"seconds_to_best\":\(toBest)"
        + ",\"work\":\(improvement.work),\"cpuSeconds\":\(now.cpuSeconds),\"wallSeconds\":\(now.wallSeconds - begin)"
        + ",\"peakBytes\":\(now.peakBytes)}")
  }
}
