/// An order of eliminating the variables of a primal graph, and the bags it leads to.
///
/// Greedy *min-fill*: the next variable is one whose elimination joins the fewest pairs of its neighbours (Kjærulff 1990). The
/// number of missing pairs is kept exactly for every variable: a new edge takes one from each common neighbour of its ends
/// and adds to its ends what they now lack.
struct Elimination {
  /// What is smallest for the next variable.
  enum Criterion {
    /// The pairs of neighbours that are not joined.
    case fill
    /// The neighbours.
    case degree
    /// The pairs of neighbours that are not joined, for each vertex of the bag.
    case fillPerDegree
  }

  /// By step: the variable eliminated.
  private(set) var order: [Int] = []
  /// By step: its neighbours when it was eliminated.
  private(set) var bags: [[Int]] = []
  /// Size of the largest bag, without the eliminated variable.
  private(set) var width = 0
  /// Words of bits visited.
  private(set) var work: UInt64 = 0

  /// Eliminates all variables; ties are broken by a seed. Nil when the bags outgrow a width, or the work its limit.
  init?(
    _ original: borrowing PrimalGraph, by criterion: Criterion = .fill, seed: UInt64, widthLimit: Int, workLimit: UInt64
  ) {
    var graph = PrimalGraph(original)
    var missing = Self.missingPairs(graph, &work)
    var tieBreak = (0..<graph.count).map { Self.mixed(seed &+ UInt64($0)) }
    if seed == 0 { tieBreak = (0..<graph.count).map(UInt64.init) }
    var open = Array(0..<graph.count)
    while !open.isEmpty {
      var best = 0
      for place in open.indices.dropFirst() {
        let (one, other) = (open[place], open[best])
        let isBetter =
          switch criterion {
          case .fill: (missing[one], tieBreak[one]) < (missing[other], tieBreak[other])
          case .degree: (graph.degrees[one], tieBreak[one]) < (graph.degrees[other], tieBreak[other])
          case .fillPerDegree:
            (missing[one] * (Int(graph.degrees[other]) + 1), tieBreak[one])
              < (missing[other] * (Int(graph.degrees[one]) + 1), tieBreak[other])
          }
        if isBetter { best = place }
      }
      work &+= UInt64(open.count)
      let variable = open.remove(at: best)
      eliminate(variable, &graph, &missing)
      if width > widthLimit || work > workLimit { return nil }
    }
  }

  private static func missingPairs(_ graph: borrowing PrimalGraph, _ work: inout UInt64) -> [Int] {
    var missing: [Int] = []
    for variable in 0..<graph.count {
      var sum = 0
      graph.forEachNeighbour(of: variable) { sum += Int(graph.degrees[variable]) - 1 - graph.commonCount(variable, $0) }
      work &+= UInt64(Int(graph.degrees[variable]) * graph.width)
      missing.append(sum / 2)
    }
    return missing
  }

  private mutating func eliminate(_ variable: Int, _ graph: inout PrimalGraph, _ missing: inout [Int]) {
    var bag: [Int] = []
    graph.forEachNeighbour(of: variable) { bag.append($0) }
    if missing[variable] > 0 {
      for (place, one) in bag.enumerated() {
        for other in bag[(place + 1)...] where !graph.isEdge(one, other) { join(one, other, &graph, &missing) }
      }
    }
    for other in bag {
      missing[other] -= Int(graph.degrees[other]) - 1 - graph.commonCount(other, variable)
    }
    work &+= UInt64(bag.count * graph.width)
    graph.remove(variable)
    order.append(variable)
    width = max(width, bag.count)
    bags.append(bag)
  }

  private mutating func join(_ one: Int, _ other: Int, _ graph: inout PrimalGraph, _ missing: inout [Int]) {
    var common = 0
    graph.forEachCommon(one, other) {
      missing[$0] -= 1
      common += 1
    }
    missing[one] += Int(graph.degrees[one]) - common
    missing[other] += Int(graph.degrees[other]) - common
    graph.join(one, other)
    work &+= UInt64(graph.width * 2)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    mixed = mixed &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 32
  }
}
