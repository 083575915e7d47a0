import Configurations
import ConstraintModels
import JSONLines
import Testing

@testable import Orders

/// What is said of mistakes in a configuration: code, field, message, suggestion.
struct ConfigurationReaderTests {
  private static func problems(_ configuration: String) throws -> [String] {
    let model = SampleCatalog.model
    let reader = ConfigurationReader(model, Vocabulary(SampleCatalog.catalog))
    let row = ConfigurationRow(cellCount: model.cellCount, registerCount: 0)
    return try withJSON(configuration) { value in
      reader.read(value, into: row)
      return reader.problems.map { problem in
        let suggestion = problem.suggestion.map { " (\($0))" } ?? ""
        return "\(problem.code) at \(problem.field): \(problem.message)\(suggestion)"
      }
    }
  }

  @Test(
    arguments: [
      (#"{}"#, ""), (#"{"colour":null,"door":null,"nothing":null}"#, ""),
      (#"{"colur":1}"#, "unknown-field at configuration.colur: 'colur' is no characteristic of 'wardrobe' (colour)"),
      (
        #"{"colour":"bleu"}"#,
        "unknown-value at configuration.colour: 'colour' has no value 'bleu'; it has red, blue, green (blue)"
      ),
      (#"{"colour":7}"#, "wrong-type at configuration.colour: 'colour' must be the id of a value, a string"),
      (#"{"lit":"true"}"#, "wrong-type at configuration.lit: 'lit' must be true or false"),
      (#"{"extras":"red"}"#, "wrong-type at configuration.extras: 'extras' must be a list of values' ids"),
      (
        #"{"extras":["red","rad"]}"#,
        "unknown-value at configuration.extras: 'extras' has no value 'rad'; it has red, blue, green (red)"
      ),
      (#"{"width":"600"}"#, "wrong-type at configuration.width: 'width' must be a number"),
      (
        #"{"width":605}"#,
        "out-of-range at configuration.width: 'width' must lie between 600 and 3000 in steps of 10, not 605"
      ),
      (
        #"{"width":1e400}"#,
        "out-of-range at configuration.width: 'width' must lie between 600 and 3000 in steps of 10, not 1e400"
      ),
      (
        #"{"weight":0.51}"#,
        "out-of-range at configuration.weight: 'weight' must lie between 0.5 and 10 in steps of 0.25, not 0.51"
      ),
      (#"{"name":"Adelbert"}"#, "too-long at configuration.name: 'name' may have 5 characters, not 8"),
      (
        #"{"code":"abc"}"#,
        "pattern at configuration.code: 'abc' does not have the form that 'code' asks for: [A-Z]{2,4}"
      ),
      (
        #"{"code":"AB\u0000"}"#,
        "pattern at configuration.code: 'AB\0' does not have the form that 'code' asks for: [A-Z]{2,4}"
      ),
      (#"{"area":700}"#, "not-choosable at configuration.area: 'area' follows from other values and cannot be chosen"),
      (#"{"lit":true,"lit":false}"#, "repeated-field at configuration.lit: 'lit' stands twice"),
      (#"{"door":[],"door":[]}"#, "repeated-field at configuration.door: 'door' stands twice"),
      (#"{"door":[{},{},{}]}"#, "bad-count at configuration.door: 'door' may stand 0 to 2 times, not 3"),
      (#"{"side":[{},{},{}]}"#, "bad-count at configuration.side: 'side' may stand 0 to 2 times, not 3"),
      (#"{"door":{}}"#, "wrong-type at configuration.door: 'door' must be a list of objects"),
      (#"{"door":"red"}"#, "wrong-type at configuration.door: 'door' must be a list of objects"),
      (#"{"door":[{},7]}"#, "wrong-type at configuration.door[2]: an instance must be an object"),
      (
        #"{"door":[{},{"handle":"nob"}]}"#,
        "unknown-value at configuration.door[2].handle: 'door[2].handle' has no value 'nob'; it has bar, knob (knob)"
      ),
      (
        #"{"lid":{"hande":1}}"#,
        "unknown-field at configuration.lid.hande: 'hande' is no characteristic of 'door' (handle)"
      ),
    ])
  func oneMistake(configuration: String, expected: String) throws {
    let found = try Self.problems(configuration).joined(separator: "\n")
    #expect(found == expected)
  }

  @Test func allMistakesAtOnce() throws {
    let found = try Self.problems(#"{"colour":1,"width":7,"lit":2,"door":[{"tall":99},{"handle":[]}],"x":{}}"#)
    let fields = found.map { String($0.split(separator: " ")[2].dropLast()) }
    #expect(
      fields == ["colour", "width", "lit", "door[1].tall", "door[2].handle", "x"].map { "configuration.\($0)" })
  }

  /// Whatever stands where, each field is given or complained of, and nothing stops the program.
  @Test(arguments: UInt64(0)..<20)
  func hostileValues(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let names = ["colour", "trim", "extras", "width", "weight", "lit", "name", "code", "area", "door", "lid", "side"]
    let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    let values = [
      "1e999999999", "-0", "-0.0e-5", "123456789012345678901234567890", "0.0000000000000000000000001", "[]", "{}",
      "[[]]",
      "\"\"", "\"\\u0000\"", "\"\u{10FFFF}é\"", "true", "false", "[null,true,{}]", "{\"handle\":{}}", deep,
      "[{\"handle\":\"bar\",\"tall\":1e0}]", "600.0", "6e2", "\"red\"", "[\"red\",\"red\"]",
    ]
    for _ in 0..<60 {
      let members = names.filter { _ in random.one(in: 2) }.map { "\"\($0)\":\(random.element(of: values))" }
      let problems = try Self.problems("{\(members.joined(separator: ","))}")
      #expect(problems.allSatisfy { $0.contains(" at configuration.") })
    }
  }

  @Test(arguments: ["1000", "1000.0", "1e3", "10.00E2", "100000e-2"])
  func spellingsOfOneNumber(text: String) throws {
    let model = SampleCatalog.model
    let reader = ConfigurationReader(model, Vocabulary(SampleCatalog.catalog))
    let row = ConfigurationRow(cellCount: model.cellCount, registerCount: 0)
    try withJSON("{\"width\":\(text),\"weight\":0.75,\"trim\":null}") { value in
      reader.read(value, into: row)
      #expect(reader.problems.isEmpty && row[3] == 1_000 && row[4] == 75)
      #expect(reader.given.sorted() == [3, 4])
    }
  }
}
