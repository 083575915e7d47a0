import Commands
import Glibc
import JSONLines
import OrderStores
import Quantities
import Testing
import Threads

@testable import Methods

/// The methods for orders, called without a door over the furniture catalog.
@Suite("Methods for orders")
struct OrderMethodsTests {
  private let folder: TemporaryFolder
  private let calling: Calling
  private let storeless: Calling

  init() throws {
    folder = try TemporaryFolder()
    let (session, _) = try openCatalog(
      at: "\(TemporaryFolder.repository)/Catalogs/furniture/catalog.xml", SessionRequest())
    let store = try SQLiteOrderStore(path: "\(folder.path)/orders.sqlite")
    let moment: @Sendable () -> LocalDateTime = { LocalDateTime(CalendarDate("2026-12-01")!) }
    calling = Calling(methods: OrderMethods(session, store: store, workers: 1, moment: moment).all)
    storeless = Calling(methods: OrderMethods(session, store: nil, workers: 1, moment: moment).all)
  }

  /// The result of a request, which must fit the method's schema.
  private func result(_ name: String, _ parameters: String) throws -> String {
    let result = try calling.call(name, parameters).get()
    let description = calling.methods.first { $0.description.name == name }!.description
    let fault = SchemaCheck.fault(of: result, by: String(decoding: description.result.bytes, as: UTF8.self))
    #expect(fault == nil, "\(name) \(parameters)")
    return result
  }

  @Test("Examples fit the schemas of their methods, and so do their results")
  func examples() throws {
    for method in calling.methods {
      let example = String(decoding: method.description.example.bytes, as: UTF8.self)
      let parameters = String(decoding: method.description.parametersSchema.bytes, as: UTF8.self)
      #expect(SchemaCheck.fault(of: example, by: parameters) == nil)
      _ = try result(method.description.name, example)
    }
  }

  @Test(
    "Results of every status fit the schema",
    arguments: [
      ("valid", #"{"order":"A","product":"shelf","configuration":{"board":"walnut"}}"#),
      (
        "valid",
        #"{"order":"A","product":"wardrobe","revision":"0","configuration":{"board":"white","opening":"open","carcass":[{"width":500},{"width":1100}]}}"#
      ),
      ("incomplete", #"{"order":"A","product":"shelf"}"#),
      (
        "invalid",
        #"{"order":"A","product":"wardrobe","configuration":{"board":"white","opening":"hinged","height":2500,"back":"plain"}}"#
      ),
      ("invalid", #"{"order":"A","product":"cupboard","quantity":0,"configuration":{"bord":1}}"#),
      ("error", #"{"product":"shelf"}"#), ("error", #"{"order":""}"#),
    ])
  func statuses(status: String, order: String) throws {
    for method in ["order.validate", "order.submit"] {
      let result = try result(method, #"{"order":\#(order)}"#)
      #expect(result.contains(#""status":"\#(status)""#))
    }
  }

  @Test("A known order is a duplicate, its id with other content a conflict")
  func known() throws {
    let order = #"{"order":"A","product":"shelf","configuration":{"board":"walnut"}}"#
    #expect(try result("order.submit", "[\(order)]").contains(#""status":"valid""#))
    #expect(try result("order.submit", "[\(order)]").contains(#""status":"duplicate""#))
    let other = order.replacing("walnut", with: "white")
    #expect(try result("order.submit", "[\(other)]").contains(#""status":"conflict""#))
    #expect(try result("order.get", #"["A"]"#).contains(#""board":"walnut""#))
  }

  @Test("A stop leaves undecided what would need a search, and a plan as it is by then")
  func stopped() throws {
    let order =
      #"{"order":{"order":"A","product":"wardrobe","configuration":{"board":"white","opening":"hinged","height":2500,"back":"plain"}}}"#
    let stop = StopCheck { .deadline }
    let answer = try calling.call("order.validate", order, stop: stop).get()
    #expect(answer.contains(#""status":"undecided","limit":"deadline""#))
    let schema = calling.methods.first { $0.description.name == "order.validate" }!.description.result
    #expect(SchemaCheck.fault(of: answer, by: String(decoding: schema.bytes, as: UTF8.self)) == nil)
    _ = try result("order.submit", #"{"order":{"order":"A","product":"shelf","configuration":{"board":"walnut"}}}"#)
    let plan = try calling.call("plan.schedule", nil, stop: stop).get()
    #expect(plan == #"{"status":"undecided","limit":"deadline","plans":[],"notPlanned":[]}"#)
  }

  @Test("What was cancelled before it is stored is not stored")
  func cancelled() throws {
    let order = #"["\#("A")"]"#
    let submitted = calling.call(
      "order.submit", #"{"order":{"order":"A","product":"shelf","configuration":{"board":"walnut"}}}"#,
      isCancelled: true)
    #expect(throws: MethodFailure.self) { try submitted.get() }
    #expect(calling.failure("order.get", order)?.kind == .own(.unknownOrder))
  }

  @Test(
    "An order that is no object is a wrong parameter, as the schema says",
    arguments: ["order.validate", "order.submit", "bom.explode"])
  func noObjects(method: String) {
    for value in ["null", "1", "\"W-1\"", "[]", "[{}]", "true"] {
      for parameters in [#"{"order":\#(value)}"#, "[\(value)]"] {
        #expect(
          calling.failure(method, parameters)?.kind
            == .invalidParameters(reason: "'order' must be an object: the order", suggestion: nil))
      }
    }
  }

  @Test(
    "Parameters that the schemas refuse are refused, for the same reason by name and by position",
    arguments: [
      ("order.validate", nil, "parameter 'order' is missing", nil),
      ("order.validate", "[]", "parameter 'order' is missing", nil),
      ("order.validate", #"{"ordr":{}}"#, "there is no parameter 'ordr'", "order"),
      ("order.validate", #"{"order":{},"order":{}}"#, "parameter 'order' is there twice", nil),
      ("order.validate", "[{},{}]", "2 parameters where 1 are taken", nil),
      ("order.get", "[1]", "'order' must be a string: the order's id", nil),
      ("catalog.list", "[1]", "1 parameters where 0 are taken", nil),
      ("plan.schedule", #"{"start":"2026-13-01"}"#, "'start' must be a date such as 2026-12-20", nil),
      ("plan.schedule", "[20261201]", "'start' must be a date such as 2026-12-20", nil),
    ] as [(String, String?, String, String?)])
  func refused(method: String, parameters: String?, reason: String, suggestion: String?) {
    #expect(
      calling.failure(method, parameters)?.kind == .invalidParameters(reason: reason, suggestion: suggestion))
  }

  @Test("Each method's own errors, and no others, are in its description")
  func errors() {
    let invalid = #"{"order":{"order":"A","product":"shelf"}}"#
    var found: [String: [Int]] = [:]
    for (calls, name, parameters) in [
      (storeless, "order.submit", #"{"order":{}}"#), (storeless, "order.get", #"{"order":"A"}"#),
      (storeless, "plan.schedule", "{}"), (calling, "order.get", #"{"order":"A"}"#), (calling, "bom.explode", invalid),
    ] {
      guard case .own(let error)? = calls.failure(name, parameters)?.kind else {
        Issue.record("\(name) has a result")
        continue
      }
      found[name, default: []].append(error.code)
    }
    found["plan.schedule", default: []].append(MethodError.nothingPlanned.code)
    for method in calling.methods {
      #expect(method.description.errors.map(\.code) == found[method.description.name] ?? [])
    }
    guard let refusal = calling.failure("bom.explode", invalid)?.data else {
      Issue.record("the refusal says nothing")
      return
    }
    let schema = calling.methods.first { $0.description.name == "order.validate" }!.description.result
    #expect(SchemaCheck.fault(of: refusal, by: String(decoding: schema.bytes, as: UTF8.self)) == nil)
  }
}
