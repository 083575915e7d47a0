import FlatArrays

/// What a branch consists of, in one number: a node, a literal, or a variable that is free.
enum TraceEntry {
  /// A node, coded as its complement.
  @inline(__always)
  static func node(_ node: Int32) -> Int32 { ~node }

  /// A literal: four times its variable, plus one when negated.
  @inline(__always)
  static func literal(_ literal: Int32) -> Int32 { (literal >> 1) << 2 | literal & 1 }

  /// A variable that may take both values: four times the variable, plus two.
  @inline(__always)
  static func free(_ variable: Int32) -> Int32 { variable << 2 | 2 }
}

/// The search written down: a node for each component with its branches, children before parents.
///
/// A branch lists literals, free variables and nodes, which together mention every variable of the node's component
/// exactly once. So the graph is smooth and decomposable as written, and deterministic, as branches differ in the decided literal.
/// Literals and free variables are kept as a cube, once for all branches that have the same ones: written out, they were nine tenths of the trace.
struct GraphTrace: ~Copyable {
  /// The places of a node's branches; `noBranch` for a missing one.
  struct Node: BitwiseCopyable {
    var first: UInt32
    var second: UInt32
  }

  /// A branch without solutions.
  static let noBranch = UInt32.max

  /// The nodes.
  var nodes = FlatArray<Node>()
  /// The branches: number of nodes, cube, then the nodes.
  var words = FlatArray<Int32>()
  /// The cubes; those of branches that were given up stay.
  private(set) var cubes = CubeTable()
  private var cube = FlatArray<Int32>()

  /// An empty trace.
  init() {}

  /// Memory held, in bytes.
  var byteCount: Int { nodes.byteCount + words.byteCount + cubes.byteCount }

  /// Writes the last entries of a list as a branch; gives its place.
  mutating func appendBranch(_ pending: borrowing FlatArray<Int32>, from start: Int) -> UInt32 {
    let place = words.count
    cube.truncate(to: 0)
    words.append(0)
    words.append(0)
    for entry in start..<pending.count {
      let word = pending[entry]
      if word < 0 { words.append(~word) } else { cube.append(word) }
    }
    words[place] = Int32(words.count - place - 2)
    words[place + 1] = cubes.number(of: cube)
    return UInt32(place)
  }

  /// Writes a node; gives its number.
  mutating func appendNode(_ first: UInt32, _ second: UInt32) -> Int32 {
    nodes.append(Node(first: first, second: second))
    return Int32(nodes.count - 1)
  }

  /// The cube of the branch at a place.
  func cube(ofBranch place: UInt32) -> Int32 { words[Int(place) + 1] }

  /// The places in `words` of the nodes of the branch at a place.
  func nodeRange(ofBranch place: UInt32) -> Range<Int> {
    let start = Int(place) + 2
    return start..<(start + Int(words[Int(place)]))
  }
}
