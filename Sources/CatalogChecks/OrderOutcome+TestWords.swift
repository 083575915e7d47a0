import Answers
import Diagnostics

extension OrderOutcome {
  /// Why the order is not valid, as notes: the rules at their places, what is missing, what is wrong with the line.
  var notes: [Diagnostic.Note] {
    switch conclusion {
    case .valid, .duplicate, .taken: []
    case .incomplete(let missing):
      [.init("nothing is given for " + missing.map { "'\($0)'" }.joined(separator: ", "))]
    case .conflicting(let conflict): conflict.rules.map(note)
    case .refused(let problems): problems.map { .init($0.message) }
    case .undecided(let limit): [.init("the work limit was reached: \(limit)")]
    case .unreadable(let fault): [.init(fault.message)]
    }
  }

  private func note(on rule: ConstraintForm) -> Diagnostic.Note {
    .init(rule.because.isEmpty ? rule.id : "\(rule.id): \(rule.because)", at: rule.place)
  }
}
