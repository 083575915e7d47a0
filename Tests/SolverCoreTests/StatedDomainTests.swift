import SolverCore
import Testing

/// Answers about ranged variables speak of the domain that the network states, whatever the engine made of it.
struct StatedDomainTests {
  @Test func valuesThatAnEquationThinsOutAreNoStretch() {
    var network = Network()
    let width = network.makeVariable(0...99)
    let count = network.makeVariable(7...9)
    network.addLinear([Term(1, width), Term(-5, count)], .equal, 3)
    let domains = ValidDomains(of: [width], in: Solver(network))
    #expect(domains.answers == [.ranges([38...38, 43...43, 48...48])])
  }

  @Test func neighboursInAStatedProgressionAreAStretch() {
    var network = Network()
    let width = network.makeVariable(600...3000, step: 10)
    let half = network.makeVariable(300...1500, step: 5)
    network.addLinear([Term(1, width), Term(-2, half)], .equal, 0)
    network.addClause([network.literal(width, atMost: 700), network.literal(width, atLeast: 2990)])
    let domains = ValidDomains(of: [width, half], in: Solver(network))
    #expect(domains.answers == [.ranges([600...700, 2990...3000]), .ranges([300...350, 1495...1500])])
  }
}
