import JSONLines
import Quantities
import Testing

@Suite("Cursors on a text")
struct JSONValueTests {
  @Test("Numbers at the limits of 64 bits")
  func numbers() throws {
    let text =
      "[9223372036854775807,-9223372036854775808,9223372036854775808,-9223372036854775809,0,-0,1.0,1e3,"
      + "99999999999999999999,1000000000000000000]"
    try reading(text) { value in
      let integers = value.elements.map { $0.integer }
      #expect(integers == [.max, .min, nil, nil, 0, 0, nil, nil, nil, 1_000_000_000_000_000_000])
      let texts = value.elements.map { $0.number?.description ?? "" }
      #expect("[" + texts.joined(separator: ",") + "]" == text)
    }
  }

  @Test("Decimals are exact, or not given")
  func decimals() throws {
    try reading("[12.50,-0.001,7,1e-2,1e400,\"1\"]") { value in
      let decimals = value.elements.map { $0.decimal?.description }
      #expect(decimals == ["12.5", "-0.001", "7", "0.01", nil, nil])
    }
  }

  @Test("Whole subtrees are stepped over")
  func navigation() throws {
    try reading(#"{"a":[[1,{"x":[2]}],3],"b":{"c":{}},"d":"e","d":4}"#) { value in
      #expect(value.count == 4)
      #expect(value.members.map { $0.name.description } == ["a", "b", "d", "d"])
      #expect(value["a"]?.elements.map { $0.kind } == [.array, .integer])
      #expect(value["b"]?["c"]?.kind == .object)
      #expect(value["d"]?.string == "e")
      #expect(value["nothing"] == nil)
      #expect(value.elements.map { $0.kind } == [])
      #expect(value["d"]?["e"] == nil)
    }
  }

  @Test("Every value knows its text and place")
  func sources() throws {
    let text = #" {"k\n":[1.50, "a\"b" ,{"z":null}],"t":true}"#
    try reading(text) { value in
      let members = Array(value.members)
      #expect(value.offset == 1)
      #expect(value.source.description == String(text.dropFirst()))
      #expect(members[0].key.offset == 2)
      #expect(members[0].key.source.description == #""k\n""#)
      #expect(members[0].name == "k\n")
      let elements = members[0].value.elements.map { $0.source.description }
      #expect(elements == ["1.50", #""a\"b""#, #"{"z":null}"#])
      #expect(members[1].value.source == "true")
    }
  }

  @Test("The first repeated name is found, however many there are", arguments: [2, 15, 16, 17, 400])
  func repeatedKeys(count: Int) throws {
    let names = (0..<count).map { "\"n\($0)\":0" }
    try reading("{" + names.joined(separator: ",") + "}") { #expect($0.firstRepeatedKey == nil) }
    // Written with an escape it is the same name.
    let repeating = names + ["\"\\u006e\(count / 2)\":1", "\"n0\":2"]
    try reading("{" + repeating.joined(separator: ",") + "}") { value in
      #expect(value.firstRepeatedKey?.offset == names.joined(separator: ",").utf8.count + 2)
    }
  }

  @Test("Strings compare by their bytes")
  func strings() throws {
    try reading(#"["e\u0301","é","board","boards",""]"#) { value in
      let strings = value.elements.compactMap { $0.string }
      #expect(strings[0] != strings[1])
      #expect(strings[2] == "board")
      #expect(strings[3] != "board")
      #expect(strings[4].isEmpty)
      switch strings[3] {
      case "board": Issue.record("a prefix is not the string")
      case "boards": break
      default: Issue.record("the string is not recognised")
      }
    }
  }
}
