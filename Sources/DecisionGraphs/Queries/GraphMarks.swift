import FlatArrays

/// What is open under the choices: marks on cubes, nodes, branches and literals, kept up to date from question to question.
///
/// A cube is *alive* when no choice contradicts it, a node when one of its branches is *open*, that is, holds only what is alive. A
/// branch is *used* when it is open and its node is reached; the root is reached when it is alive, anything else when a
/// used branch holds it. A literal is valid when a reached cube holds it, or its variable as free. So there are four levels, each derived from
/// the one before, and each counts what its own marks stand on:
///
///     blocks of cubes → alive, open (upwards) → used, holders of numbers (downwards) → holders of codes
///
/// *Invariant* after `update`: every mark is what its definition says. It is restored in one of two ways. A *full pass* computes a
/// level anew, in one run over the parts without a jump that depends on them. A *change* is followed from the cubes that choices
/// blocked or freed: nodes whose parts changed are looked at again, children first on the way up and parents first on the way down, so that each
/// is looked at once. On graphs of product lines a choice more changes 0 to 6 % of the open branches, but up to 95 %
/// of the used ones; therefore following gives up when it has looked at an eighth of the graph, and a full pass takes over. Where that
/// happened, the next full passes downwards are made at once: questions that follow each other are often alike.
struct GraphMarks: ~Copyable {
  /// By number of a cube or node: 1 when alive.
  let alive: FlatArray<UInt8>
  /// By part: 1 at the end of an open branch; elsewhere whatever the pass left.
  let open: FlatArray<UInt8>
  /// By part: 1 at the end of a used branch; elsewhere whatever the pass left.
  let used: FlatArray<UInt8>
  /// By number: how many used branches hold it; 1 for the root when it is alive.
  let holders: FlatArray<Int32>
  /// By cube: how many choices contradict it.
  let blocks: FlatArray<Int32>
  /// By cube: 1 when it was reached at the last update.
  let wasReached: FlatArray<UInt8>
  /// By code of a literal or free variable: how many reached cubes hold it.
  let codeHolders: FlatArray<Int32>
  /// Cubes that became blocked or free since the last pass up; perhaps more than once.
  var changedCubes = FlatArray<Int32>()
  /// Cubes that may have been reached or left by the last pass down.
  var touchedCubes = FlatArray<Int32>()
  /// Nodes to be looked at on the way up and on the way down.
  var upwards: NodeQueue
  var downwards: NodeQueue
  /// Who holds what; derived once enough full passes were made.
  var parents = ParentIndex()
  /// Full passes so far.
  var fullPasses = 0
  /// Full passes downwards to be made before changes are followed again, and how many the last failure cost.
  var passesAhead = 0
  var passesAfterFailure = 0
  /// How far the marks are up to date.
  var state = State.unknown

  /// How far the marks are up to date.
  enum State: Comparable {
    /// Nothing was computed yet, or open branches are not.
    case unknown
    /// The way up is up to date, the way down was never made or cannot be followed.
    case openKnown
    /// The way up is up to date; the way down was, before the changes that stand in `downwards`.
    case openFollowed
    /// All marks are.
    case current
  }

  /// Full passes after which it pays to derive the parents: that costs about as much.
  var passesBeforeParents = 3
  /// Most parts and parents looked at before following gives up; more than that is slower than a full pass.
  var allowance: Int

  /// Marks for a graph without choices, not computed yet.
  init(_ layout: GraphLayout) {
    allowance = layout.partCount / 8
    alive = FlatArray(zeros: layout.numberCount)
    for cube in 0..<layout.cubeCount { alive[cube] = 1 }
    open = FlatArray(zeros: layout.partCount)
    used = FlatArray(zeros: layout.partCount)
    holders = FlatArray(zeros: layout.numberCount)
    blocks = FlatArray(zeros: layout.cubeCount)
    wasReached = FlatArray(zeros: layout.cubeCount)
    codeHolders = FlatArray(zeros: 4 * layout.variableCount)
    upwards = NodeQueue(nodeCount: layout.nodeCount)
    downwards = NodeQueue(nodeCount: layout.nodeCount)
  }

  /// Whether nothing changed since `update`.
  @inline(__always)
  var isCurrent: Bool { state == .current && changedCubes.isEmpty }

  /// A choice contradicts a cube, or does no longer (effect -1).
  @inline(__always)
  mutating func block(_ cube: Int32, _ effect: Int32) {
    let count = blocks[cube] &+ effect
    blocks[cube] = count
    if count == 0 || count == effect {
      alive[cube] = count == 0 ? 1 : 0
      changedCubes.append(cube)
    }
  }
}
