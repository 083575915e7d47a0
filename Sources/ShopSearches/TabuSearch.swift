import FlatArrays
import Searches

/// Tabu search on the critical path: makes the best change that is not tabu, whether it improves or not.
///
/// The neighbourhoods: within a critical block (operations that follow each other on a machine without a gap on the
/// longest path) an operation moves to either end of the block, or an end moves inside: N7 of Zhang, Li, Guan and Rao (Computers &
/// Operations Research 34, 2007), an extension of N6 of Balas and Vazacopoulos (Management Science 44, 1998), whose
/// conditions keep the graph acyclic and whose estimates judge a move without making it. In a flexible shop a critical
/// operation also moves to another machine, see `TabuSearch+MachineChanges`.
///
/// Tabu is to put one operation before another again of which a move has turned the order, and in a flexible shop to put an
/// operation back on the machine that it left.
struct TabuSearch: ~Copyable {
  /// A change: one operation to after another on a machine.
  struct Move {
    /// What moves.
    var operation: Int32 = -1
    /// Where to; its old machine in a block move.
    var machine: Int32 = 0
    /// How long it takes there.
    var duration: Int32 = 0
    /// What will be before it on the machine, or the source.
    var before: Int32 = 0
    /// For a block move, the stretch of the path that it rearranges; -1 otherwise.
    var firstPlace: Int32 = -1
    /// The other end of it.
    var lastPlace: Int32 = -1
    /// In an exchange the operation that takes the first one's place; -1 otherwise.
    var partner: Int32 = -1
    /// How long that takes there.
    var partnerDuration: Int32 = 0
  }

  /// The plan as it stands.
  var plan: ShopPlan
  /// For ties, tenures and paths.
  var random: SearchRandom
  private var store: LaneStore
  /// The critical path from its beginning.
  let path: Lane
  /// Its length.
  var pathLength: Int32 = 0
  /// New ends along a stretch while a move is judged.
  let newEnds: Lane
  /// For each operation, and for each other one by its `column`, when it may be put before that again.
  let tabuOrdersUntil: Lane
  /// Tells operations that can meet on a machine apart; small numbers, so that the table stays in the cache.
  let column: Lane
  /// Columns in all.
  let columns: Int32
  /// In a flexible shop for each operation and machine when the operation may go there again.
  let tabuMachinesUntil: Lane
  /// Candidates of this round, for when all are tabu: operation, machine, duration, before, first and last place.
  let candidates: Lane
  /// How many there are.
  var candidateCount: Int32 = 0
  /// Moves made since the search began.
  var round: Int32 = 0
  /// The best candidate of this round that is not tabu.
  var chosen = Move()
  /// Its estimate.
  var chosenEstimate = Int32.max
  /// How many candidates share it.
  var ties: Int32 = 0
  /// The least makespan of this search.
  var bestMakespan = Int32.max
  /// Whether equal tails could hide a path, so that the conditions of moves must be strict.
  let isStrict: Bool

  /// Candidates kept for a random choice.
  static let candidateLimit: Int32 = 2048
  /// How far from the end of a long block its operations are considered.
  static let reach: Int32 = 40

  /// A search that has nothing to work on yet.
  init(_ shop: Shop, random: SearchRandom) {
    let count = Int(shop.count)
    let choices = shop.isFlexible ? count * Int(shop.machines) : 1
    plan = ShopPlan(shop)
    self.random = random
    let (column, width) = TabuSearch.columns(of: shop)
    columns = width
    store = LaneStore(capacity: 3 * count + count * Int(width) + choices + 6 * Int(TabuSearch.candidateLimit))
    path = store.lane(count)
    newEnds = store.lane(count)
    self.column = store.lane(column)
    tabuOrdersUntil = store.lane(count * Int(width))
    tabuMachinesUntil = store.lane(choices)
    candidates = store.lane(6 * Int(TabuSearch.candidateLimit))
    isStrict = !shop.moreArcs.isEmpty || shop.alternativeDurations.contains(0)
  }

  /// In a shop without choices an operation's place among those of its machine; otherwise its own number.
  private static func columns(of shop: Shop) -> (columns: [Int32], width: Int32) {
    if shop.isFlexible { return (Array(0..<shop.count), shop.count) }
    var seen = Array(repeating: Int32(0), count: Int(shop.machines))
    let columns = shop.alternativeMachines.map { machine in
      seen[Int(machine)] += 1
      return seen[Int(machine)] - 1
    }
    return (columns, seen.max() ?? 0)
  }

  /// Forgets what is tabu.
  mutating func forget() {
    round = 0
    for index in 0..<plan.shop.count * columns { tabuOrdersUntil[index] = 0 }
    if plan.shop.isFlexible {
      for index in 0..<plan.shop.count * plan.shop.machines { tabuMachinesUntil[index] = 0 }
    }
  }
}
