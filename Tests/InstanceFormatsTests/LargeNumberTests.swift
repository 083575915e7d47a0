import SolverCore
import Testing

@testable import InstanceFormats

/// Expressions whose numbers leave 64 bits: exact, or refused by name.
@Suite struct LargeNumberTests {
  private static let pool: [Int64] = [
    0, 1, -1, 2, -3, 7, 1_000_003, -999_983, 3_000_000_000, -4_000_000_000, 1_000_000_000_000_000_000,
    (1 << 60) - 1, 1 << 60, -(1 << 60),
  ]

  /// Variables of few values are looked at one by one; those of many are bounded.
  @Test(arguments: [true, false])
  func aSolutionIsWhereTheExactValueIsTrue(isListed: Bool) throws {
    var (satisfied, unsatisfied, undecided, refused) = (0, 0, 0, 0)
    for seed in 1...200 {
      var lottery = Lottery(seed: seed)
      var network = Network()
      let domains = (0..<3).map { _ in (0..<4).map { _ in Self.pool[lottery.draw(0...13)] } }
      let variables = domains.map { domain in
        isListed
          ? network.makeVariable(values: domain)
          : network.makeVariable(domain.reduce(domain[0], min)...domain.reduce(domain[0], max))
      }
      let expression = Self.comparison(&lottery)
      var compiler = ExpressionCompiler(network, variables: variables)
      do throws(InstanceFault) {
        try compiler.require(expression)
      } catch {
        #expect(Self.refusals.contains(error.message), "\(error)")
        refused += 1
        continue
      }
      for _ in 0..<8 {
        let values = domains.map { $0[lottery.draw(0...3)] }
        // The values are there from the beginning: no bound moves in small steps through a huge range.
        var fixed = compiler.network
        for (variable, value) in zip(variables, values) { fixed.addClause([fixed.literal(variable, equals: value)]) }
        let expected = (Self.exact(expression, values) ?? 0) != 0
        let verdict = Solver(fixed).solve(limit: WorkLimit(conflicts: 100, propagations: 20_000))
        if case .undecided = verdict {
          undecided += 1
          continue
        }
        #expect((verdict == .satisfied) == expected, "seed \(seed): \(expression) at \(values)")
        if expected { satisfied += 1 } else { unsatisfied += 1 }
      }
    }
    let figures = "\(satisfied) \(unsatisfied) \(undecided) \(refused)"
    #expect(satisfied > 150 && unsatisfied > 150 && undecided < 100 && refused > 0 && refused < 150, "\(figures)")
  }

  private static let refusals: Set<String> = [
    "numbers too large to be added up", "numbers beyond 2 to the 60th", "'mul' comes to a number beyond 128 bits",
    "'sqr' comes to a number beyond 128 bits", "'pow' comes to a number beyond 128 bits",
  ]

  private static func comparison(_ lottery: inout Lottery) -> Expression {
    let names: [Expression.Operator] = [.lt, .le, .ge, .gt, .ne, .eq]
    let plain = Expression.apply(
      names[lottery.draw(0...5)], [number(depth: 2, &lottery), number(depth: lottery.draw(0...1), &lottery)])
    switch lottery.draw(0...5) {
    case 0:
      return .apply(.or, [plain, .apply(names[lottery.draw(0...5)], [number(depth: 1, &lottery), .variable(0)])])
    case 1: return .apply(.not, [plain])
    default: return plain
    }
  }

  private static func number(depth: Int, _ lottery: inout Lottery) -> Expression {
    if depth == 0 {
      return lottery.draw(0...4) == 0 ? .constant(pool[lottery.draw(0...13)]) : .variable(lottery.draw(0...2))
    }
    let names: [Expression.Operator] = [.neg, .abs, .add, .sub, .mul, .mul, .div, .mod, .sqr, .min, .max, .dist, .pow]
    let name = names[lottery.draw(0...12)]
    if name == .pow { return .apply(.pow, [number(depth: 0, &lottery), .constant(Int64(lottery.draw(2...3)))]) }
    return .apply(
      name, (0..<min(name.operands.upperBound, 2)).map { _ in number(depth: depth - 1, &lottery) })
  }

  /// What an expression means, nil where it means nothing; no number of this test leaves 128 bits unnoticed.
  private static func exact(_ expression: Expression, _ values: [Int64]) -> Int128? {
    guard case .apply(let name, let operands) = expression else {
      if case .constant(let value) = expression { return Int128(value) }
      if case .variable(let number) = expression { return Int128(values[number]) }
      return nil
    }
    var numbers: [Int128] = []
    for operand in operands {
      guard let number = exact(operand, values) else { return nil }
      numbers.append(number)
    }
    let (first, last) = (numbers[0], numbers[numbers.count - 1])
    switch name {
    case .neg: return -first
    case .abs: return first < 0 ? -first : first
    case .add: return first + last
    case .sub: return first - last
    case .mul: return first * last
    case .sqr: return first * first
    case .dist: return first < last ? last - first : first - last
    case .min: return first < last ? first : last
    case .max: return first < last ? last : first
    // Rounded towards zero.
    case .div: return last == 0 ? nil : first / last
    case .mod: return last == 0 ? nil : first - first / last * last
    case .pow: return last == 2 ? first * first : first * first * first
    case .lt: return first < last ? 1 : 0
    case .le: return first <= last ? 1 : 0
    case .ge: return first >= last ? 1 : 0
    case .gt: return first > last ? 1 : 0
    case .ne: return first != last ? 1 : 0
    case .eq: return first == last ? 1 : 0
    case .not: return first == 0 ? 1 : 0
    case .or: return first != 0 || last != 0 ? 1 : 0
    default: return nil
    }
  }

  /// Numbers up to the limit are read, and the next ones are not.
  @Test func domainsReachToTheLimit() throws {
    for word in ["1000000000000000000", "-1000000000000000000", "1152921504606846976", "-01152921504606846976", "+5"] {
      var values = XCSPValues(Array(word.utf8)[...])
      #expect(try values.number() == Int64(word))
    }
    for word in ["1152921504606846977", "-1152921504606846977", "99999999999999999999999", "18446744073709551617", "-"]
    {
      #expect(throws: InstanceFault.self) {
        var values = XCSPValues(Array(word.utf8)[...])
        return try values.number()
      }
    }
  }

  /// The other side of a comparison says how large a product can be.
  @Test func boundedProductsOfUnboundedFactorsAreRead() throws {
    for (constraint, isSatisfiable) in [
      ("eq(mul(x,y),1000000000000000000)", true), ("le(mul(x,y),3)", false), ("lt(mul(x,y),5)", true),
      ("eq(pow(x,2),49)", true), ("eq(sqr(x),50)", false), ("ge(1000000000000000000,mul(x,x))", true),
    ] {
      let text = ReadXCSPTests.instance(
        "<intension>\(constraint)</intension>",
        variables: "<var id='x'>2..1000000000000</var><var id='y'>2..1000000000000</var>")
      let solver = Solver(try readXCSP(Array(text.utf8)).network)
      #expect(solver.solve() == (isSatisfiable ? .satisfied : .unsatisfiable), "\(constraint)")
    }
  }
}
