import BillsOfMaterials
import Catalogs
import Configurations
import ConstraintModels
import Diagnostics
import Orders
import Quantities

/// What a test's order came to, ready to be compared with what the test expects.
struct TestOutcome {
  enum Status {
    case valid(Making)
    case incomplete(missing: [Int])
    /// Constraints that cannot hold together with what was given.
    case invalid(Conflict)
    /// The order could not be read or worked out.
    case refused([OrderProblem])
    case undecided(limit: String)
  }
  /// What follows from a valid configuration.
  struct Making {
    /// Of one piece in the ordered quantity.
    var price: FixedDecimal
    /// Phantoms among them, quantities as their formulas give them.
    var positions: [CountingPosition]
    var routing: [RoutingStep]
    /// Indices of soft constraints that are not kept.
    var warnings: [Int]
    /// By field.
    var setters: [Setters.Kind]
    /// By field: the value as a test writes it; nil: its instance is not there.
    var values: [String?]
  }

  let status: Status
  let model: OrderModel

  /// The word that a test uses for it; of the others one that no test uses.
  var word: String {
    switch status {
    case .valid: "valid"
    case .incomplete: "incomplete"
    case .invalid, .refused: "invalid"
    case .undecided: "undecided"
    }
  }

  /// Why it is not valid, as notes: the rules at their places, what is missing, what is wrong with the values.
  var reasons: [Diagnostic.Note] {
    switch status {
    case .valid: []
    case .incomplete(let missing):
      [.init("nothing is given for " + missing.map { "'\(model.model.fields[$0].path)'" }.joined(separator: ", "))]
    case .invalid(let conflict): conflict.constraints.map { note(on: $0) }
    case .refused(let problems): problems.map { .init($0.message) }
    case .undecided(let limit): [.init("the work limit was reached: \(limit)")]
    }
  }

  private func note(on constraint: Int) -> Diagnostic.Note {
    let form = model.constraintForms[constraint]
    return .init(form.because.isEmpty ? form.id : "\(form.id): \(form.because)", at: form.place)
  }

  /// Whether a constraint goes by this id, with or without the path of its instance.
  func isNamed(_ constraint: Int, _ id: String) -> Bool {
    let path = model.model.instances[model.model.constraints[constraint].instance].path
    let name = model.constraintForms[constraint].id
    return name == id || name == "\(path).\(id)"
  }
}
