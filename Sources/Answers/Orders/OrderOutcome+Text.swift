import Orders

extension OrderOutcome {
  /// The outcome for people: what came of the order and, where it is not valid, why and where to look; line by line, each printable.
  public var text: String {
    let head = "\(order ?? "line \(line)"): \(status.rawValue)\(headline)"
    return ([head] + details.map { "  \($0)" }).map { $0.printable + "\n" }.joined()
  }

  private var headline: String {
    switch conclusion {
    case .valid(let order):
      let total = order.forms.price.text(order.price.total)
      return ", \(total) \(order.currency.code), promised for \(order.promise), item \(order.item)"
    case .duplicate(let first): return ", \(first.price.text), promised for \(first.promised), item \(first.item)"
    default: return ""
    }
  }

  private var details: [String] {
    switch conclusion {
    case .valid(let order): order.warningLines
    case .incomplete(let missing): ["still to be chosen: \(missing.joined(separator: ", "))"]
    case .conflicting(let conflict): conflict.lines
    case .refused(let problems): problems.map(\.line)
    case .undecided(let limit): ["the work limit was reached: \(limit)"]
    case .unreadable(let fault): [fault.message + (fault.column.map { " at column \($0)" } ?? "")]
    case .duplicate: []
    case .taken: [Self.takenMessage]
    }
  }
}

extension ValidOrder {
  fileprivate var warningLines: [String] {
    let rules = warnings.map { "note \(forms.constraints[$0].line)" }
    return rules + (otherRevision.map { ["note other-revision: configured against revision \($0)"] } ?? [])
  }
}

extension OrderConflict {
  /// What was chosen, then the rules, a line each.
  var lines: [String] {
    let chosen = choices.map { "\($0.path) = \($0.content.json)" } + lists.map { "\($0.path) = \($0.count)" }
    let more =
      insufficient.isEmpty ? [] : ["not enough to give up alone: \(insufficient.joined(separator: ", "))"]
    return ["chosen: \(chosen.isEmpty ? "nothing" : chosen.joined(separator: ", "))"] + rules.map(\.line) + more
  }
}

extension ConstraintForm {
  fileprivate var line: String { "\(id): \(because) (\(place))" }
}

extension OrderProblem {
  fileprivate var line: String { "\(field): \(message)" + (suggestion.map { "; did you mean '\($0)'?" } ?? "") }
}
