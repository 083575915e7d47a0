import JSONLines
import Testing

@testable import Orders

/// What is said of mistakes in an order's head.
struct OrderHeadReaderTests {
  private static func problems(_ line: String) throws -> [String] {
    try withJSON(line) { value in
      var reader = OrderHeadReader(Vocabulary(SampleCatalog.catalog))
      reader.read(value)
      return reader.problems.map { problem in
        let suggestion = problem.suggestion.map { " (\($0))" } ?? ""
        return "\(problem.code) at \(problem.field): \(problem.message)\(suggestion)"
      }
    }
  }

  @Test(
    arguments: [
      (#"{"order":"A","product":"wardrobe"}"#, ""),
      (#"{"order":"A","product":"wardrobe","quantity":2.0,"market":null,"customer":[{}]}"#, ""),
      (#"{"product":"door"}"#, "missing-field at order: an order needs an 'order': its id, a string"),
      (#"{"order":null,"product":"door"}"#, "missing-field at order: an order needs an 'order': its id, a string"),
      (#"{"order":7,"product":"door"}"#, "wrong-type at order: 'order' must be a string"),
      (#"{"order":"","product":"door"}"#, "bad-value at order: an order's id has 1 to 256 bytes"),
      (#"{"order":"A"}"#, "missing-field at product: an order needs a 'product'"),
      (
        #"{"order":"A","product":"wardrob"}"#,
        "unknown-product at product: the catalog has no product 'wardrob' (wardrobe)"
      ),
      (#"{"order":"A","product":["door"]}"#, "wrong-type at product: 'product' must be a string"),
      (#"{"order":"A","product":"door","markt":1}"#, "unknown-field at markt: an order has no field 'markt' (market)"),
      (
        #"{"order":"A","product":"door","market":"germny"}"#,
        "unknown-market at market: the catalog has no market 'germny' (germany)"
      ),
      (#"{"order":"A","product":"door","plant":"x"}"#, "unknown-plant at plant: the catalog has no plant 'x'"),
      (
        #"{"order":"A","product":"door","ordered":"2026-02-30"}"#,
        "bad-date at ordered: 'ordered' must be a date from 1970 to 2199, such as 2026-12-20"
      ),
      (
        #"{"order":"A","product":"door","requested":"1969-12-31"}"#,
        "bad-date at requested: 'requested' must be a date from 1970 to 2199, such as 2026-12-20"
      ),
      (#"{"order":"A","product":"door","requested":5}"#, "wrong-type at requested: 'requested' must be a string"),
      (
        #"{"order":"A","product":"door","configuration":[]}"#,
        "wrong-type at configuration: 'configuration' must be an object"
      ),
      (#"{"order":"A","product":"door","revision":1}"#, "wrong-type at revision: 'revision' must be a string"),
      (#"{"order":"A","order":"B","product":"door"}"#, "repeated-field at order: the field 'order' stands twice"),
    ])
  func oneMistake(line: String, expected: String) throws {
    #expect(try Self.problems(line).joined(separator: "\n") == expected)
  }

  @Test(arguments: ["0", "-1", "1.5", "1000001", "1e99", "\"3\"", "true", "[]", "99999999999999999999"])
  func quantities(text: String) throws {
    #expect(
      try Self.problems(#"{"order":"A","product":"door","quantity":\#(text)}"#)
        == ["bad-value at quantity: 'quantity' must be a whole number from 1 to 1000000"])
  }

  @Test(arguments: ["0", "1.5", "1001", "\"high\""])
  func priorities(text: String) throws {
    #expect(
      try Self.problems(#"{"order":"A","product":"door","priority":\#(text)}"#)
        == ["bad-value at priority: 'priority' must be a whole number from 1 to 1000"])
    #expect(try Self.problems(#"{"order":"A","product":"door","priority":1000}"#) == [])
  }

  @Test func allMistakesAtOnce() throws {
    let found = try Self.problems(#"{"order":{},"product":"dor","quantity":0,"ordered":"x","customr":1}"#)
    #expect(
      found.map { String($0.split(separator: " ")[0]) } == [
        "wrong-type", "unknown-product", "bad-value", "bad-date", "unknown-field",
      ])
  }
}
