import Answers
import Configurations
import ConstraintModels
import JSONLines
import Orders
import Quantities
import Threads

extension OrderEvaluator {
  /// What the choices come to as an order: completed by defaults and rules, priced and promised.
  public mutating func completion(_ question: JSONValue, stop: StopCheck = .never) -> OrderOutcome.Conclusion {
    switch asked(question, own: [], stop) {
    case .refused(let problems): .refused(problems)
    case .answer(let asked): completion(of: asked)
    }
  }

  /// All minimal conflicts among the choices. Own members: `limit`, 1 to 100 (10).
  public mutating func conflicts(_ question: JSONValue, stop: StopCheck = .never) -> Answered<ConflictsAnswer> {
    switch asked(question, own: ["limit"], stop) {
    case .refused(let problems): return .refused(problems)
    case .answer(let asked):
      var members = QuestionMembers(of: question)
      let limit = members.number("limit", in: 1...100, preset: 10)
      if !members.problems.isEmpty { return .refused(members.problems) }
      let choices = asked.choices()
      let found = asked.configurator.conflicts(asked.workspace.row, choices, upTo: Int(limit))
      let conflicts = found.conflicts.map { asked.workspace.conflict($0) }
      return .answer(ConflictsAnswer(conflicts: conflicts, isComplete: found.isComplete))
    }
  }

  /// Ways out of a conflict. Own members: `limit`, 1 to 20 (3); `keep`, by path what changing a choice weighs, 1 to 1,000,000 (1).
  public mutating func repairs(_ question: JSONValue, stop: StopCheck = .never) -> Answered<RepairsAnswer> {
    switch asked(question, own: ["limit", "keep"], stop) {
    case .refused(let problems): return .refused(problems)
    case .answer(let asked):
      var members = QuestionMembers(of: question)
      let limit = members.number("limit", in: 1...20, preset: 3)
      let weights = weights(members.numbers("keep", in: 1...1_000_000), asked, &members)
      if !members.problems.isEmpty { return .refused(members.problems) }
      let choices = asked.choices()
      let found = asked.configurator.repairs(asked.workspace.row, choices, upTo: Int(limit), weights: weights)
      let repairs = found.repairs.map { repair(asked, $0) }
      return .answer(RepairsAnswer(repairs: repairs, isComplete: found.isComplete))
    }
  }

  /// By place among the choices: fields in catalog order, then counts of which instances are listed.
  private func weights(
    _ given: [(name: String, number: Int64)], _ asked: AskedConfiguration, _ members: inout QuestionMembers
  ) -> [Int: Int64] {
    let chosen = asked.configurator.chosen(asked.workspace.choices)
    let paths = chosen.map { $0.isCount ? asked.model.counts[$0.index].path : asked.model.fields[$0.index].path }
    var weights: [Int: Int64] = [:]
    for (path, weight) in given {
      if let place = paths.firstIndex(of: path) {
        weights[place] = weight
      } else {
        asked.report(path, named: "keep", among: paths, &members)
      }
    }
    return weights
  }

  /// A way out with what it comes to.
  private mutating func repair(_ asked: AskedConfiguration, _ repair: ConfigurationRepair) -> RepairsAnswer.Repair {
    let (model, row) = (asked.model, asked.workspace.row)
    var choices = asked.choices()
    var changes: [(path: String, content: FieldContent?)] = []
    for change in repair.changes {
      if change.isCount {
        let slot = model.counts[change.index].slot
        choices.listed[change.index] = change.content.map { Int($0) }
        if case .listed = model.counts[change.index].source, let content = change.content {
          row.give(content, to: slot)
        }
        if change.content == nil { row.takeBack(slot) }
        changes.append(
          (model.counts[change.index].path, change.content.map { .number(FixedDecimal(mantissa: $0, scale: 0)) }))
        continue
      }
      let field = model.fields[change.index]
      if let content = change.content, !model.isText(field) {
        row.give(content, to: field.slot)
        changes.append((field.path, model.content(of: change.index, cell: content, text: "")))
      } else {
        // Nobody else can write a text: it is let go.
        row.takeBack(field.slot)
        choices.fields.removeAll { $0 == change.index }
        changes.append((field.path, nil))
      }
    }
    return RepairsAnswer.Repair(
      changes: changes, conclusion: conclusion(asked.workspace, choices, asked.head, ordered: asked.day, asked.stop))
  }

  /// Why a value is forced or cannot be chosen. Own members: `path`, of a field; `value`, as an order would give it, of a multiple
  /// choice one member.
  public mutating func explanation(_ question: JSONValue, stop: StopCheck = .never) -> Answered<ExplanationAnswer> {
    switch asked(question, own: ["path", "value"], stop) {
    case .refused(let problems): return .refused(problems)
    case .answer(let asked):
      var members = QuestionMembers(of: question)
      let field = members.required("path").flatMap { _ in members.string("path") }
        .flatMap { asked.field(at: $0, named: "path", &members) }
      let value = question["value"]
      if value == nil { _ = members.required("value") }
      guard let field, let value, members.problems.isEmpty else { return .refused(members.problems) }
      guard let content = asked.workspace.reader.content(value, askedOf: field) else {
        return .refused(asked.workspace.reader.problems)
      }
      return .answer(explanation(asked, field, content))
    }
  }

  private func explanation(_ asked: AskedConfiguration, _ field: Int, _ content: Int64) -> ExplanationAnswer {
    let (configurator, row) = (asked.configurator, asked.workspace.row)
    switch configurator.reason(row, asked.choices(), field: field, cannotBe: content) {
    case .because(let conflict): return ExplanationAnswer(.conflicting, because: asked.workspace.conflict(conflict))
    case .undecided: return ExplanationAnswer(.undecided)
    case .isPossible: break
    }
    switch configurator.reason(row, asked.choices(), field: field, mustBe: content) {
    case .because(let conflict): return ExplanationAnswer(.forced, because: asked.workspace.conflict(conflict))
    case .undecided: return ExplanationAnswer(.undecided)
    case .isPossible: return ExplanationAnswer(.free)
    }
  }
}
