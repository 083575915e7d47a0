import Answers
import Catalogs
import Configurations
import ConstraintModels
import Diagnostics
import JSONLines
import Orders
import Quantities
import Threads

/// A configuration that a question is about, read into the workspace that answers it.
struct AskedConfiguration {
  let workspace: OrderWorkspace
  let head: OrderHead
  /// The day on which it counts as ordered.
  let day: CalendarDate
  /// Asked by all that is done for the answer.
  let stop: StopCheck

  var model: ProductModel { workspace.model.model }
  var configurator: Configurator { workspace.configurator }

  /// Reads the customer's choices into the workspace's row, as they are needed again after something was tried in it.
  func choices() -> Choices {
    workspace.reader.read(head.configuration, into: workspace.row)
    return workspace.choices
  }

  /// The field that can be told of by a path; nil, with a report, where there is none.
  func field(at path: String, named member: String, _ members: inout QuestionMembers) -> Int? {
    if let index = model.fields.firstIndex(where: { $0.path == path }) { return index }
    report(path, named: member, among: model.fields.map(\.path), &members)
    return nil
  }

  /// Reports a path that leads nowhere.
  func report(_ path: String, named member: String, among paths: [String], _ members: inout QuestionMembers) {
    members.report(
      OrderProblem(
        "unknown-field", field: member, "nothing stands at '\(path)'", suggestion: nearest(to: path, among: paths)))
  }
}

extension OrderEvaluator {
  /// Reads a question's product, slice and configuration; `own` are the members that it has besides. Refuses all mistakes at once.
  mutating func asked(_ question: JSONValue, own: [String], _ stop: StopCheck) -> Answered<AskedConfiguration> {
    guard question.kind == .object else {
      return .refused([OrderProblem("wrong-type", field: "", "a question is a JSON object")])
    }
    var reading = OrderHeadReader(session.vocabulary, of: .question(own: own))
    reading.read(question)
    let head = reading.head
    guard let product = head.product else { return .refused(reading.problems) }
    let slice = session.slice(product: product, date: head.ordered, market: head.market, plant: head.plant)
    let workspace = workspace(for: session.key(product: product, slice: slice), slice: slice)
    workspace.reader.read(head.configuration, into: workspace.row)
    let problems = reading.problems + workspace.reader.problems
    if !problems.isEmpty { return .refused(problems) }
    workspace.configurator.obey(stop)
    return .answer(AskedConfiguration(workspace: workspace, head: head, day: slice.date, stop: stop))
  }

  /// What the asked configuration comes to as an order.
  mutating func completion(of asked: AskedConfiguration) -> OrderOutcome.Conclusion {
    conclusion(asked.workspace, asked.choices(), asked.head, ordered: asked.day, asked.stop)
  }

  /// What a configuration comes to, as the row and the choices have it.
  mutating func conclusion(
    _ workspace: OrderWorkspace, _ choices: Choices, _ head: OrderHead, ordered: CalendarDate, _ stop: StopCheck
  ) -> OrderOutcome.Conclusion {
    switch workspace.configurator.complete(workspace.row, choices, stop: stop) {
    case .valid: return valid(workspace, head, ordered: ordered)
    case .incomplete(let missing):
      return .incomplete(missing: missing.map { workspace.model.model.fields[$0].path })
    case .invalid(let conflict): return .conflicting(workspace.conflict(conflict))
    case .undecided(let limit): return .undecided(limit: limit)
    }
  }
}
