import BillsOfMaterials
import Catalogs
import Configurations
import ConstraintModels
import Diagnostics
import Expressions
import JSONLines
import Orders
import Quantities

/// Runs a catalog's tests through the chain that orders take: reading, completing, pricing, exploding.
struct TestBench: ~Copyable {
  private let session: CatalogSession
  private var json = JSONReader()
  private var line = JSONWriter()
  private var desks: [CatalogSession.Key: OrderDesk] = [:]

  /// A bench for the catalog's tests. A test counts at its own day, market and plant, never at those of the session.
  init(_ catalog: Catalog, languages: [String]) {
    session = CatalogSession(catalog, languages: languages)
  }

  /// The code of a diagnostic that says what a test expected and what came.
  static let failureCode = "test-failed"

  /// Runs a test: one diagnostic for each expectation that is not met.
  mutating func failures(of test: CatalogTest) -> [Diagnostic] {
    do throws(JSONError) {
      return try outcome(of: test).failures(of: test)
    } catch {
      return [Diagnostic(Self.failureCode, at: test.place, "test '\(test.id)': \(error.description)")]
    }
  }

  /// What a test's order comes to. Throws what the JSON reader refuses, such as an order longer than it reads.
  private mutating func outcome(of test: CatalogTest) throws(JSONError) -> TestOutcome {
    let slice = session.slice(
      product: test.product, date: test.slice.date, market: test.slice.market, plant: test.slice.plant)
    let desk = desk(for: session.key(product: test.product, slice: slice), slice: slice)
    line.reset()
    TestOrder(test, desk.model.model).write(to: &line)
    var head = OrderHeadReader(session.vocabulary)
    head.read(unsafe try json.read(line.bytes))
    desk.reader.read(head.head.configuration, into: desk.row)
    let problems = head.problems + desk.reader.problems
    guard problems.isEmpty else { return TestOutcome(status: .refused(problems), model: desk.model) }
    return TestOutcome(status: complete(desk, quantity: head.head.quantity), model: desk.model)
  }

  private mutating func desk(for key: CatalogSession.Key, slice: Slice) -> OrderDesk {
    if let known = desks[key] { return known }
    let desk = OrderDesk(session.model(key, slice: slice), session.vocabulary)
    desks[key] = desk
    return desk
  }

  private func complete(_ desk: OrderDesk, quantity: Int) -> TestOutcome.Status {
    switch desk.configurator.complete(desk.row, Choices(fields: desk.reader.given, listed: desk.reader.listed)) {
    case .valid: making(desk, quantity: quantity)
    case .incomplete(let missing): .incomplete(missing: missing)
    case .invalid(let conflict): .invalid(conflict)
    case .undecided(let limit): .undecided(limit: limit)
    }
  }

  /// In the order in which an order is answered, for each step leaves its results in the row's registers.
  private func making(_ desk: OrderDesk, quantity: Int) -> TestOutcome.Status {
    let (model, row) = (desk.model, desk.row)
    let warnings = desk.configurator.warnings(row)
    desk.configurator.setters(row, into: &desk.setters)
    let values = model.model.fields.indices.map { value(of: $0, desk) }
    guard let piece = model.prices.price(row, quantity: quantity, into: &desk.items) else {
      return .refused([OrderProblem("price-too-large", field: "configuration", "the price exceeds what can be counted")]
      )
    }
    model.bill.evaluate(row)
    do throws(QuantityFlaw) {
      try model.bill.explode(row, into: &desk.explosion)
    } catch {
      return .refused([OrderProblem(error.code, field: "configuration", error.message)])
    }
    return .valid(
      TestOutcome.Making(
        price: FixedDecimal(mantissa: piece, scale: model.prices.currency.minorDigits),
        positions: model.bill.positions(row), routing: model.bill.routing(row), warnings: warnings,
        setters: desk.setters.kinds, values: values))
  }

  private func value(of index: Int, _ desk: OrderDesk) -> String? {
    let field = desk.model.model.fields[index]
    guard desk.configurator.isActive(field.instance, desk.row) else { return nil }
    let characteristic = desk.model.model.characteristic(of: field)
    let cell = desk.row[field.slot]
    switch characteristic.type {
    case .boolean: return cell == 1 ? "true" : "false"
    case .number(let number): return FixedDecimal(mantissa: cell, scale: number.scale).normalized.description
    case .value(let domain, _): return cell < 0 ? "" : domain.values[Int(cell)]
    case .set(let domain):
      return domain.values.enumerated().filter { cell >> Int64($0.offset) & 1 == 1 }.map(\.element)
        .joined(separator: " ")
    case .text: return desk.text(index)?.description ?? characteristic.textDefault
    }
  }
}
