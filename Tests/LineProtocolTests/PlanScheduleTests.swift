import Commands
import Methods
import OrderStores
import Quantities
import Testing

@testable import LineProtocol

/// The real `plan.schedule` over the furniture catalog and a store of orders that cannot all be on time, told to stop in every way
/// that there is.
@Suite("Planning that is told to stop")
struct PlanScheduleTests {
  private let folder: TemporaryFolder
  private let methods: OrderMethods
  /// How many orders the store has.
  private static let count = 16
  /// The repository's folder.
  private static let repository = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" }

  private static func order(_ number: Int) -> String {
    let board = ["white", "walnut"][number % 2]
    return
      #"{"order":"S-\#(number)","product":"shelf","quantity":\#(40 + number),"requested":"2026-12-02","configuration":{"board":"\#(board)"}}"#
  }

  init() throws {
    folder = try TemporaryFolder()
    let catalog = "\(Self.repository)/Catalogs/furniture/catalog.xml"
    let (session, _) = try openCatalog(at: catalog, SessionRequest())
    let store = try SQLiteOrderStore(path: "\(folder.path)/orders.sqlite")
    methods = OrderMethods(
      session, store: store, workers: 2, moment: { LocalDateTime(CalendarDate("2026-12-01")!) })
    let filling = LineServer(name: "", version: "", methods: methods.all, threads: 2)
    let submissions = (0..<Self.count).map { Self.request("order.submit", Self.order($0), $0) }
    let answers = Conversation.answers(of: filling, to: submissions)
    #expect(answers.count { $0.contains(#""status":"valid""#) } == Self.count)
  }

  /// A server over that store.
  private func conversation(_ clock: WatchedClock, order: LineServer.AnswerOrder = .completion) -> Conversation {
    Conversation(
      with: LineServer(name: "", version: "", methods: methods.all, order: order, threads: 2, now: clock.now))
  }

  private static func request(_ method: String, _ order: String, _ id: Int) -> String {
    #"{"jsonrpc":"2.0","method":"\#(method)","params":{"order":\#(order)},"id":\#(id)}"#
  }

  /// With a deadline that the clock is asked for, and meets only if it jumps.
  private static let plan =
    #"{"jsonrpc":"2.0","method":"plan.schedule","params":{"start":"2026-12-01"},"id":"plan","deadline":1000}"#
  private static let late = #"{"order":"LATE","product":"shelf","configuration":{"board":"white"}}"#

  @Test("A deadline gives the best plan so far, marked as undecided", arguments: [2, 10, 80, 300])
  func deadline(jump: Int) throws {
    let clock = WatchedClock(jumpingAt: jump)
    let conversation = conversation(clock)
    conversation.send(Self.plan)
    let answer = try #require(conversation.end().first)
    #expect(answer.hasPrefix(#"{"jsonrpc":"2.0","result":{"status":"undecided","limit":"deadline","plans":["#))
    #expect(answer.hasSuffix(#""notPlanned":[]},"id":"plan"}"#))
    let planned = answer.split(separator: #""delivery":"#).count - 1
    #expect(planned == 0 && jump <= 80 || planned == Self.count && jump >= 80, "\(planned)")
    #expect(clock.looks < jump + 100, "what looks often ends soon")
  }

  @Test("A cancelled plan ends at its next look; nobody waits for it before")
  func cancelled() {
    let clock = WatchedClock(pausingAt: 200)
    let conversation = conversation(clock)
    conversation.send(Self.plan)
    clock.reached.wait()
    conversation.send(Self.request("order.validate", Self.late, 1))
    #expect(conversation.receive()?.hasSuffix(#""id":1}"#) == true)
    conversation.send(Self.request("order.submit", Self.late, 2))
    #expect(conversation.receive()?.contains(#""status":"valid""#) == true)
    conversation.send(Self.request("order.get", #""LATE""#, 3))
    #expect(conversation.receive()?.contains(#""status":"accepted""#) == true)
    conversation.send(CancelTests.cancel(#""plan""#, "4"))
    #expect(conversation.receive() == CancelTests.result(#"{"cancelled":true}"#, "4"))
    clock.goOn.open()
    #expect(conversation.receive() == CancelTests.cancelled(#""plan""#))
    #expect(conversation.end() == [])
    // Cancelled work does not look at the clock any more.
    #expect(clock.looks == 200)
  }

  @Test("A client that dies ends the plan that it asked for")
  func lostReader() {
    let clock = WatchedClock(pausingAt: 200)
    let conversation = conversation(clock, order: .input)
    conversation.send(Self.plan)
    clock.reached.wait()
    conversation.toServer.endInput()
    conversation.fromServer.endOutput()
    // Nothing else tells when the server has noticed; it goes on in small steps until then.
    clock.goOn.open()
    #expect(conversation.failureOfLostReader() == .closed)
    #expect(clock.looks < 20_000)
  }

  @Test("A plan is made of the orders that were there at its turn, in input order too")
  func snapshot() throws {
    let clock = WatchedClock(pausingAt: 2, jumpingAt: 200)
    let conversation = conversation(clock)
    conversation.send(Self.plan)
    clock.reached.wait()
    conversation.send(Self.request("order.submit", Self.late, 1))
    #expect(conversation.receive()?.contains(#""status":"valid""#) == true)
    clock.goOn.open()
    let answer = try #require(conversation.end().first)
    #expect(!answer.contains("LATE"))
    #expect(answer.split(separator: #""delivery":"#).count - 1 == Self.count)
  }
}
