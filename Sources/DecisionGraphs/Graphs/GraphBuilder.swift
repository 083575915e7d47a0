/// Turns the trace of a search into a flat graph: only what the root needs, small single branches put into their parents, each
/// cube kept once.
struct GraphBuilder: ~Copyable {
  private var nodeStarts = FlatArray<Int32>()
  /// The parts; nodes are numbered from 0 until all cubes are known.
  private var parts = FlatArray<GraphPart>()
  /// By part: whether it is a node.
  private var isNode = FlatArray<Bool>()
  private var cubes = CubeTable()
  /// By trace node: its number in the graph, or -1.
  private var numbers: FlatArray<Int32>
  /// By trace node: how many branches use it, 0 when it is not needed.
  private var uses: FlatArray<Int32>
  /// The literals and the nodes of the branch that is written.
  private var cube = FlatArray<Int32>()
  private var children = FlatArray<Int32>()
  private let variableCount: Int

  /// Collects the nodes that the root of a trace needs.
  init(_ trace: borrowing GraphTrace, root: Int32, variableCount: Int) {
    self.variableCount = variableCount
    numbers = FlatArray(repeating: -1, count: trace.nodes.count)
    uses = FlatArray(repeating: 0, count: trace.nodes.count)
    uses[root] = 1
    var node = root
    while node >= 0 {
      if uses[node] > 0 { markChildren(trace, node) }
      node -= 1
    }
    for node in 0...root where uses[node] > 0 && !isInlined(trace, node, root: root) { write(trace, node) }
    nodeStarts.append(Int32(parts.count))
    cubes.finish()
  }

  private mutating func markChildren(_ trace: borrowing GraphTrace, _ node: Int32) {
    for place in [trace.nodes[node].first, trace.nodes[node].second] where place != GraphTrace.noBranch {
      let start = Int(place) + 1
      for entry in start..<(start + Int(trace.words[Int(place)])) where trace.words[entry] < 0 {
        uses[~trace.words[entry]] += 1
      }
    }
  }

  /// Whether a node has one branch and is used once, so that its branch can stand in its parent's.
  private func isInlined(_ trace: borrowing GraphTrace, _ node: Int32, root: Int32) -> Bool {
    let branches = trace.nodes[node]
    return node != root && uses[node] == 1
      && (branches.first == GraphTrace.noBranch || branches.second == GraphTrace.noBranch)
  }

  private mutating func write(_ trace: borrowing GraphTrace, _ node: Int32) {
    numbers[node] = Int32(nodeStarts.count)
    nodeStarts.append(Int32(parts.count))
    for place in [trace.nodes[node].first, trace.nodes[node].second] where place != GraphTrace.noBranch {
      collect(trace, branch: place)
      writeBranch()
    }
    precondition(parts.count > Int(nodeStarts.last), "a node of a graph has a branch")
    parts[parts.count - 1].endNode()
  }

  /// Collects a branch's literals and nodes, and those of the nodes put into it, without recursion.
  private mutating func collect(_ trace: borrowing GraphTrace, branch: UInt32) {
    cube.truncate(to: 0)
    children.truncate(to: 0)
    var open = [branch]
    while let place = open.popLast() {
      let start = Int(place) + 1
      for entry in start..<(start + Int(trace.words[Int(place)])) {
        let word = trace.words[entry]
        if word >= 0 {
          cube.append(word)
        } else if numbers[~word] >= 0 {
          children.append(numbers[~word])
        } else {
          let inlined = trace.nodes[~word]
          open.append(inlined.first == GraphTrace.noBranch ? inlined.second : inlined.first)
        }
      }
    }
  }

  private mutating func writeBranch() {
    // A branch without literals needs no cube, one without anything has the empty one.
    if !cube.isEmpty || children.isEmpty {
      parts.append(GraphPart(Int(cubes.number(of: cube))))
      isNode.append(false)
    }
    for place in 0..<children.count {
      parts.append(GraphPart(Int(children[place])))
      isNode.append(true)
    }
    parts[parts.count - 1].endBranch()
  }

  /// The finished graph.
  consuming func graph(images: [Int32], fingerprint: NetworkFingerprint) -> DecisionGraph {
    let cubeCount = cubes.count
    for place in 0..<parts.count where isNode[place] { parts[place].word += UInt32(cubeCount) << 2 }
    let layout = GraphLayout(
      imageCount: images.count, variableCount: variableCount, nodeCount: nodeStarts.count - 1,
      partCount: parts.count, cubeCount: cubeCount, literalCount: cubes.literals.count)
    precondition(layout.numberCount < 1 << 30, "a graph has more than 2^30 nodes")
    var writer = GraphWriter(layout, fingerprint)
    writer.put(FlatArray(images))
    writer.put(nodeStarts)
    writer.put(parts)
    writer.put(cubes.starts)
    writer.put(cubes.literals)
    let starts = occurrenceStarts()
    writer.put(starts)
    writer.put(occurrences(from: starts))
    return writer.graph()
  }

  /// By code: where its cubes begin in `occurrences`.
  private func occurrenceStarts() -> FlatArray<Int32> {
    let starts = FlatArray<Int32>(repeating: 0, count: 4 * variableCount + 1)
    for place in 0..<cubes.literals.count { starts[cubes.literals[place] + 1] += 1 }
    for code in 0..<(4 * variableCount) { starts[code + 1] += starts[code] }
    return starts
  }

  /// The cubes of each code.
  private func occurrences(from starts: borrowing FlatArray<Int32>) -> FlatArray<Int32> {
    let occurrences = FlatArray<Int32>(repeating: 0, count: cubes.literals.count)
    var ends = FlatArray<Int32>(capacity: starts.count)
    ends.append(0..<starts.count, of: starts)
    for cube in 0..<cubes.count {
      for place in cubes.starts[cube]..<cubes.starts[cube + 1] {
        let code = cubes.literals[place]
        occurrences[ends[code]] = Int32(cube)
        ends[code] += 1
      }
    }
    return occurrences
  }
}
