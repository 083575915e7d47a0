import SolverCore
import Testing

@testable import InstanceFormats

/// Compiled expressions against their values.
@Suite struct ExpressionTests {
  /// Few values make tables; many make a variable for each part.
  @Test(arguments: [3, 40])
  func aSolutionIsWhereTheValueIsTrue(largest: Int64) throws {
    for seed in 1...250 {
      var lottery = Lottery(seed: seed)
      var network = Network()
      let variables = (0..<3).map { _ in network.makeVariable(-largest...largest) }
      let expression = Self.truth(depth: 2, &lottery)
      var compiler = ExpressionCompiler(network, variables: variables)
      try compiler.require(expression)
      network = compiler.network
      for _ in 0..<12 {
        let values = (0..<3).map { _ in Int64(lottery.draw(-Int(largest)...Int(largest))) }
        let literals = zip(variables, values).map { network.literal($0, equals: $1) }
        let expected = try expression.isTrue { values[$0] }
        let verdict = Solver(network).solve(assuming: literals)
        #expect((verdict == .satisfied) == expected, "seed \(seed): \(expression) at \(values)")
      }
    }
  }

  private static func truth(depth: Int, _ lottery: inout Lottery) -> Expression {
    let comparisons: [Expression.Operator] = [.lt, .le, .ge, .gt, .ne, .eq]
    let kind = depth == 0 ? 0 : lottery.draw(0...8)
    switch kind {
    case 5: return .apply(.not, [truth(depth: depth - 1, &lottery)])
    case 6:
      return .apply(
        [.and, .or, .xor, .iff][lottery.draw(0...3)], (0..<3).map { _ in truth(depth: depth - 1, &lottery) })
    case 7: return .apply(.imp, [truth(depth: depth - 1, &lottery), truth(depth: depth - 1, &lottery)])
    case 8:
      let members = (0..<3).map { _ in Expression.constant(Int64(lottery.draw(-4...4))) }
      return .apply(.in, [number(depth: depth, &lottery), .apply(.set, members)])
    default:
      return .apply(comparisons[lottery.draw(0...5)], [number(depth: depth, &lottery), number(depth: depth, &lottery)])
    }
  }

  private static func number(depth: Int, _ lottery: inout Lottery) -> Expression {
    if depth == 0 || lottery.draw(0...3) == 0 {
      return lottery.draw(0...3) == 0 ? .constant(Int64(lottery.draw(-3...5))) : .variable(lottery.draw(0...2))
    }
    let functions: [Expression.Operator] = [
      .neg, .abs, .add, .sub, .mul, .div, .mod, .sqr, .pow, .min, .max, .dist, .if,
    ]
    let name = functions[lottery.draw(0...12)]
    if name == .pow { return .apply(.pow, [number(depth: 0, &lottery), .constant(Int64(lottery.draw(0...3)))]) }
    let operands = (0..<min(name.operands.upperBound, 2)).map { _ in number(depth: depth - 1, &lottery) }
    return .apply(name, name == .if ? [truth(depth: 0, &lottery)] + operands : operands)
  }

  @Test(arguments: [
    ("le(x", "a parenthesis is not closed"), ("le(x,1))", "')' after the end of the expression"),
    ("foo(x,1)", "'foo' is no function"), ("le(x)", "'le' does not take 1 operands"),
    ("le(x,q)", "'q' is no variable and no number"),
    ("le(x,99999999999999999999)", "'99999999999999999999' is a number beyond 64 bits"),
    ("in(x,3)", "'in' needs a set"), ("", "an expression breaks off"),
  ])
  func faultsOfExpressions(text: String, message: String) {
    var reader = ExpressionReader(Array(text.utf8)[...]) { $0 == "x" ? .variable(0) : nil }
    #expect(throws: InstanceFault(line: 0, message: message)) { try reader.read() }
  }
}
