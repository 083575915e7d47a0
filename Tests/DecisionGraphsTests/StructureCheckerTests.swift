import FlatArrays
import Testing

@testable import DecisionGraphs

/// The checker of graphs must be able to say no: graphs written by hand, each with one fault.
struct StructureCheckerTests {
  /// A graph of nodes with one or two branches; entries of a branch are literals, free variables and nodes as in a trace.
  private func graph(_ nodes: [[[Int32]]], variableCount: Int) -> DecisionGraph {
    var trace = GraphTrace()
    for branches in nodes {
      let places = branches.map { trace.appendBranch(FlatArray($0), from: 0) }
      _ = trace.appendNode(places[0], places.count > 1 ? places[1] : GraphTrace.noBranch)
    }
    let builder = GraphBuilder(trace, root: Int32(nodes.count - 1), variableCount: variableCount)
    return builder.graph(images: [], fingerprint: NetworkFingerprint(low: 0, high: 0))
  }

  private func literal(_ number: Int32) -> Int32 { (abs(number) - 1) << 2 | (number < 0 ? 1 : 0) }

  private func fault(_ nodes: [[[Int32]]], variables: Int) -> String? {
    StructureChecker(graph: graph(nodes, variableCount: variables)).fault()
  }

  @Test("A sound graph has no fault")
  func acceptsSound() {
    let below = [[literal(2), literal(3)], [literal(-2), TraceEntry.free(2)]]
    #expect(
      fault([below, [[literal(1), TraceEntry.node(0)], [literal(-1), literal(2), literal(3)]]], variables: 3) == nil)
  }

  @Test("Each fault is named")
  func refusesUnsound() {
    let below = [[literal(2)], [literal(-2)]]
    let both = [literal(-1), literal(2)]
    #expect(
      fault([below, [[literal(1), literal(2), TraceEntry.node(0)], both]], variables: 2)
        == "a branch of node 1 is not decomposable")
    #expect(
      fault([below, [[literal(1), TraceEntry.node(0)], [literal(-1)]]], variables: 2) == "node 1 is not smooth")
    #expect(
      fault([below, [[literal(1), TraceEntry.node(0)], [literal(1), literal(2)]]], variables: 2)
        == "node 1 is not deterministic")
    #expect(fault([[[literal(1), literal(1)], both]], variables: 2) == "cube 0 mentions a variable twice")
    #expect(
      fault([below, [[literal(1), TraceEntry.node(0)], both]], variables: 3)
        == "the root does not mention every variable"
    )
  }

  @Test("A changed word of the cubes, their places or the parts' ends is noticed")
  func refusesChanges() throws {
    let whole = try Compilation(of: SmallNetwork(seed: 5).network).graph
    let layout = whole.layout
    let words = FlatView<UInt32>(whole.bytes, at: 0, count: whole.byteCount / 4)
    func changed(_ place: Int, _ mask: UInt32) -> DecisionGraph {
      let bytes = GraphBytes(zeros: whole.byteCount)
      for word in 0..<words.count { bytes.set(words[word] ^ (word == place ? mask : 0), at: 4 * word) }
      return DecisionGraph(bytes, layout, whole.fingerprint)
    }
    for place in 0..<layout.literalCount {
      #expect(StructureChecker(graph: changed(layout.literals / 4 + place, 1)).fault() != nil)
      #expect(StructureChecker(graph: changed(layout.occurrences / 4 + place, 1)).fault() != nil)
    }
    for place in 0..<layout.partCount {
      #expect(StructureChecker(graph: changed(layout.parts / 4 + place, 2)).fault() != nil)
    }
  }
}
