import ConstraintModels
import Threads

/// Completes and judges configurations of one model: direct evaluation where the defaults fit, search where they do not.
///
/// One for each thread. What it answers depends on the model and the choices alone, never on what it was asked before.
public final class Configurator {
  public let completion: CompletionModel
  private let network: ModelNetwork
  private lazy var search = ConfigurationSearch(network)

  public init(_ completion: CompletionModel, network: ModelNetwork) {
    self.completion = completion
    self.network = network
  }

  public var model: ProductModel { completion.model }

  /// Completes what the customer gave in `row`; afterwards, if valid, the row holds every cell of the configuration.
  ///
  /// Cost: one run of the model's program; where a default does not fit, a search as well, which the check may end: the outcome
  /// is then undecided, with the check's reason.
  public func complete(_ row: ConfigurationRow, _ choices: Choices, stop: StopCheck = .never) -> Outcome {
    if fitsDefaults(row, choices) { return .valid }
    guard network.enforced.isExact, network.switched.isExact else { return .undecided("numbers beyond 2^60") }
    return searchCompletion(row, choices, stop)
  }

  /// Whether the customer's choices and the defaults beside them keep every rule, so that nothing else has to change; the row then
  /// holds the configuration. Cost: one run of the model's program.
  public func fitsDefaults(_ row: ConfigurationRow, _ choices: Choices) -> Bool {
    completion.evaluate(row)
    return keepsLists(row, choices) && !isMissing(row) && completion.isValid(row)
  }

  /// Soft constraints that the configuration in the row does not keep.
  public func warnings(_ row: ConfigurationRow) -> [Int] { completion.warnings(row) }

  /// Whether an instance is there, in the configuration that the row holds.
  public func isActive(_ instance: Int, _ row: ConfigurationRow) -> Bool { completion.isActive(instance, row) }

  /// No more instances are listed than there are.
  private func keepsLists(_ row: ConfigurationRow, _ choices: Choices) -> Bool {
    for count in completion.computedCounts {
      if let listed = choices.listed[count], Int64(listed) > row[model.counts[count].slot] { return false }
    }
    return true
  }

  private func isMissing(_ row: ConfigurationRow) -> Bool {
    for field in completion.required where !row.isGiven(model.fields[field].slot) {
      if completion.isActive(model.fields[field].instance, row) { return true }
    }
    return false
  }

  private func searchCompletion(_ row: ConfigurationRow, _ choices: Choices, _ stop: StopCheck) -> Outcome {
    search.stop = stop
    switch search.complete(row, choices, of: model) {
    case .undecided(let limit): return .undecided(stop.reason?.rawValue ?? limit)
    case .unsatisfiable:
      let conflict = search.conflict(row, choices, of: model)
      return conflict.map(Outcome.invalid) ?? .undecided(stop.reason?.rawValue ?? "conflicts")
    case .satisfied(let cells):
      let missing = search.missing(row, choices, in: cells, of: completion)
      if let reason = stop.reason { return .undecided(reason.rawValue) }
      if !missing.isEmpty { return .incomplete(missing: missing) }
      adopt(cells, row)
      return .valid
    }
  }

  /// Takes over the chosen cells that the search found and computes the others again, so that a valid answer has been
  /// checked by the direct evaluation too.
  private func adopt(_ cells: [Int64?], _ row: ConfigurationRow) {
    var found: [Int] = []
    for slot in cells.indices where !row.isGiven(slot) {
      guard let cell = cells[slot] else { continue }
      row.give(cell, to: slot)
      found.append(slot)
    }
    completion.evaluate(row)
    precondition(completion.isValid(row), "search and evaluation must agree on what is valid")
    for slot in found { row.takeBack(slot) }
  }
}
