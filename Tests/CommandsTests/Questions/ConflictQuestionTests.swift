import Answers
import CatalogSessions
import Commands
import Foundation
import JSONLines
import Testing

/// Conflicts, ways out and reasons as a shop asks for them.
struct ConflictQuestionTests {
  private let session: CatalogSession
  /// A wide box without a lid, with an engraving that says nothing.
  private let choices = #"{"width":2100,"lid":false,"engraved":true,"plate":"","colour":"red","weight":1}"#

  init() throws { session = try OrderStream.session() }

  private func ask<Answer>(
    _ question: String, _ ask: (inout OrderEvaluator, JSONValue) -> Answered<Answer>,
    _ write: (Answer, inout JSONWriter) -> Void
  ) throws -> [String: Any] {
    try asked(question, session) { evaluator, value, writer in
      switch ask(&evaluator, value) {
      case .answer(let answer): session.answers.answer(to: &writer) { write(answer, &$0) }
      case .refused(let problems): session.answers.write(.refused(problems), .full, to: &writer)
      }
    }
  }

  @Test func allConflictsAreNamed() throws {
    let question = #"{"product":"box","configuration":\#(choices)}"#
    let answer = try ask(question, { $0.conflicts($1) }, { $0.write(to: &$1) })
    #expect(answer["status"] as? String == "conflicting" && answer["complete"] as? Bool == true)
    let conflicts = try #require(answer["conflicts"] as? [[String: Any]])
    let rules = conflicts.map { ($0["rules"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String } }
    #expect(Set(rules) == [["R1"], ["R3"]])
    let one = try ask(
      #"{"product":"box","limit":1,"configuration":\#(choices)}"#, { $0.conflicts($1) }, { $0.write(to: &$1) })
    #expect((one["conflicts"] as? [Any])?.count == 1 && one["complete"] as? Bool == false)
    let none = try ask(#"{"product":"box"}"#, { $0.conflicts($1) }, { $0.write(to: &$1) })
    #expect(none["status"] as? String == "consistent")
  }

  /// Each way out is an order: with its changes the order is valid, at the price that was told, or asks for the text that was let go.
  @Test func waysOutAreOrders() throws {
    let question = #"{"product":"box","limit":5,"configuration":\#(choices)}"#
    let answer = try ask(question, { $0.repairs($1) }, { $0.write(to: &$1) })
    let repairs = try #require(answer["repairs"] as? [[String: Any]])
    #expect(repairs.count >= 2)
    let chosen = try #require(JSONSerialization.jsonObject(with: Data(choices.utf8)) as? [String: Any])
    var seen: Set<OrderRecord.Status> = []
    for repair in repairs {
      var configuration = chosen
      for (path, value) in try #require(repair["change"] as? [String: Any]) {
        configuration[path] = value is NSNull ? nil : value
      }
      let data = try JSONSerialization.data(withJSONObject: [
        "order": "A", "product": "box", "configuration": configuration,
      ])
      var evaluator = OrderEvaluator(session)
      let order = outcome(data, &evaluator)
      let told = (repair["price"] as? [String: Any])?["total"] as? String
      let total = order.valid.map { "\($0.price.total / 100).\($0.price.total % 100 / 10)\($0.price.total % 10)" }
      if let missing = repair["missing"] as? [String] {
        #expect(order.status == .incomplete && order.reasons == missing && missing == ["plate"], "\(repair)")
      } else {
        #expect(order.status == .valid && told == total, "\(repair)")
      }
      seen.insert(order.status)
    }
    #expect(seen == [.valid, .incomplete])
  }

  @Test func whatWeighsMoreIsKept() throws {
    let question = #"{"product":"box","limit":1,"configuration":{"width":2100,"lid":false},"keep":{"width":9}}"#
    func change(_ question: String) throws -> [String] {
      let answer = try ask(question, { $0.repairs($1) }, { $0.write(to: &$1) })
      let repair = try #require((answer["repairs"] as? [[String: Any]])?.first)
      return try #require(repair["change"] as? [String: Any]).keys.sorted()
    }
    #expect(try change(question) == ["lid"])
    #expect(try change(question.replacing(#""keep":{"width":9}"#, with: #""keep":{"lid":9}"#)) == ["width"])
  }

  @Test func reasonsNameRulesAndChoices() throws {
    let question = #"{"product":"box","configuration":{"width":2100},"path":"lid","value":false}"#
    let answer = try ask(question, { $0.explanation($1) }, { $0.write(to: &$1) })
    #expect(answer["status"] as? String == "conflicting")
    let because = try #require(answer["because"] as? [String: Any])
    #expect((because["rules"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["R1"])
    #expect((because["choices"] as? [String: Any])?.keys.sorted() == ["width"])
    let forced = try ask(
      question.replacing(#""value":false"#, with: #""value":true"#), { $0.explanation($1) }, { $0.write(to: &$1) })
    #expect(forced["status"] as? String == "forced")
    let free = try ask(
      #"{"product":"box","path":"colour","value":"red"}"#, { $0.explanation($1) }, { $0.write(to: &$1) })
    #expect(free["status"] as? String == "free" && free["because"] == nil)
  }

  @Test func questionsAboutNothingAreRefused() throws {
    for (question, field) in [
      (#"{"product":"box","path":"lit","value":1}"#, "path"), (#"{"product":"box","path":"lid"}"#, "value"),
      (#"{"product":"box","path":"plate","value":"A"}"#, "path"),
      (#"{"product":"box","path":"colour","value":"pink"}"#, "configuration.colour"),
    ] {
      let answer = try ask(question, { $0.explanation($1) }, { $0.write(to: &$1) })
      #expect((answer["problems"] as? [[String: Any]])?.first?["field"] as? String == field, "\(question): \(answer)")
    }
  }
}
