import SolverCore

extension Sketch {
  /// A random network of all kinds of rules, small enough to try everything.
  init(random lottery: inout Lottery, rules count: ClosedRange<Int> = 1...7) {
    booleanCount = lottery.draw(0...3)
    var size = 1 << booleanCount
    for _ in 0..<lottery.draw(1...4) {
      let domain = Self.domain(&lottery)
      if size * domain.count > 1500 { continue }
      size *= domain.count
      domains.append(domain)
    }
    if domains.isEmpty { domains.append([0, 1, 2]) }
    for _ in 0..<lottery.draw(count) {
      let rule = rule(&lottery)
      if lottery.hits(oneIn: 3) {
        rules.append(.conditional((0..<lottery.draw(1...2)).map { _ in fact(&lottery) }, rule))
      } else {
        rules.append(rule)
      }
    }
  }

  /// A random small domain.
  static func domain(_ lottery: inout Lottery) -> [Int64] {
    switch lottery.draw(0...9) {
    case 0: return [lottery.draw(-3...3)]
    case 1...2: return [0, 1]
    case 3...5:
      let low: Int64 = lottery.draw(-3...1)
      return Array(low...(low + lottery.draw(1...5)))
    case 6...7:
      let low: Int64 = lottery.draw(-6...2)
      return (0...lottery.draw(2...4)).map { low + Int64($0) * 3 }
    case 8: return Set((0..<5).map { _ in lottery.draw(-9...9) as Int64 }).sorted()
    default:
      let low: Int64 = lottery.draw(-40...0)
      return Array(low...(low + 70))
    }
  }

  /// A random fact, now and then one that a domain decides.
  func fact(_ lottery: inout Lottery) -> Fact {
    let fact: Fact
    if booleanCount > 0, lottery.hits(oneIn: 2) {
      fact = .boolean(lottery.draw(0...(booleanCount - 1)))
    } else {
      let index = lottery.draw(0...(domains.count - 1))
      let value = lottery.hits(oneIn: 8) ? lottery.draw(-10...40) : lottery.pick(domains[index])
      fact = lottery.hits(oneIn: 2) ? .equals(index, value) : .atMost(index, value)
    }
    return lottery.hits(oneIn: 2) ? fact : .not(fact)
  }

  private func facts(_ lottery: inout Lottery, _ count: ClosedRange<Int>) -> [Fact] {
    (0..<lottery.draw(count)).map { _ in fact(&lottery) }
  }

  private func variable(_ lottery: inout Lottery) -> Int { lottery.draw(0...(domains.count - 1)) }

  private func items(_ lottery: inout Lottery) -> [(Int64, Item)] {
    let scale: Int64 = lottery.hits(oneIn: 6) ? 1 << 55 : 1
    return (0..<lottery.draw(1...4)).map { _ in
      let item: Item = lottery.hits(oneIn: 3) ? .fact(fact(&lottery)) : .variable(variable(&lottery))
      return (lottery.draw(-5...5) * scale, item)
    }
  }

  /// A random rule over the sketch's variables.
  func rule(_ lottery: inout Lottery) -> Rule {
    switch lottery.draw(0...13) {
    case 0...1: return .clause(facts(&lottery, 1...4))
    case 2...3:
      let items = items(&lottery)
      let scale = items.contains { abs($0.0) > 100 } ? Int64(1 << 55) : 1
      return .linear(items, lottery.pick(Relation.allCases), lottery.draw(-12...12) * scale)
    case 4: return .linearIff(fact(&lottery), items(&lottery), lottery.pick(Relation.allCases), lottery.draw(-8...8))
    case 5:
      let facts = facts(&lottery, 2...4)
      let low = lottery.draw(0...2)
      return .cardinality(facts, low, max(low, lottery.draw(1...facts.count)))
    case 6...7: return table(&lottery)
    case 8: return .product(variable(&lottery), variable(&lottery), variable(&lottery))
    case 9:
      return .quotient(
        variable(&lottery), variable(&lottery), variable(&lottery), lottery.hits(oneIn: 2) ? .down : .up)
    case 10:
      let operands = (0..<lottery.draw(1...3)).map { _ in variable(&lottery) }
      return .extremum(variable(&lottery), operands, isLargest: lottery.hits(oneIn: 2))
    case 11:
      if lottery.hits(oneIn: 2) { return .absolute(variable(&lottery), variable(&lottery)) }
      return .choice(variable(&lottery), fact(&lottery), variable(&lottery), variable(&lottery))
    case 12:
      let variables = (0..<lottery.draw(2...4)).map { _ in variable(&lottery) }
      return .allDifferent(variables, variables.map { _ in lottery.hits(oneIn: 3) ? lottery.draw(-3...3) : 0 })
    default: return element(&lottery)
    }
  }

  private func element(_ lottery: inout Lottery) -> Rule {
    let index = variable(&lottery)
    let result = variable(&lottery)
    if lottery.hits(oneIn: 2) {
      return .element(result, (0..<lottery.draw(1...4)).map { _ in variable(&lottery) }, index)
    }
    return .elementOfConstants(result, (0..<lottery.draw(1...5)).map { _ in lottery.pick(domains[result]) }, index)
  }

  private func table(_ lottery: inout Lottery) -> Rule {
    let columns = (0..<lottery.draw(1...3)).map { _ in variable(&lottery) }
    let isForbidden = lottery.hits(oneIn: 3)
    let rows = (0..<lottery.draw(1...(isForbidden ? 6 : 90))).map { _ in
      columns.map { column in lottery.hits(oneIn: 10) ? nil : Int64?.some(lottery.pick(domains[column])) }
    }
    return .table(columns, rows, isForbidden: isForbidden)
  }
}
