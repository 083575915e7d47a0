import SolverCore

extension LayeredNetwork {
  /// Assignments of all variables together, at most.
  private static let mostAssignments = 20_000
  /// Assignments of one rule's variables, at most, so that it can be written as clauses by trying all.
  private static let mostOfRule = 600

  /// A random network: one in three is clauses only, the others have layers of choices, features and quantities.
  init(random lottery: inout SeededLottery) {
    if lottery.hits(oneIn: 3) {
      makeClauses(&lottery)
    } else {
      makeLayers(&lottery)
    }
  }

  /// Features that exclude, require and choose each other, near the point where solutions become rare.
  private mutating func makeClauses(_ lottery: inout SeededLottery) {
    isClausal = true
    addClauses(count: lottery.draw(5...14), perVariable: 20...55, &lottery)
  }

  /// Random clauses over far more variables than can be tried, about as many as make solutions rare.
  init(largeRandom lottery: inout SeededLottery) {
    isClausal = true
    addClauses(count: lottery.draw(60...250), perVariable: 28...38, &lottery)
  }

  private mutating func addClauses(count: Int, perVariable tenths: ClosedRange<Int>, _ lottery: inout SeededLottery) {
    domains = Array(repeating: [0, 1], count: count)
    let clauses = count * lottery.draw(tenths) / 10
    for _ in 0..<clauses {
      let length = lottery.hits(oneIn: 5) ? 2 : lottery.hits(oneIn: 12) ? 4 : 3
      rules.append(
        .clause(
          (0..<length).map { _ in
            Fact(kind: .equals, variable: lottery.draw(0...(count - 1)), value: 1, isNegated: lottery.hits(oneIn: 2))
          }))
    }
  }

  /// Choices first, then features, then quantities; every rule takes at least one variable from each of two neighbouring layers
  /// when it can.
  private mutating func makeLayers(_ lottery: inout SeededLottery) {
    var size = 1
    func add(_ domain: [Int64]) {
      if size * domain.count > Self.mostAssignments { return }
      size *= domain.count
      domains.append(domain)
    }
    for _ in 0..<lottery.draw(2...4) { add(Self.choice(&lottery)) }
    for _ in 0..<lottery.draw(1...4) { add([0, 1]) }
    for _ in 0..<lottery.draw(1...3) { add(Self.quantity(&lottery)) }
    for _ in 0..<lottery.draw(2...10) {
      var rule = rule(&lottery)
      if lottery.hits(oneIn: 4) { rule = .conditional((0..<lottery.draw(1...2)).map { _ in fact(&lottery) }, rule) }
      if rule.scope.reduce(1, { $0 * domains[$1].count }) <= Self.mostOfRule { rules.append(rule) }
    }
  }

  private static func choice(_ lottery: inout SeededLottery) -> [Int64] {
    let first: Int64 = lottery.draw(0...2)
    return (0..<lottery.draw(2...5)).map { first + $0 }
  }

  private static func quantity(_ lottery: inout SeededLottery) -> [Int64] {
    switch lottery.draw(0...5) {
    case 0: return Set((0..<6).map { _ in lottery.draw(-9...20) as Int64 }).sorted()
    case 1:
      let first: Int64 = lottery.draw(-30...30)
      return (0..<lottery.draw(65...90)).map { first + $0 }
    case 2...3:
      let (first, step): (Int64, Int64) = (lottery.draw(0...10), lottery.draw(2...5))
      return (0..<lottery.draw(3...12)).map { first + step * $0 }
    default:
      let first: Int64 = lottery.draw(-4...4)
      return (0..<lottery.draw(3...14)).map { first + $0 }
    }
  }
}

// MARK: Rules

extension LayeredNetwork {
  private func variable(_ lottery: inout SeededLottery) -> Int { lottery.draw(0...(domains.count - 1)) }

  private func variables(_ lottery: inout SeededLottery, _ count: ClosedRange<Int>) -> [Int] {
    (0..<lottery.draw(count)).map { _ in variable(&lottery) }
  }

  /// A random fact, now and then one that the domain decides.
  func fact(_ lottery: inout SeededLottery) -> Fact {
    let index = variable(&lottery)
    let value = lottery.hits(oneIn: 15) ? lottery.draw(-10...30) : lottery.pick(domains[index])
    return Fact(
      kind: lottery.hits(oneIn: 3) ? .atMost : .equals, variable: index, value: value, isNegated: lottery.hits(oneIn: 2)
    )
  }

  private func rule(_ lottery: inout SeededLottery) -> Rule {
    switch lottery.draw(0...15) {
    case 0...3: return .clause((0..<lottery.draw(1...4)).map { _ in fact(&lottery) })
    case 4:
      let facts = (0..<lottery.draw(2...5)).map { _ in fact(&lottery) }
      let least = lottery.draw(0...2)
      return .cardinality(facts, least...max(least, lottery.draw(1...facts.count)))
    case 5...7: return table(&lottery)
    case 8...10: return sum(&lottery)
    case 11: return .product(variable(&lottery), variable(&lottery), variable(&lottery))
    case 12: return .quotient(variable(&lottery), variable(&lottery), variable(&lottery))
    case 13:
      let result = variable(&lottery)
      if lottery.hits(oneIn: 2) { return .element(result, variables(&lottery, 1...3), variable(&lottery)) }
      return .listElement(
        result, (0..<lottery.draw(2...6)).map { _ in lottery.pick(domains[result]) }, variable(&lottery))
    case 14: return .maximum(variable(&lottery), variables(&lottery, 1...3))
    default: return .allDifferent(variables(&lottery, 2...4))
    }
  }

  private func table(_ lottery: inout SeededLottery) -> Rule {
    let columns = variables(&lottery, 2...3)
    let isForbidden = lottery.hits(oneIn: 3)
    let rows = (0..<lottery.draw(1...(isForbidden ? 8 : 40))).map { _ in
      columns.map { lottery.hits(oneIn: 12) ? nil : Int64?.some(lottery.pick(domains[$0])) }
    }
    return .table(columns, rows, isForbidden: isForbidden)
  }

  /// The constant is what the sum is for some assignment, or near it.
  private func sum(_ lottery: inout SeededLottery) -> Rule {
    let terms = variables(&lottery, 1...4).map { (coefficient: lottery.draw(-4...6) as Int64, variable: $0) }
    let sum = terms.reduce(0) { $0 + $1.coefficient * lottery.pick(domains[$1.variable]) }
    return .sum(terms, lottery.pick(Relation.allCases), sum + lottery.draw(-2...2))
  }
}
