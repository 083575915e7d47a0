import Answers
import Configurations
import ConstraintModels
import JSONLines
import Orders
import Quantities
import Threads

/// Questions about a configuration: each takes an object with product, slice and the customer's choices, needs nothing asked before,
/// and is answered from it alone.
extension OrderEvaluator {
  /// What can be chosen beside the customer's choices.
  ///
  /// Own members: `of`, paths of what is asked about (everything); `annotate`, `price` and `date`, for what each value changes;
  /// `since`, the token of an earlier answer.
  public mutating func options(
    _ question: JSONValue, stop: StopCheck = .never
  ) -> Answered<(answer: OptionsAnswer, selection: OptionsAnswer.Selection)> {
    switch asked(question, own: ["of", "annotate", "since"], stop) {
    case .refused(let problems): return .refused(problems)
    case .answer(let asked):
      var members = QuestionMembers(of: question)
      var places: (fields: [Int], counts: [Int])?
      if let paths = members.strings("of") { places = self.places(of: paths, asked, &members) }
      let annotations = members.words("annotate", among: ["price", "date"])
      let since = members.string("since").flatMap { OptionsToken($0) }
      if !members.problems.isEmpty { return .refused(members.problems) }
      let answer = answer(asked, places, isAnnotated: !annotations.isEmpty)
      return .answer((answer, OptionsAnswer.Selection(since: since)))
    }
  }

  private func places(
    of paths: [String], _ asked: AskedConfiguration, _ members: inout QuestionMembers
  ) -> (fields: [Int], counts: [Int]) {
    var (fields, counts): ([Int], [Int]) = ([], [])
    for path in paths {
      if let field = asked.model.fields.firstIndex(where: { $0.path == path }) {
        fields.append(field)
      } else if let count = asked.model.counts.firstIndex(where: { $0.path == path }) {
        counts.append(count)
      } else {
        let known = asked.model.fields.map(\.path) + asked.model.counts.map(\.path)
        asked.report(path, named: "of", among: known, &members)
      }
    }
    return (fields, counts)
  }

  private mutating func answer(
    _ asked: AskedConfiguration, _ places: (fields: [Int], counts: [Int])?, isAnnotated: Bool
  ) -> OptionsAnswer {
    let row = asked.workspace.row
    let choices = asked.choices()
    let options = asked.configurator.options(row, choices, of: places?.fields, counts: places?.counts)
    let conflict = options.conflict.map { asked.workspace.conflict($0) }
    let texts = asked.workspace.texts
    var order: ValidOrder?
    if options.status == .complete, case .valid(let valid) = completion(of: asked) { order = valid }
    var changes: [OptionsAnswer.Place: OptionsAnswer.Change] = [:]
    if isAnnotated, let order { changes = self.changes(options, order, asked) }
    return OptionsAnswer(
      forms: asked.workspace.model.forms, options: options, conflict: conflict, texts: texts, order: order,
      isWhole: places == nil, changes: changes)
  }

  /// What each value that can be chosen changes: the order is completed with it in place of what stands.
  private mutating func changes(
    _ options: ConfigurationOptions, _ order: ValidOrder, _ asked: AskedConfiguration
  ) -> [OptionsAnswer.Place: OptionsAnswer.Change] {
    var changes: [OptionsAnswer.Place: OptionsAnswer.Change] = [:]
    for item in options.fields where item.isThere {
      for (index, option) in item.options.enumerated() where option.state == .free {
        let (row, slot) = (asked.workspace.row, asked.model.fields[item.index].slot)
        var choices = asked.choices()
        if !choices.fields.contains(item.index) { choices.fields.append(item.index) }
        row.give(content(option, of: item, asked.model), to: slot)
        guard case .valid(let other) = conclusion(asked.workspace, choices, asked.head, ordered: asked.day, asked.stop)
        else {
          continue
        }
        changes[OptionsAnswer.Place(field: item.index, option: index)] = OptionsAnswer.Change(
          total: other.price.total, days: other.promise.day - order.promise.day)
      }
    }
    return changes
  }

  /// What the cell holds where an option is chosen: of a multiple choice, its members with this one among them or no more.
  private func content(
    _ option: ConfigurationOptions.Option, of item: ConfigurationOptions.Item, _ model: ProductModel
  ) -> Int64 {
    guard case .set = model.characteristic(of: model.fields[item.index]).type else { return option.content }
    return (item.content ?? 0) ^ 1 << option.content
  }
}
