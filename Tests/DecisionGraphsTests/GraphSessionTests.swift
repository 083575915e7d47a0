import Glibc
import SolverCore
import Testing

@testable import DecisionGraphs

/// Every answer of a graph against trying all assignments.
struct GraphSessionTests {
  /// Networks in each part; `GRAPH_NETWORKS=25000 swift test -c release -Xswiftc -enable-testing` tries 100,000.
  private static let networkCount = unsafe getenv("GRAPH_NETWORKS").flatMap { unsafe Int(String(cString: $0)) } ?? 50

  /// Some choices for a small network: literals or their negations.
  private func choices(_ small: SmallNetwork, _ random: inout SampleGenerator) -> [Literal] {
    (0..<Int(random.next() % 4)).map { _ in
      let literal = small.literals[Int(random.next() % UInt64(small.literals.count))]
      return random.next() & 1 == 0 ? literal : !literal
    }
  }

  @Test("Counts, valid values, counts and least costs per value agree with brute force", arguments: 0..<4)
  func agreesWithBruteForce(part: Int) throws {
    for seed in 0..<Self.networkCount {
      let small = SmallNetwork(seed: UInt64(part * Self.networkCount + seed))
      var random = SampleGenerator(state: UInt64(seed))
      let session = GraphSession(try Compilation(of: small.network).graph)
      #expect(StructureChecker(graph: session.graph).fault() == nil)
      let prices = small.literals.map { ($0, Int64(random.next() % 41) - 20) }
      session.price(prices)
      let solver = Solver(small.network)
      for _ in 0..<4 {
        let chosen = choices(small, &random)
        session.choose(chosen)
        for literal in small.literals {
          #expect((solver.solve(assuming: chosen + [literal]) == .satisfied) == session.isValid(literal))
        }
        check(
          session, small, small.solutions(with: chosen), prices.map(\.1),
          "seed \(part * Self.networkCount + seed) \(chosen)")
      }
    }
  }

  private func check(
    _ session: GraphSession, _ small: SmallNetwork, _ solutions: [[Bool]], _ prices: [Int64], _ comment: Comment
  ) {
    func cost(_ solution: [Bool]) -> Int64 { zip(solution, prices).reduce(0) { $0 + ($1.0 ? $1.1 : 0) } }
    #expect(session.isConsistent == !solutions.isEmpty, comment)
    #expect(session.count() == Natural(UInt64(solutions.count)), comment)
    #expect(session.leastCost() == solutions.map(cost).min(), comment)
    let both = small.literals + small.literals.map { !$0 }
    let counts = session.counts(of: both)
    let costs = session.leastCosts(of: both)
    for (place, literal) in both.enumerated() {
      let column = place % small.literals.count
      let with = solutions.filter { $0[column] == (place == column) }
      #expect(session.isValid(literal) == !with.isEmpty, comment)
      #expect(session.areValid([literal]) == [!with.isEmpty], comment)
      #expect(counts[place] == Natural(UInt64(with.count)), comment)
      #expect(costs[place] == with.map(cost).min(), comment)
    }
    let cheapest = session.cheapestSolution().map { values in
      small.literals.map { values[Int($0.code >> 1)] == ($0.code & 1 == 0) }
    }
    #expect(cheapest.map { solutions.contains($0) } ?? solutions.isEmpty, comment)
    #expect(cheapest.map(cost) == solutions.map(cost).min(), comment)
  }

  @Test("Marks that follow changes are those of a fresh session", arguments: [0, 20])
  func followsChanges(allowance: Int) throws {
    for seed in 0..<150 {
      let small = SmallNetwork(seed: UInt64(seed), booleans: 12, groupCount: 3)
      let graph = try Compilation(of: small.network).graph
      let session = GraphSession(graph)
      session.marks.passesBeforeParents = 0
      session.marks.allowance = allowance == 0 ? .max : allowance
      var random = SampleGenerator(state: UInt64(seed))
      var chosen: [Literal] = []
      for step in 0..<20 {
        if random.next() & 1 == 0 { chosen += choices(small, &random) } else { chosen = Array(chosen.dropFirst()) }
        session.choose(chosen)
        if step % 3 == 1 { _ = session.isConsistent }
        if step % 3 == 2 { continue }
        let fresh = GraphSession(graph)
        fresh.choose(chosen)
        #expect(session.isConsistent == fresh.isConsistent)
        session.marks.update(graph)
        fresh.marks.update(graph)
        #expect(session.marks.difference(from: fresh.marks, in: graph) == nil, "seed \(seed) step \(step) \(chosen)")
      }
    }
  }

  @Test("Samples are solutions, each about equally often; the test of that can fail")
  func samplesAreUniform() throws {
    let small = try #require(
      (0..<100).lazy.map { SmallNetwork(seed: $0) }.first { (20...200).contains($0.solutions().count) })
    let solutions = small.solutions()
    let session = GraphSession(try Compilation(of: small.network).graph)
    let number = 50 * solutions.count
    var frequencies: [[Bool]: Int] = [:]
    for values in session.samples(number, seed: 1) {
      frequencies[small.literals.map { values[Int($0.code >> 1)] == ($0.code & 1 == 0) }, default: 0] += 1
    }
    #expect(Set(frequencies.keys) == Set(solutions))
    #expect(isUniform(Array(frequencies.values), mean: 50))
    // One solution in ten drawn half again as often, another half as often.
    let skewed = solutions.enumerated().map { place, solution in
      frequencies[solution, default: 0] + (place % 10 == 0 ? 25 : place % 10 == 1 ? -25 : 0)
    }
    #expect(!isUniform(skewed, mean: 50))
  }

  /// Pearson's statistic has as mean and as half its variance the degrees of freedom.
  private func isUniform(_ frequencies: [Int], mean: Int) -> Bool {
    let squares = frequencies.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let freedom = Double(frequencies.count - 1)
    return Double(squares) / Double(mean) < freedom + 5 * (2 * freedom).squareRoot()
  }

  @Test("Each literal is in as many samples as its count says")
  func samplesHaveMarginals() throws {
    for seed in 0..<6 {
      let small = SmallNetwork(seed: UInt64(1000 + seed), booleans: 14)
      let session = GraphSession(try Compilation(of: small.network).graph)
      var random = SampleGenerator(state: UInt64(seed))
      session.choose(choices(small, &random))
      let solutions = small.solutions(with: session.choices)
      let samples = session.samples(400, seed: UInt64(seed))
      #expect(samples.count == (solutions.isEmpty ? 0 : 400))
      if solutions.isEmpty { continue }
      for (column, literal) in small.literals.enumerated() {
        let share = Double(solutions.count { $0[column] }) / Double(solutions.count)
        let drawn = Double(samples.count { $0[Int(literal.code >> 1)] == (literal.code & 1 == 0) })
        #expect(abs(drawn - 400 * share) <= 5 * (400 * share * (1 - share)).squareRoot(), "seed \(seed) \(literal)")
      }
    }
  }

  @Test("Counts of many limbs are those of the formula", arguments: [1, 40, 80, 120, 400])
  func countsLarge(pairCount: Int) throws {
    func power(_ exponent: Int) -> Natural { (0..<exponent).reduce(Natural(1)) { product, _ in product * Natural(3) } }
    var network = Network()
    let pairs = (0..<pairCount).map { _ in (network.makeLiteral(), network.makeLiteral()) }
    let (top, loose) = (network.makeLiteral(), network.makeLiteral())
    for pair in pairs { network.addClause([pair.0, pair.1]) }
    // The top one ties the pairs together: all firsts, or each pair as it likes.
    for pair in pairs { network.addClause([!top, pair.0]) }
    let session = GraphSession(try Compilation(of: network).graph)
    let with = Natural(1) << pairCount
    let total = (with + power(pairCount)) << 1
    #expect(session.count() == total)
    let second = with + power(pairCount - 1) * Natural(4)
    #expect(
      session.counts(of: [top, !top, loose, pairs[0].1, !pairs[0].0])
        == [with << 1, power(pairCount) << 1, total >> 1, second, power(pairCount - 1) << 1])
    session.choose([!pairs[0].0, loose])
    #expect(session.count() == power(pairCount - 1))
    #expect(session.counts(of: [top, pairs[0].1]) == [Natural(), power(pairCount - 1)])
    if pairCount > 1 {
      #expect(session.counts(of: [pairs[1].0]) == [power(pairCount - 2) << 1])
    }
  }

  @Test("The same network gives the same graph")
  func isDeterministic() throws {
    for seed in 0..<20 {
      let small = SmallNetwork(seed: UInt64(seed))
      let (one, other) = (try Compilation(of: small.network).graph, try Compilation(of: small.network).graph)
      #expect(one.byteCount == other.byteCount)
      #expect(GraphChecksum(of: one.bytes, from: 0) == GraphChecksum(of: other.bytes, from: 0))
    }
  }
}

extension GraphMarks {
  /// The first mark that differs, or nil.
  fileprivate func difference(from other: borrowing GraphMarks, in graph: DecisionGraph) -> String? {
    for number in 0..<alive.count {
      if alive[number] != other.alive[number] { return "alive of \(number)" }
      if holders[number] != other.holders[number] { return "holders of \(number)" }
    }
    for place in 0..<open.count where graph.parts[place].endsBranch == 1 {
      if open[place] != other.open[place] { return "open at \(place)" }
      if used[place] != other.used[place] { return "used at \(place)" }
    }
    for code in 0..<codeHolders.count where codeHolders[code] != other.codeHolders[code] {
      return "holders of code \(code)"
    }
    return nil
  }
}
