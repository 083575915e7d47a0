import CatalogSessions
import Catalogs
import Configurations
import ConstraintModels
import Diagnostics
import Quantities

/// Whether a product can be had at all, what of it never can, and whether its defaults fit one another.
///
/// Asked at the session's day and plant for each market, of the product on its own: what a parent binds is open here, so
/// that what is found holds wherever the product is built in.
public struct ProductCheck {
  let session: CatalogSession
  let product: Int
  /// One slice for each market, or for the one that the session asks for.
  public let slices: [Slice]

  /// The check of a product, by its index.
  public init(_ product: Int, in session: CatalogSession) {
    self.session = session
    self.product = product
    let catalog = session.catalog
    let all: [Int?] = catalog.markets.isEmpty ? [nil] : catalog.markets.indices.map { $0 }
    let markets = session.preset.market.map { [$0] } ?? all
    slices = markets.map { session.slice(product: product, date: nil, market: $0, plant: nil) }
  }

  /// What was found, product by product as its author wrote it.
  public func diagnostics() -> [Diagnostic] {
    let surveys = slices.map { slice in
      let model = session.model(session.key(product: product, slice: slice), slice: slice)
      return Surveyed(slice: slice, model: model, survey: ModelSurvey(model.completion, network: model.network))
    }
    let isDecided = surveys.allSatisfy { $0.survey.isExact && $0.survey.isComplete }
    let possible = surveys.filter { $0.survey.emptiness == nil }
    return emptiness(surveys) + deadValues(surveys) + conflictingDefaults(surveys) + idleDefaults()
      + (isDecided && !possible.isEmpty ? ReachCheck(self, possible).diagnostics() : [])
  }

  /// A slice with what has been found out about the product in it.
  struct Surveyed {
    var slice: Slice
    var model: OrderModel
    var survey: ModelSurvey
  }

  /// The product's id.
  var name: String { session.catalog.products[product].id }

  /// Where the product is defined.
  var place: SourceRange { session.catalog.products[product].place }

  /// An error where no market has a valid configuration, a warning where some has none.
  private func emptiness(_ surveys: [Surveyed]) -> [Diagnostic] {
    let empty = surveys.filter { $0.survey.emptiness != nil }
    let undecided = surveys.filter { !$0.survey.isComplete }.map(undecided)
    guard let first = empty.first, let conflict = first.survey.emptiness else { return undecided }
    let isEverywhere = empty.count == surveys.count
    let places = isEverywhere ? "" : empty.map { market($0.slice) }.joined(separator: ",")
    return [
      Diagnostic(
        "no-valid-configuration", severity: isEverywhere ? .error : .warning, at: place,
        "'\(name)' has no valid configuration\(places)", notes: notes(conflict.constraints, first.model))
    ] + undecided
  }

  private func undecided(_ surveyed: Surveyed) -> Diagnostic {
    if !surveyed.survey.isExact {
      return Diagnostic(
        "rule-too-large", severity: .warning, at: place,
        "the numbers in the rules of '\(name)'\(market(surveyed.slice)) are too large for the search: orders that need it stay undecided"
      )
    }
    return Diagnostic(
      "check-limit", severity: .note, at: place,
      "not all was found out about '\(name)'\(market(surveyed.slice)): the limit of \(ModelSurvey.conflictLimit) conflicts a search was reached"
    )
  }

  /// Values that no market in which they count can ever take.
  private func deadValues(_ surveys: [Surveyed]) -> [Diagnostic] {
    let decided = surveys.filter { $0.survey.emptiness == nil }
    guard let characteristics = decided.first.map({ $0.model.model.product(of: 0).characteristics }) else { return [] }
    var found: [Diagnostic] = []
    for (i, characteristic) in characteristics.enumerated() {
      for (v, value) in characteristic.values.enumerated() {
        let counting = decided.filter { value.effectivity.covers($0.slice) }
        guard !counting.isEmpty, counting.allSatisfy({ $0.survey.isDead(value: v, ofField: i) }) else { continue }
        found.append(
          Diagnostic(
            "dead-value", severity: .warning, at: value.place,
            "no valid configuration of '\(name)'\(asked) takes the value '\(value.id)' of '\(characteristic.id)'"))
      }
    }
    return found
  }

  /// The market that the session asks for, as the end of a phrase; nothing where it asks for all.
  var asked: String { session.preset.market == nil ? "" : market(slices[0]) }

  /// Defaults that are values which count in no market at that day: customers who say nothing get another.
  private func idleDefaults() -> [Diagnostic] {
    session.catalog.products[product].characteristics.compactMap { characteristic in
      guard case .chosen(.constant(let content)?) = characteristic.source, case .value = characteristic.type,
        content >= 0
      else { return nil }
      let value = characteristic.values[Int(content)]
      if slices.contains(where: value.effectivity.covers) { return nil }
      return Diagnostic(
        "idle-default", severity: .warning, at: characteristic.place,
        "the default of '\(characteristic.id)' never counts\(asked): '\(value.id)' is not there on \(slices[0].date)",
        notes: [.init("the value", at: value.place)])
    }
  }

  private func conflictingDefaults(_ surveys: [Surveyed]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for surveyed in surveys {
      guard let conflict = surveyed.survey.defaultsConflict else { continue }
      let model = surveyed.model
      let fields = conflict.choices.map { model.model.fields[$0] }
      guard let first = fields.first else { continue }
      let paths = fields.map { "'\($0.path)'" }.joined(separator: ", ")
      let message =
        fields.count == 1
        ? "the default of \(paths) never holds" : "the defaults of \(paths) cannot hold together"
      let diagnostic = Diagnostic(
        "defaults-conflict", severity: .warning, at: model.model.characteristic(of: first).place, message,
        notes: notes(conflict.constraints, model))
      if !found.contains(where: { $0 == diagnostic }) { found.append(diagnostic) }
    }
    return found
  }

  private func notes(_ constraints: [Int], _ model: OrderModel) -> [Diagnostic.Note] {
    constraints.map {
      let form = model.forms.constraints[$0]
      return .init("by '\(form.id)'", at: form.place)
    }
  }

  /// ` in market 'EU'`, or nothing where there is none.
  private func market(_ slice: Slice) -> String {
    slice.market.map { " in market '\(session.catalog.markets[$0].id)'" } ?? ""
  }
}
