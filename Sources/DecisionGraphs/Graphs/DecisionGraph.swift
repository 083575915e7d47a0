/// All solutions of a network as a graph: a *decision* chooses one of its branches, a branch holds literals, free variables and
/// nodes that share no variable.
///
/// The graph is *decomposable* (the parts of a branch share no variable), *deterministic* (two branches of a node contradict
/// each other in a literal) and *smooth* (all branches of a node speak of the same variables), so that counting and optimising are
/// one pass from the children to the parents (Darwiche and Marquis, JAIR 2002).
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
  let branchStarts: FlatView<Int32>
  let childStarts: FlatView<Int32>
  let children: FlatView<Int32>
  let literalStarts: FlatView<Int32>
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
    branchStarts = FlatView(bytes, at: layout.branchStarts, count: layout.nodeCount + 1)
    childStarts = FlatView(bytes, at: layout.childStarts, count: layout.branchCount + 1)
    children = FlatView(bytes, at: layout.children, count: layout.childCount)
    literalStarts = FlatView(bytes, at: layout.literalStarts, count: layout.branchCount + 1)
    literals = FlatView(bytes, at: layout.literals, count: layout.literalCount)
    occurrenceStarts = FlatView(bytes, at: layout.occurrenceStarts, count: 4 * layout.variableCount + 1)
    occurrences = FlatView(bytes, at: layout.occurrences, count: layout.literalCount)
    limbStarts = FlatView(bytes, at: layout.limbStarts, count: layout.nodeCount + 1)
  }

  /// Number of decision nodes.
  public var nodeCount: Int { layout.nodeCount }
  /// Number of edges: branches, and from branches to nodes, literals and free variables.
  public var edgeCount: Int { layout.branchCount + layout.childCount + layout.literalCount }
  /// Bytes in memory and in a file.
  public var byteCount: Int { layout.byteCount }
}

/// Tells networks apart: 128 bits of a hash over variables and constraints in their order.
public struct NetworkFingerprint: Hashable, Sendable {
  /// The first half.
  public var low: UInt64
  /// The second half.
  public var high: UInt64
}
