import Orders
import Testing

struct ProblemListTests {
  @Test func whatIsBeyondTheLimitIsCountedAndNotMade() {
    var list = ProblemList()
    var made = 0
    func problem(_ i: Int) -> OrderProblem {
      made += 1
      return OrderProblem("unknown-field", field: "f\(i)", "m")
    }
    for i in 0..<250 { list.add(problem(i)) }
    #expect(made == 100)
    #expect(list.all.count == 101)
    #expect(list.all.last == OrderProblem("more-problems", field: "", "there are 150 more problems"))
    list.removeAll()
    #expect(list.all.isEmpty)
  }
}
