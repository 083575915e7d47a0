import Answers
import CatalogSessions
import Commands
import Foundation
import JSONLines
import Testing

/// What is told of values is what orders with these values come to.
struct OptionsTests {
  private let session: CatalogSession

  init() throws { session = try OrderStream.session() }

  private func ask(_ question: String) throws -> [String: Any] {
    try asked(question, session) { evaluator, value, writer in
      switch evaluator.options(value) {
      case .answer(let options):
        session.answers.answer(to: &writer) { options.answer.write(options.selection, to: &$0) }
      case .refused(let problems): session.answers.write(.refused(problems), .full, to: &writer)
      }
    }
  }

  private func characteristics(_ answer: [String: Any]) throws -> [String: [String: Any]] {
    try #require(answer["characteristics"] as? [String: [String: Any]])
  }

  private func order(_ configuration: [String: Any]) throws -> [String: Any] {
    var evaluator = OrderEvaluator(session)
    let data = try JSONSerialization.data(withJSONObject: [
      "order": "A", "product": "box", "configuration": configuration,
    ])
    let text = answer(String(decoding: data, as: UTF8.self), &evaluator, session)
    return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// With every value in place of what was chosen, an order says whether it can be had.
  @Test(arguments: [
    #"{}"#, #"{"colour":"red","weight":1}"#, #"{"colour":"blue","lid":true}"#,
    #"{"width":2100,"colour":"red","weight":1}"#,
    #"{"engraved":true,"colour":"red","weight":1}"#,
    #"{"colour":"red","weight":1,"door":[{"handle":"bar"},{"handle":"knob"}]}"#,
  ])
  func statesAreWhatOrdersSay(_ configuration: String) throws {
    let chosen = try #require(
      JSONSerialization.jsonObject(with: Data(configuration.utf8)) as? [String: Any])
    let answer = try ask(#"{"product":"box","configuration":\#(configuration)}"#)
    var looked = 0
    for (path, told) in try characteristics(answer) where !path.contains(".") {
      for value in told["values"] as? [[String: Any]] ?? [] {
        var other = chosen
        other[path] = value["value"]
        let status = try #require(order(other)["status"] as? String)
        let isPossible = value["state"] as? String != "conflicting"
        #expect(isPossible == (status != "invalid"), "\(path) \(value): \(status)")
        looked += 1
      }
    }
    #expect(looked >= 6)
  }

  @Test func numbersAreRanges() throws {
    let open = try characteristics(ask(#"{"product":"box","configuration":{"lid":false},"of":["width"]}"#))
    let width = try #require(open["width"]?["ranges"] as? [[String: Any]])
    #expect(open.keys.sorted() == ["width"])
    #expect(width.map { $0["state"] as? String }.filter { $0 == "conflicting" }.count == 1)
    // Wider than 2,000 a box needs a lid.
    #expect(width.last?["from"] as? Int == 2_010 && width.last?["to"] as? Int == 3_000)
    #expect(width.first?["from"] as? Int == 600 && width.first?["step"] as? Int == 10)
  }

  @Test func changesAreWhatOrdersCost() throws {
    let configuration: [String: Any] = ["colour": "red", "weight": 1]
    let answer = try ask(
      #"{"product":"box","configuration":{"colour":"red","weight":1},"annotate":["price"],"of":["colour","engraved"]}"#)
    #expect(answer["status"] as? String == "complete")
    let current = try #require((answer["price"] as? [String: Any])?["current"] as? String)
    var looked = 0
    for (path, told) in try characteristics(answer) {
      for value in told["values"] as? [[String: Any]] ?? [] {
        guard let price = value["price"] as? [String: Any] else { continue }
        var other = configuration
        other[path] = value["value"]
        let total = (try order(other)["price"] as? [String: Any])?["total"] as? String
        #expect(price["total"] as? String == total)
        let change = try #require(Decimal(string: price["change"] as? String ?? ""))
        #expect(try #require(Decimal(string: current)) + change == Decimal(string: total ?? ""))
        looked += 1
      }
    }
    #expect(looked >= 1)
  }

  @Test func onlyWhatHasChangedSinceComesBack() throws {
    let first = try ask(#"{"product":"box","configuration":{"colour":"red","weight":1}}"#)
    let token = try #require(first["token"] as? String)
    let same = try ask(#"{"product":"box","configuration":{"weight":1,"colour":"red"},"since":"\#(token)"}"#)
    #expect(try characteristics(same).isEmpty && same["token"] as? String == token)
    let second = try ask(#"{"product":"box","configuration":{"colour":"blue","weight":1},"since":"\#(token)"}"#)
    let whole = try ask(#"{"product":"box","configuration":{"colour":"blue","weight":1}}"#)
    let (before, after) = (try characteristics(first), try characteristics(whole))
    let changed = after.keys.filter { (after[$0]! as NSDictionary) != (before[$0] as NSDictionary?) }
    #expect(try characteristics(second).keys.sorted() == changed.sorted() && !changed.isEmpty)
    let strange = try ask(#"{"product":"box","configuration":{"colour":"red","weight":1},"since":"nonsense"}"#)
    #expect(try characteristics(strange).count == before.count)
  }

  @Test func everyMistakeInAQuestionIsTold() throws {
    let answer = try ask(
      #"{"product":"box","colour":1,"configuration":{"colour":"rde"},"date":"soon","quantity":0}"#)
    let problems = try #require(answer["problems"] as? [[String: Any]])
    #expect(answer["status"] as? String == "invalid")
    #expect(
      Set(problems.compactMap { $0["field"] as? String }) == ["colour", "date", "quantity", "configuration.colour"])
    let paths = try ask(#"{"product":"box","of":["colur","door[9].handle"],"annotate":["prize"],"since":7}"#)
    let others = try #require(paths["problems"] as? [[String: Any]])
    #expect(others.compactMap { $0["field"] as? String } == ["of", "of", "annotate", "since"])
    #expect(others.compactMap { $0["suggestion"] as? String }.prefix(1) == ["colour"])
  }
}

/// The answer to a question as JSON.
func asked(
  _ question: String, _ session: CatalogSession,
  _ ask: (inout OrderEvaluator, JSONValue, inout JSONWriter) throws -> Void
) throws -> [String: Any] {
  var evaluator = OrderEvaluator(session)
  var reader = JSONReader()
  var writer = JSONWriter()
  let bytes = Array(question.utf8)
  try unsafe bytes.withUnsafeBytes { try ask(&evaluator, try unsafe reader.read($0), &writer) }
  return try #require(JSONSerialization.jsonObject(with: Data(writer.text.utf8)) as? [String: Any], "\(writer.text)")
}
