/// All solutions of a network as a graph: a *decision* chooses one of its branches, a branch holds a cube and nodes that share no
/// variable, and a *cube* is a set of literals and free variables.
///
/// The graph is *decomposable* (the parts of a branch share no variable), *deterministic* (two branches of a node contradict
/// each other in a literal) and *smooth* (all branches of a node speak of the same variables), so that counting and optimising are
/// one pass from the children to the parents (Darwiche and Marquis, JAIR 2002).
///
/// What unit propagation and smoothing say in a branch, they say in many: of 659,235 branches of a product line 16,046 differ in
/// their literals. Therefore a cube is kept once, which makes graphs five to ten times smaller than with the literals in each branch,
/// and choices a matter of a few cubes.
///
/// An immutable value that may be shared between threads; questions are asked through `GraphSession`, which has the scratch memory.
public struct DecisionGraph: Sendable {
  /// The bytes, as compiled or mapped.
  let bytes: GraphBytes
  /// Where the parts lie.
  let layout: GraphLayout
  /// Identifies the network that was compiled.
  public let fingerprint: NetworkFingerprint
  /// By network variable: the literal it equals, or a constant.
  let images: FlatView<Int32>
  let nodeStarts: FlatView<Int32>
  let parts: FlatView<GraphPart>
  let cubeStarts: FlatView<Int32>
  let literals: FlatView<Int32>
  let occurrenceStarts: FlatView<Int32>
  let occurrences: FlatView<Int32>
  let limbStarts: FlatView<Int32>

  /// The graph in bytes that are known to be sound.
  init(_ bytes: GraphBytes, _ layout: GraphLayout, _ fingerprint: NetworkFingerprint) {
    self.bytes = bytes
    self.layout = layout
    self.fingerprint = fingerprint
    images = FlatView(bytes, at: layout.images, count: layout.imageCount)
    nodeStarts = FlatView(bytes, at: layout.nodeStarts, count: layout.nodeCount + 1)
    parts = FlatView(bytes, at: layout.parts, count: layout.partCount)
    cubeStarts = FlatView(bytes, at: layout.cubeStarts, count: layout.cubeCount + 1)
    literals = FlatView(bytes, at: layout.literals, count: layout.literalCount)
    occurrenceStarts = FlatView(bytes, at: layout.occurrenceStarts, count: 4 * layout.variableCount + 1)
    occurrences = FlatView(bytes, at: layout.occurrences, count: layout.literalCount)
    limbStarts = FlatView(bytes, at: layout.limbStarts, count: layout.nodeCount + 1)
  }

  /// Number of decision nodes.
  public var nodeCount: Int { layout.nodeCount }
  /// Number of different cubes.
  public var cubeCount: Int { layout.cubeCount }
  /// Number of edges: from branches to cubes and nodes, and from cubes to literals and free variables.
  public var edgeCount: Int { layout.partCount + layout.literalCount }
  /// Bytes in memory and in a file.
  public var byteCount: Int { layout.byteCount }

  /// The places of a node's parts.
  @inline(__always)
  func partRange(of node: Int) -> Range<Int> { Int(nodeStarts[node])..<Int(nodeStarts[node &+ 1]) }

  /// The branches of a node.
  func branches(of node: Int) -> BranchSequence { BranchSequence(parts, partRange(of: node)) }

  /// The places of a cube's literals.
  @inline(__always)
  func literalRange(of cube: Int) -> Range<Int> { Int(cubeStarts[cube])..<Int(cubeStarts[cube &+ 1]) }

  /// The places of the cubes where a code occurs.
  @inline(__always)
  func occurrenceRange(of code: Int32) -> Range<Int> {
    Int(occurrenceStarts[code])..<Int(occurrenceStarts[code &+ 1])
  }
}

/// Tells networks apart: 128 bits of a hash over variables and constraints in their order.
public struct NetworkFingerprint: Hashable, Sendable {
  /// The first half.
  public var low: UInt64
  /// The second half.
  public var high: UInt64
}
