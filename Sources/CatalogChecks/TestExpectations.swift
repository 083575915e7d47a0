import Answers
import BillsOfMaterials
import Catalogs
import Configurations
import ConstraintModels
import Diagnostics
import Expressions
import Quantities

/// What a test expects, held against what its order came to.
public struct TestExpectations {
  /// The code of a diagnostic that says what a test expected and what came.
  public static let failureCode = "test-failed"

  let test: CatalogTest
  let outcome: OrderOutcome

  /// The expectations of a test, for the outcome of its order, worked out with making and positions.
  public init(_ test: CatalogTest, _ outcome: OrderOutcome) {
    self.test = test
    self.outcome = outcome
  }

  /// One diagnostic for each expectation that is not met, at its place.
  public var failures: [Diagnostic] {
    if case .unreadable(let fault) = outcome.conclusion {
      return [Diagnostic(Self.failureCode, at: test.place, "test '\(test.id)': \(fault.message)")]
    }
    return test.expectations.compactMap { expected in
      shortfall(of: expected.expectation).map { message in
        Diagnostic(Self.failureCode, at: expected.place, "test '\(test.id)': \(message)", notes: outcome.notes)
      }
    }
  }

  private var word: String { outcome.status.rawValue }

  /// What was expected and what came instead; nil where it came.
  private func shortfall(of expectation: CatalogTest.Expectation) -> String? {
    switch expectation {
    case .status(let status):
      return status == word ? nil : "expected the status \(status), but the configuration is \(word)"
    case .conflict(let rule): return shortfall(ofConflict: rule)
    case .price(let price):
      return shortfall("the price \(price.text(minimumFractionDigits: price.scale))") { shortfall(of: price, $0) }
    case .warning(let rule): return shortfall("the warning '\(rule)'") { shortfall(ofWarning: rule, $0) }
    case .value(let path, let value, let by):
      return shortfall("a value of '\(path)'") { shortfall(at: path, value, by: by, $0) }
    case .position(let path, let quantity):
      return shortfall("a bill") { shortfall(at: path, quantity: quantity, $0) }
    case .operation(let id, let run, let isAbsent):
      return shortfall("operations") { shortfall(ofOperation: id, run: run, isAbsent: isAbsent, $0) }
    }
  }

  /// What only a valid configuration has.
  private func shortfall(_ wanted: String, _ compare: (ValidOrder) -> String?) -> String? {
    guard let order = outcome.valid else { return "expected \(wanted), but the configuration is \(word)" }
    return compare(order)
  }

  private func shortfall(ofConflict rule: String) -> String? {
    guard case .conflicting(let conflict) = outcome.conclusion else {
      return "expected a conflict with '\(rule)', but the configuration is \(word)"
    }
    if conflict.rules.contains(where: { $0.isNamed(rule) }) { return nil }
    return "expected a conflict with '\(rule)', but it is with \(names(of: conflict.rules))"
  }

  private func shortfall(of price: FixedDecimal, _ order: ValidOrder) -> String? {
    let actual = FixedDecimal(mantissa: order.price.piece, scale: order.currency.minorDigits)
    if price == actual { return nil }
    return
      "expected the price \(price.text(minimumFractionDigits: price.scale)), but it is \(actual.text(minimumFractionDigits: actual.scale))"
  }

  private func shortfall(ofWarning rule: String, _ order: ValidOrder) -> String? {
    let warnings = order.warnings.map { order.forms.constraints[$0] }
    if warnings.contains(where: { $0.isNamed(rule) }) { return nil }
    let others = warnings.isEmpty ? "there is none" : "there are \(names(of: warnings))"
    return "expected the warning '\(rule)', but \(others)"
  }

  private func names(of rules: [ConstraintForm]) -> String { rules.map { "'\($0.id)'" }.joined(separator: ", ") }

  private func shortfall(at path: String, _ value: String?, by: String?, _ order: ValidOrder) -> String? {
    guard let field = order.model.field(at: path), let actual = order.content(of: field)?.description else {
      return "expected a value of '\(path)', but there is no such component"
    }
    if let value, !isSame(value, actual, as: order.model.characteristic(of: order.model.fields[field]).type) {
      return "expected '\(path)' to be '\(value)', but it is '\(actual)'"
    }
    let setter = order.configuration.setters.kinds[field].word
    guard let by, by != setter else { return nil }
    return "expected '\(path)' to be set by the \(by), but it is by the \(setter)"
  }

  private func isSame(_ wanted: String, _ actual: String, as type: ValueType) -> Bool {
    switch type {
    case .number: FixedDecimal(wanted) == FixedDecimal(actual)
    case .set:
      Set(wanted.split(whereSeparator: \.isWhitespace)) == Set(actual.split(whereSeparator: \.isWhitespace))
    case .boolean, .value, .text: wanted == actual
    }
  }

  private func shortfall(at path: String, quantity: FixedDecimal?, _ order: ValidOrder) -> String? {
    let written = order.model.positionPath(path)
    let actual = order.positions.first { $0.path == written }?.quantity
    switch (quantity, actual) {
    case (nil, nil): return nil
    case (nil, let actual?): return "expected no position '\(path)', but there is one of quantity \(actual)"
    case (let quantity?, nil):
      return "expected the quantity \(quantity) at position '\(path)', but there is no such position"
    case (let quantity?, let actual?):
      return quantity == actual
        ? nil : "expected the quantity \(quantity) at position '\(path)', but it is \(actual)"
    }
  }

  /// The product's own operation of that id; where it defines none, any of its components'.
  private func shortfall(ofOperation id: String, run: TimeSpan?, isAbsent: Bool, _ order: ValidOrder) -> String? {
    let isOwn = order.model.product(of: 0).operations.contains { $0.id == id }
    let steps = order.routing.filter { isOwn ? $0.id == id : $0.id.hasSuffix(":\(id)") }
    if isAbsent { return steps.isEmpty ? nil : "expected no operation '\(id)', but there is one" }
    guard let first = steps.first else { return "expected the operation '\(id)', but it is not there" }
    guard let run, !steps.contains(where: { $0.run == run.seconds }) else { return nil }
    return "expected the operation '\(id)' to run \(run), but it runs \(TimeSpan(seconds: first.run))"
  }
}

extension Setters.Kind {
  /// The word that tests and answers use.
  fileprivate var word: String {
    switch self {
    case .customer: "customer"
    case .byDefault: "default"
    case .rules: "rule"
    case .formula: "formula"
    }
  }
}
