import SolverCore
import Testing

@testable import DecisionGraphs

struct NNFWriterTests {
  /// Whether an assignment satisfies a text in the format of c2d; also whether every conjunction is decomposable.
  private func holds(_ text: String, _ values: [Bool]) throws -> Bool {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    var results: [Bool] = []
    var edges = 0
    for words in lines.dropFirst() {
      let children = try words.dropFirst(words[0] == "O" ? 3 : 2).map { results[try #require(Int($0))] }
      if words[0] != "L" {
        edges += children.count
        #expect(words[words[0] == "O" ? 2 : 1] == "\(children.count)")
      }
      switch words[0] {
      case "L":
        let number = try #require(Int(words[1]))
        results.append(values[abs(number) - 1] == (number > 0))
      case "A": results.append(children.allSatisfy { $0 })
      default:
        // Deterministic: never two at a time.
        #expect(children.count { $0 } < 2)
        results.append(children.contains(true))
      }
    }
    #expect(lines[0] == ["nnf", Substring("\(results.count)"), Substring("\(edges)"), Substring("\(values.count)")])
    return try #require(results.last as Bool?)
  }

  @Test("The text holds of exactly the solutions", arguments: 0..<30)
  func holdsOfSolutions(seed: UInt64) throws {
    let small = SmallNetwork(seed: seed, booleans: 6)
    let graph = try Compilation(of: small.network).graph
    var numbering = [Int](repeating: 0, count: small.network.literalCount)
    for (place, literal) in small.literals.enumerated() {
      numbering[Int(literal.code >> 1)] = literal.code & 1 == 0 ? place + 1 : -place - 1
    }
    let text = String(
      decoding: graph.negationNormalForm(numbering: numbering, variableCount: small.literals.count), as: UTF8.self)
    let solutions = Set(small.solutions())
    for bits in 0..<(1 << small.literals.count) {
      let values = small.literals.indices.map { bits >> $0 & 1 == 1 }
      #expect(try holds(text, values) == solutions.contains(values), "seed \(seed) \(values)")
    }
  }
}
