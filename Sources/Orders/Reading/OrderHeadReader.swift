import Catalogs
import Diagnostics
import JSONLines
import Quantities

/// Reads the head of an order line and collects every mistake in it.
public struct OrderHeadReader {
  /// The members that an order line may have.
  public static let fields = [
    "order", "product", "quantity", "ordered", "requested", "priority", "market", "plant", "revision", "configuration",
    "customer",
  ]
  /// The most pieces of one order.
  public static let maximumQuantity: Int64 = 1_000_000
  /// The most that an order's lateness can weigh.
  public static let maximumPriority: Int64 = 1_000

  /// What a line may be.
  public enum Kind: Sendable {
    /// An order, which has an id.
    case order
    /// A question about a configuration, which has members of its own besides; its day is called `date`.
    case question(own: [String])
  }

  let vocabulary: Vocabulary
  private let kind: Kind
  public private(set) var head = OrderHead()
  private var found = ProblemList()
  /// What is wrong with the head, in its order.
  public var problems: [OrderProblem] { found.all }

  /// A reader of one line.
  public init(_ vocabulary: Vocabulary, of kind: Kind = .order) {
    self.vocabulary = vocabulary
    self.kind = kind
  }

  /// The members that the line may have.
  private var fields: [String] {
    switch kind {
    case .order: Self.fields
    case .question(let own): ["product", "quantity", "date", "market", "plant", "configuration"] + own
    }
  }

  private var isQuestion: Bool { if case .question = kind { true } else { false } }

  /// Reads `line`, an object.
  public mutating func read(_ line: JSONValue) {
    if let repeated = line.firstRepeatedKey?.string {
      found.add(
        OrderProblem("repeated-field", field: repeated.description, "the field '\(repeated)' stands twice"))
    }
    for member in line.members where !member.value.isNull { readMember(member) }
    let subject = isQuestion ? "a question" : "an order"
    if !isQuestion, head.order == nil, !problems.contains(where: { $0.field == "order" }) {
      found.add(OrderProblem("missing-field", field: "order", "an order needs an 'order': its id, a string"))
    }
    if head.product == nil, !problems.contains(where: { $0.field == "product" }) {
      found.add(OrderProblem("missing-field", field: "product", "\(subject) needs a 'product'"))
    }
  }

  private mutating func readMember(_ member: JSONMember) {
    let value = member.value
    if case .question = kind, !readQuestionMember(member) { return }
    switch member.name {
    case "order": head.order = id(value)
    case "product": head.product = known(value, "product", in: vocabulary.products)
    case "quantity": head.quantity = count(value, "quantity", most: Self.maximumQuantity)
    case "ordered": head.ordered = date(value, "ordered")
    case "requested": head.requested = date(value, "requested")
    case "priority": head.priority = count(value, "priority", most: Self.maximumPriority)
    case "market": head.market = known(value, "market", in: vocabulary.markets)
    case "plant": head.plant = known(value, "plant", in: vocabulary.plants)
    case "revision": head.revision = text(value, "revision")
    case "configuration": head.configuration = object(value, "configuration")
    // Whatever it holds is the customer's own; it is digested and kept with the line.
    case "customer": break
    default:
      let name = member.name.description
      found.add(
        OrderProblem(
          "unknown-field", field: name, "an order has no field '\(name)'",
          suggestion: nearest(to: name, among: Self.fields)))
    }
  }

  /// Reads what only questions have; whether the member is still to be read, as an order's.
  private mutating func readQuestionMember(_ member: JSONMember) -> Bool {
    let name = member.name.description
    guard case .question(let own) = kind, !own.contains(name) else { return false }
    if name == "date" {
      head.ordered = date(member.value, "date")
      return false
    }
    let fields = fields
    if fields.contains(name) { return true }
    found.add(
      OrderProblem(
        "unknown-field", field: name, "the question has no field '\(name)'",
        suggestion: nearest(to: name, among: fields)))
    return false
  }

  private mutating func id(_ value: JSONValue) -> JSONString? {
    guard let id = text(value, "order") else { return nil }
    if id.isEmpty || id.count > 256 {
      found.add(OrderProblem("bad-value", field: "order", "an order's id has 1 to 256 bytes"))
      return id.isEmpty ? nil : id
    }
    return id
  }

  private mutating func text(_ value: JSONValue, _ field: String) -> JSONString? {
    if let string = value.string { return string }
    found.add(OrderProblem("wrong-type", field: field, "'\(field)' must be a string"))
    return nil
  }

  private mutating func object(_ value: JSONValue, _ field: String) -> JSONValue? {
    if value.kind == .object { return value }
    found.add(OrderProblem("wrong-type", field: field, "'\(field)' must be an object"))
    return nil
  }

  private mutating func known(_ value: JSONValue, _ field: String, in table: NameTable) -> Int? {
    guard let name = text(value, field) else { return nil }
    if let number = unsafe table.number(of: UnsafeRawBufferPointer(name.bytes)) { return number }
    found.add(
      OrderProblem(
        "unknown-\(field)", field: field, "the catalog has no \(field) '\(name)'",
        suggestion: nearest(to: name.description, among: table.allNames)))
    return nil
  }

  private mutating func count(_ value: JSONValue, _ field: String, most: Int64) -> Int {
    let number = value.integer ?? value.decimal?.mantissa(atScale: 0)
    if let number, (1...most).contains(number) { return Int(number) }
    found.add(OrderProblem("bad-value", field: field, "'\(field)' must be a whole number from 1 to \(most)"))
    return 1
  }

  private mutating func date(_ value: JSONValue, _ field: String) -> CalendarDate? {
    guard let string = text(value, field) else { return nil }
    if let date = CalendarDate(string.description), (1970...2199).contains(date.year) { return date }
    found.add(
      OrderProblem("bad-date", field: field, "'\(field)' must be a date from 1970 to 2199, such as 2026-12-20"))
    return nil
  }
}
