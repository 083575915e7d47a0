/// Turns the trace of a search into a flat graph: only what the root needs, small single branches put into their parents.
struct GraphBuilder: ~Copyable {
  private var branchStarts = FlatArray<Int32>()
  private var childStarts = FlatArray<Int32>()
  private var children = FlatArray<Int32>()
  private var literalStarts = FlatArray<Int32>()
  private var literals = FlatArray<Int32>()
  /// By trace node: its number in the graph, or -1.
  private var numbers: FlatArray<Int32>
  /// By trace node: how many branches use it, 0 when it is not needed.
  private var uses: FlatArray<Int32>
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
    branchStarts.append(Int32(childStarts.count))
    childStarts.append(Int32(children.count))
    literalStarts.append(Int32(literals.count))
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
    numbers[node] = Int32(branchStarts.count)
    branchStarts.append(Int32(childStarts.count))
    for place in [trace.nodes[node].first, trace.nodes[node].second] where place != GraphTrace.noBranch {
      childStarts.append(Int32(children.count))
      literalStarts.append(Int32(literals.count))
      write(trace, branch: place)
    }
  }

  /// Writes a branch's parts, and those of the nodes put into it, without recursion.
  private mutating func write(_ trace: borrowing GraphTrace, branch: UInt32) {
    var open = [branch]
    while let place = open.popLast() {
      let start = Int(place) + 1
      for entry in start..<(start + Int(trace.words[Int(place)])) {
        let word = trace.words[entry]
        if word >= 0 {
          literals.append(word)
        } else if numbers[~word] >= 0 {
          children.append(numbers[~word])
        } else {
          let inlined = trace.nodes[~word]
          open.append(inlined.first == GraphTrace.noBranch ? inlined.second : inlined.first)
        }
      }
    }
  }

  /// The finished graph.
  func graph(images: [Int32], fingerprint: NetworkFingerprint) -> DecisionGraph {
    let layout = GraphLayout(
      imageCount: images.count, variableCount: variableCount, nodeCount: branchStarts.count - 1,
      branchCount: childStarts.count - 1, childCount: children.count, literalCount: literals.count)
    var writer = GraphWriter(layout, fingerprint)
    writer.put(FlatArray(images))
    writer.put(branchStarts)
    writer.put(childStarts)
    writer.put(children)
    writer.put(literalStarts)
    writer.put(literals)
    let starts = occurrenceStarts()
    writer.put(starts)
    writer.put(occurrences(from: starts))
    return writer.graph()
  }

  /// By code: where its branches begin in `occurrences`.
  private func occurrenceStarts() -> FlatArray<Int32> {
    let starts = FlatArray<Int32>(repeating: 0, count: 4 * variableCount + 1)
    for place in 0..<literals.count { starts[literals[place] + 1] += 1 }
    for code in 0..<(4 * variableCount) { starts[code + 1] += starts[code] }
    return starts
  }

  /// The branches of each code.
  private func occurrences(from starts: borrowing FlatArray<Int32>) -> FlatArray<Int32> {
    let occurrences = FlatArray<Int32>(repeating: 0, count: literals.count)
    var ends = FlatArray<Int32>(capacity: starts.count)
    ends.append(0..<starts.count, of: starts)
    for branch in 0..<(childStarts.count - 1) {
      for place in literalStarts[branch]..<literalStarts[branch + 1] {
        let code = literals[place]
        occurrences[ends[code]] = Int32(branch)
        ends[code] += 1
      }
    }
    return occurrences
  }
}
