import Glibc
import SolverCore
import Testing

@testable import DecisionGraphs

/// Graphs of networks with tables, functions and ranged variables against trying all assignments.
struct RuleTests {
  /// Networks in each part; `GRAPH_NETWORKS=25000 swift test -c release -Xswiftc -enable-testing` tries 100,000.
  private static let networkCount = unsafe getenv("GRAPH_NETWORKS").flatMap { unsafe Int(String(cString: $0)) } ?? 40

  @Test("Counts and valid values of tables, functions and ranged variables agree with brute force", arguments: 0..<4)
  func agreesWithBruteForce(part: Int) throws {
    for number in 0..<Self.networkCount {
      let seed = UInt64(part * Self.networkCount + number)
      let rules = RuleNetwork(seed: seed)
      let solutions = rules.solutions()
      let session = GraphSession(try Compilation(of: rules.network).graph)
      #expect(StructureChecker(graph: session.graph).fault() == nil)
      #expect(session.count() == Natural(UInt64(solutions.count)), "seed \(seed)")
      var network = rules.network
      #expect(network.enumerateValues(most: 100) == nil)
      check(session, rules, network, solutions, seed)
    }
  }

  private func check(
    _ session: GraphSession, _ rules: RuleNetwork, _ network: Network, _ solutions: [[Int64]], _ seed: UInt64
  ) {
    var random = SampleGenerator(state: seed)
    for choiceCount in 0..<3 {
      let chosen = (0..<choiceCount).map { _ in
        let variable = Int(random.next() % UInt64(rules.variables.count))
        return (variable, Int(random.next() % UInt64(rules.domains[variable].count)))
      }
      let literals = rules.variables.map { network.valueLiterals(of: $0) }
      session.choose(chosen.map { literals[$0.0][$0.1] })
      let matching = solutions.filter { values in chosen.allSatisfy { values[$0.0] == rules.domains[$0.0][$0.1] } }
      #expect(session.count() == Natural(UInt64(matching.count)), "seed \(seed) \(chosen)")
      for (variable, domain) in rules.domains.enumerated() {
        for (value, literal) in zip(domain, literals[variable]) {
          let isValid = matching.contains { $0[variable] == value }
          #expect(session.isValid(literal) == isValid, "seed \(seed) \(chosen) variable \(variable) = \(value)")
        }
      }
    }
  }

  @Test("A table that is switched off is told from one that is on and lost nothing")
  func switchIsNoticed() throws {
    var network = Network()
    let two = network.makeVariable(0...1)
    let five = network.makeVariable(1...5)
    let other = network.makeVariable(0...1)
    let condition = network.makeLiteral()
    network.addForbiddenTable([two, other, five], rows: [[1, 0, 5], [0, nil, 4], [0, 1, 1], [0, 1, nil]])
    network.addTable([two, five, five], rows: [[nil, nil, 4], [0, 1, 5], [1, 4, 1], [1, 2, nil]], if: [condition])
    let (left, right) = (network.makeVariable(0...2), network.makeVariable(0...2))
    network.addClause([
      !network.literal(left, equals: 0), !network.literal(right, equals: 1), condition,
    ])
    let session = GraphSession(try Compilation(of: network).graph)
    // On: two = 1 with five = 2 or 4, other free. Off: all but seven of twenty, and left, right not both as stated.
    for (literal, count) in [(condition, 4 * 9), (!condition, 13 * 8)] {
      session.choose([literal])
      #expect(session.count() == Natural(UInt64(count)))
    }
  }

  @Test("Chains of tables, where components are met again and again, count as by elimination", arguments: 0..<3)
  func chainsCount(part: Int) throws {
    var random = SampleGenerator(state: UInt64(part) + 100)
    func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    for _ in 0..<(Self.networkCount / 20) {
      let sizes = (0..<16).map { _ in 2 + below(3) }
      var network = Network()
      var elimination = EliminationCount(sizes: sizes)
      let variables = sizes.map { network.makeVariable(0...Int64($0 - 1)) }
      for start in 0..<(sizes.count - 4) {
        let columns = [start, start + 1 + below(2), start + 3 + below(2)]
        let all = columns.reduce([[]]) { rows, column in rows.flatMap { row in (0..<sizes[column]).map { row + [$0] } }
        }
        let rows = all.filter { _ in below(5) > 0 }
        network.addTable(columns.map { variables[$0] }, rows: rows.map { $0.map { Int64($0) } })
        elimination.add(columns, rows)
      }
      let session = GraphSession(try Compilation(of: network).graph)
      #expect(session.count() == Natural(UInt64(elimination.count(variableCount: sizes.count))))
      #expect(StructureChecker(graph: session.graph).fault() == nil)
    }
  }
}
