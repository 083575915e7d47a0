import FlatArrays

/// Writes a graph in the text format of c2d (Darwiche), which knowledge compilers share: a line a node, children first.
///
/// `L x` is a literal, `A n …` a conjunction, `O j n …` a disjunction whose members disagree about variable `j` (0 where it is not said). What the graph
/// keeps short is written out: the literals of a class of equal variables, both values of a free variable, literals that always hold.
struct NNFWriter: ~Copyable {
  private var lines: [UInt8] = []
  private var lineCount = 0
  private var edgeCount = 0
  private let graph: DecisionGraph
  /// By code of a literal or free variable: its line, or -1.
  private var leaves: FlatArray<Int32>
  /// By graph variable: the numbers that equal it, negative for its negation.
  private var classes: [[Int]]
  /// The literals that always hold.
  private var constants: [Int] = []

  /// A writer for a graph of a network whose variables have numbers, 0 for one that is left out.
  init(_ graph: DecisionGraph, numbering: [Int]) {
    self.graph = graph
    leaves = FlatArray(repeating: -1, count: 4 * graph.layout.variableCount)
    classes = Array(repeating: [], count: graph.layout.variableCount)
    for (variable, number) in numbering.enumerated() where number != 0 {
      let image = graph.images[variable]
      if image < 0 {
        constants.append(image == Simplification.alwaysTrue ? number : -number)
      } else {
        classes[Int(image >> 1)].append(image & 1 == 0 ? number : -number)
      }
    }
  }

  /// The text, with its head.
  mutating func text(variableCount: Int) -> [UInt8] {
    var places = FlatArray<Int32>(capacity: graph.layout.numberCount)
    for cube in 0..<graph.layout.cubeCount {
      let literals = graph.literalRange(of: cube).map { leaf(graph.literals[$0]) }
      places.append(line("A", literals))
    }
    for node in 0..<graph.layout.nodeCount {
      let branches = graph.branches(of: node).map { branch in
        branch.count == 1 ? places[graph.parts[branch.lowerBound].number] : conjunction(branch, places)
      }
      places.append(branches.count == 1 ? branches[0] : line("O 0", branches))
    }
    let always = constants.map { line("L \($0)", nil) }
    if !always.isEmpty { _ = line("A", [places.last] + always) }
    return Array("nnf \(lineCount) \(edgeCount) \(variableCount)\n".utf8) + lines
  }

  private mutating func conjunction(_ branch: Range<Int>, _ places: borrowing FlatArray<Int32>) -> Int32 {
    var parts: [Int32] = []
    for place in branch { parts.append(places[graph.parts[place].number]) }
    return line("A", parts)
  }

  /// The line of a literal or free variable, written when it is asked for first.
  private mutating func leaf(_ code: Int32) -> Int32 {
    if leaves[code] >= 0 { return leaves[code] }
    let place: Int32
    if code & 2 != 0 {
      let both = [leaf(code & ~3), leaf(code & ~3 | 1)]
      place = line("O \(abs(classes[Int(code >> 2)].first ?? 0))", both)
    } else {
      let literals = classes[Int(code >> 2)].map { line("L \(code & 1 == 0 ? $0 : -$0)", nil) }
      place = literals.count == 1 ? literals[0] : line("A", literals)
    }
    leaves[code] = place
    return place
  }

  private mutating func line(_ head: String, _ children: [Int32]?) -> Int32 {
    lines += head.utf8
    if let children {
      lines += " \(children.count)".utf8
      for child in children { lines += " \(child)".utf8 }
      edgeCount += children.count
    }
    lines.append(UInt8(ascii: "\n"))
    lineCount += 1
    return Int32(lineCount - 1)
  }
}

extension DecisionGraph {
  /// The graph as a deterministic decomposable negation normal form in the text format of c2d, which other knowledge compilers and
  /// reasoners read. Smooth; as many models as the network over the numbered variables, where the others are determined by them.
  ///
  /// - Parameters:
  ///   - numbering: for each Boolean variable of the network its number, 0 for one that is left out.
  ///   - variableCount: the highest number.
  public func negationNormalForm(numbering: [Int], variableCount: Int) -> [UInt8] {
    precondition(numbering.count == layout.imageCount, "every variable of the network is numbered")
    var writer = NNFWriter(self, numbering: numbering)
    return writer.text(variableCount: variableCount)
  }
}
