import FlatArrays

/// Turns the trace of a search into a flat graph: only what the root needs, small single branches put into their parents, each
/// cube kept once.
struct GraphBuilder: ~Copyable {
  private var nodeStarts = FlatArray<Int32>()
  /// The parts; nodes are numbered from 0 until all cubes are known.
  private var parts = FlatArray<GraphPart>()
  /// By part: whether it is a node.
  private var isNode = FlatArray<Bool>()
  private var cubes = CubeTable()
  /// By cube of the trace: its number in the graph, or -1.
  private var cubeNumbers: FlatArray<Int32>
  /// By trace node: its number in the graph, or -1.
  private var numbers: FlatArray<Int32>
  /// By trace node: how many branches use it, 0 when it is not needed.
  private var uses: FlatArray<Int32>
  /// The cube and the nodes of the branch that is written.
  private var cube = FlatArray<Int32>()
  private var children = FlatArray<Int32>()
  private let variableCount: Int

  /// Collects the nodes that the root of a trace needs.
  init(_ trace: borrowing GraphTrace, root: Int32, variableCount: Int) {
    self.variableCount = variableCount
    numbers = FlatArray(repeating: -1, count: trace.nodes.count)
    uses = FlatArray(repeating: 0, count: trace.nodes.count)
    cubeNumbers = FlatArray(repeating: -1, count: trace.cubes.count)
    uses[root] = 1
    var node = root
    while node >= 0 {
      if uses[node] > 0 { markChildren(trace, node) }
      node -= 1
    }
    for node in 0...root where uses[node] > 0 && !isInlined(trace, node, root: root) { write(trace, node) }
    nodeStarts.append(Int32(parts.count))
  }

  private mutating func markChildren(_ trace: borrowing GraphTrace, _ node: Int32) {
    for place in [trace.nodes[node].first, trace.nodes[node].second] where place != GraphTrace.noBranch {
      for entry in trace.nodeRange(ofBranch: place) { uses[trace.words[entry]] += 1 }
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
      writeBranch(trace, place)
    }
    precondition(parts.count > Int(nodeStarts.last), "a node of a graph has a branch")
    parts[parts.count - 1].endNode()
  }

  /// Writes a branch with those of the nodes put into it, without recursion.
  private mutating func writeBranch(_ trace: borrowing GraphTrace, _ branch: UInt32) {
    children.truncate(to: 0)
    var open: [UInt32] = []
    visit(trace, branch, &open)
    let number: Int32
    if open.isEmpty {
      number = cubeNumber(trace, trace.cube(ofBranch: branch))
    } else {
      cube.truncate(to: 0)
      cube.append(trace.cubes.range(of: trace.cube(ofBranch: branch)), of: trace.cubes.literals)
      while let inlined = open.popLast() {
        cube.append(trace.cubes.range(of: trace.cube(ofBranch: inlined)), of: trace.cubes.literals)
        visit(trace, inlined, &open)
      }
      number = cubes.number(of: cube)
    }
    // A branch without literals needs no cube, one without anything has the empty one.
    if children.isEmpty || cubes.range(of: number).count > 0 { append(Int(number), isNode: false) }
    for place in 0..<children.count { append(Int(children[place]), isNode: true) }
    parts[parts.count - 1].endBranch()
  }

  /// Collects the nodes of a branch: those of the graph as children, the others' branches to be put into this one.
  private mutating func visit(_ trace: borrowing GraphTrace, _ branch: UInt32, _ open: inout [UInt32]) {
    for entry in trace.nodeRange(ofBranch: branch) {
      let node = trace.words[entry]
      if numbers[node] >= 0 {
        children.append(numbers[node])
      } else {
        let inlined = trace.nodes[node]
        open.append(inlined.first == GraphTrace.noBranch ? inlined.second : inlined.first)
      }
    }
  }

  private mutating func cubeNumber(_ trace: borrowing GraphTrace, _ traced: Int32) -> Int32 {
    if cubeNumbers[traced] < 0 {
      cube.truncate(to: 0)
      cube.append(trace.cubes.range(of: traced), of: trace.cubes.literals)
      cubeNumbers[traced] = cubes.number(of: cube)
    }
    return cubeNumbers[traced]
  }

  private mutating func append(_ number: Int, isNode: Bool) {
    parts.append(GraphPart(number))
    self.isNode.append(isNode)
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
