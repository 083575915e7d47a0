import ArgumentParser
import InstanceFormats
import SchedulerCore

/// Shops of work centers with shift calendars, planned for the least weighted tardiness unless told otherwise.
struct FactoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "factory",
    abstract:
      "Plan a shop with work centers, shifts and due dates for the least weighted tardiness, or another objective.",
    discussion: """
      The folder holds work_centres.csv, orders.csv and operations.csv. The answer is one JSON line; times are in \
      seconds. A table that cannot be read gives exit code 65.
      """)

  @Argument(help: "The folder of the instance.") var folder: String
  @Option(help: "Wall-clock time after which the improvement ends.") var seconds: Double?
  @Option(
    help:
      "Operations placed, and places looked for, after which the improvement ends; without seconds, 100 times the operations that there are."
  )
  var work: Int64?
  @Option(help: "Threads; the plan does not depend on them unless seconds end the improvement.") var threads = 1
  @Option(help: "Another seed, another way.") var seed: UInt64 = 1
  @Option(
    help: ArgumentHelp(
      """
      What makes one schedule better than another: levels parted by commas, the most important first, each a sum of tardiness, late, \
      makespan, set-ups, flow and earliness with or without weights, such as 3*tardiness+late,makespan; default: \
      tardiness,set-ups,makespan,late.
      """, valueName: "levels"))
  var objective: String?
  @Option(help: "File for the schedule, as lines order,seq,machine,start.") var schedule: String?

  func validate() throws {
    guard let objective else { return }
    guard let read = Objective(objective) else {
      throw ValidationError(
        "--objective is not made of \(Objective.Measure.allCases.map(\.rawValue).joined(separator: ", ")): '\(objective)'."
      )
    }
    if read.levels.contains(where: { $0.contains { $0.measure == .energy } }) {
      throw ValidationError("--objective cannot count energy, as the tables have no prices of it.")
    }
  }

  func run() throws {
    let begin = ResourceUse.now.wallSeconds
    let shop = try read()
    do {
      var problem = shop.problem
      if let objective = objective.flatMap(Objective.init) { problem.objective = objective }
      let scheduler = try Scheduler(problem)
      let first = try scheduler.schedule(passes: 2)
      let toFirst = ResourceUse.now.wallSeconds - begin
      var toBest = toFirst
      let limit = ImprovementLimit(
        work: work ?? (seconds == nil ? ImprovementLimit.usualWork(operations: problem.operations.count) : .max),
        seed: seed, threads: threads)
      let improvement = scheduler.improved(
        first, limit: limit, elapsed: { seconds.map { (ResourceUse.now.wallSeconds - begin) / $0 } ?? 0 },
        progress: { _ in toBest = ResourceUse.now.wallSeconds - begin })
      if let schedule { try OutputFile.write(shop.table(of: improvement.schedule).utf8, to: schedule) }
      answer(first, improvement, toFirst: toFirst, toBest: toBest, begin: begin)
    } catch let failure as SchedulingFailure {
      let faults = shop.faults(of: failure)
      let more = faults.count > 20 ? "\n\(faults.count - 20) more" : ""
      throw InputFile.refusal(faults.prefix(20).map { "\(folder)/\($0)" }.joined(separator: "\n") + more)
    }
  }

  private func read() throws -> FactoryShop {
    let names = FactoryShop.tables
    func bytes(_ name: String) throws -> [UInt8] { try InputFile.reading("\(folder)/\(name)") { $0 } }
    do {
      return try FactoryShop(
        centers: bytes(names.centers), orders: bytes(names.orders), operations: bytes(names.operations))
    } catch let fault as FactoryShop.Fault {
      throw InputFile.refusal("\(folder)/\(fault)")
    }
  }

  private func answer(
    _ first: Schedule, _ improvement: Improvement, toFirst: Double, toBest: Double, begin: Double
  ) {
    let (figures, bounds) = (improvement.schedule.figures, improvement.bounds)
    let now = ResourceUse.now
    print(
      "{\"objective\":\(figures.levels[0]),\"lower_bound\":\(bounds[0]),\"first_objective\":\(first.figures.levels[0])"
        + ",\"levels\":[\(list(figures.levels))],\"level_bounds\":[\(list(bounds))]"
        + ",\"weighted_tardiness_days\":\(Double(figures.weightedTardiness) / 86_400),\"late_orders\":\(figures.lateJobs)"
        + ",\"makespan\":\(figures.makespan),\"seconds_to_first\":\(toFirst),\"seconds_to_best\":\(toBest)"
        + ",\"work\":\(improvement.work),\"cpuSeconds\":\(now.cpuSeconds),\"wallSeconds\":\(now.wallSeconds - begin)"
        + ",\"peakBytes\":\(now.peakBytes)}")
  }

  private func list(_ levels: [Int64]) -> String { levels.map(String.init).joined(separator: ",") }
}
