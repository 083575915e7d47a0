import Answers

/// Why an accepted order cannot be made by the catalog as it is, as the rest of a sentence about the order.
struct MakingRefusal: Error {
  var reason: String
}

extension MakingRefusal {
  /// What an order is now that was valid once, with the rules, problems, fields or limit that make it so.
  init(_ outcome: OrderOutcome) {
    let reasons = outcome.reasons.joined(separator: ", ")
    let verdict =
      switch outcome.status {
      case .incomplete: "is now incomplete"
      case .undecided: "could not be decided"
      case .error: "can no longer be read"
      case .valid, .invalid, .duplicate, .conflict: "is now invalid"
      }
    reason = reasons.isEmpty ? verdict : "\(verdict): \(reasons)"
  }
}
