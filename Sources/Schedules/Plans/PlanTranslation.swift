import BillsOfMaterials
import Catalogs
import Quantities
import SchedulerCore

/// Orders in the scheduling engine's terms: an order is a job, a routing step that is needed an operation.
///
/// What follows a step with a `transfer` may begin when so many pieces are done, if it is for as many pieces; else all must be.
/// A step that must not pause but is too long for an ordinary shift in all its pieces, though not in one, may pause.
struct PlanTranslation {
  /// What an operation of the engine stands for.
  struct Origin {
    /// Index of the order and of the step in its routing.
    var order: Int
    var step: Int
    var workCenter: Int
    var fixedSetUp: Int64
    /// Run time of all pieces at the standard pace.
    var run: Int64
    var pieces: Int64
    /// The requirement whose part comes last, if the operation must wait for one.
    var material: Int?
  }

  /// Where it is made.
  let shop: Shop
  /// What is planned.
  let orders: [PlanningOrder]
  /// What the orders need.
  let net: NetRequirements
  /// By order.
  var jobs: [Job] = []
  /// Of all orders, in the order of their routings.
  var operations: [SchedulerCore.Operation] = []
  /// Within orders only.
  var precedences: [Precedence] = []
  /// By operation.
  var origins: [Origin] = []
  /// By job: its first operation; then the number of all.
  var firstOperations: [Int] = [0]
  /// By job: its first requirement; then the number of all.
  var firstRequirements: [Int] = [0]
  /// By requirement: the operations that wait for it, as an index into `groups`.
  var groupOfRequirement: [Int] = []
  /// Operations that wait for the same parts.
  var groups: [[Int]] = []
  /// By the first of work centers that share machines.
  var families: [FamilyTable]
  /// What cannot be translated, by order, then operation.
  var faults: [PlanningFault] = []

  /// Translates all orders; `faults` tells what cannot be.
  init(_ orders: [PlanningOrder], _ net: NetRequirements, _ shop: Shop) {
    self.shop = shop
    self.orders = orders
    self.net = net
    families = Array(repeating: FamilyTable(), count: shop.plant.workCenters.count)
    for (index, order) in orders.enumerated() { add(order, at: index) }
  }

  /// All of it, for the engine.
  var problem: SchedulingProblem {
    let matrices = shop.matrixOwners.map { families[$0].matrix(shop.plant.workCenters) }
    return SchedulingProblem(
      horizon: shop.horizon, calendars: shop.calendars, setUpMatrices: matrices, machines: shop.machines, jobs: jobs,
      operations: operations, precedences: precedences, tariff: shop.tariff)
  }

  private mutating func add(_ order: PlanningOrder, at index: Int) {
    let gate = order.wanted.adding(days: -shop.plant.shippingDays)
    let release = max(shop.horizon.lowerBound, LocalDateTime(order.ordered).second)
    jobs.append(Job(release: release, due: shop.lastClosing(on: gate), weight: order.weight))
    let base = groupOfRequirement.count
    let routing = NeededRouting(order) { line in pieces(of: order, requirement: base + line) }
    let first = operations.count
    for step in routing.steps { add(step, of: order, at: index, first: first) }
    firstOperations.append(operations.count)
    let firstGroup = groups.count
    groupOfRequirement += routing.groupOfLine.map { $0 + firstGroup }
    groups += routing.groups.map { $0.map { $0 + first } }
    firstRequirements.append(groupOfRequirement.count)
    for requirement in base..<groupOfRequirement.count { wait(for: requirement) }
  }

  /// How many of the order's pieces need the part made, rather than taken from stock or a receipt.
  private func pieces(of order: PlanningOrder, requirement index: Int) -> Int64 {
    let requirement = net.requirements[index]
    let all = Int64(order.quantity)
    if requirement.gross == .zero { return all }
    let made = net.covers[requirement.covers].reduce(FixedDecimal.zero) { sum, cover in
      switch cover.source {
      case .stock, .receipt: sum
      case .purchase, .lot: sum.adding(cover.quantity) ?? requirement.gross
      }
    }
    if made >= requirement.gross { return all }
    let share = made.multiplied(by: FixedDecimal(all))?.divided(by: requirement.gross, scale: 0, rounding: .ceiling)
    return share?.mantissa ?? all
  }
}
