import Quantities

/// Durable accepted orders, each once.
///
/// A store promises:
/// - What `submit` answered `.accepted` survives the end of the process and of the machine's power.
/// - An id belongs to the first order accepted under it, for ever and across processes.
/// - Orders are numbered in the order of acceptance, from 1 and without gaps.
/// - No clock is read: every moment comes from the caller.
///
/// All calls may come from any thread and block until they are done; each may throw `.locked`, `.damaged`, `.full` and
/// `.failed`.
public protocol OrderStore: Sendable {
  /// Stores the new orders among the submissions and answers each submission at its own index, as if they came one
  /// after the other; all that it accepted is on disk when it returns, and if it throws, nothing of the batch is.
  ///
  /// One transaction, whose fixed cost (waiting for the disk) is shared by the batch: 500 to 1,000 orders are a good
  /// size. A batch of `.lookUpOnly` alone writes nothing and waits for no lock.
  ///
  /// - Parameter moment: when the orders are accepted, by the caller's clock.
  func submit(_ batch: [Submission], at moment: LocalDateTime) throws(StoreError) -> [Verdict]

  /// Remembers a catalog; true if its digest is new to the store. Orders record theirs by themselves.
  @discardableResult
  func record(_ catalog: CatalogIdentity, at moment: LocalDateTime) throws(StoreError) -> Bool

  /// Every catalog met so far, first met first.
  func revisions() throws(StoreError) -> [CatalogRevision]

  /// The order of that id, or nil.
  func order(_ id: String) throws(StoreError) -> StoredOrder?

  /// At most `limit` matching orders whose sequence number is above `sequence`, in order of acceptance.
  func orders(matching filter: OrderFilter, after sequence: Int64, limit: Int) throws(StoreError) -> [StoredOrder]

  /// How many orders match; linear in the size of the store, as is `totals`.
  func count(matching filter: OrderFilter) throws(StoreError) -> Int

  /// The number of the order that was accepted last; 0 where there is none. Whoever reads up to it sees the store as it was
  /// then, whatever is accepted meanwhile.
  func lastSequence() throws(StoreError) -> Int64

  /// The matching orders added up by product, plant, currency and status, in that order.
  func totals(matching filter: OrderFilter) throws(StoreError) -> [OrderTotal]

  /// Moves all these orders to a status and enters it into their history, or throws `.unknownOrder` or `.finalStatus`
  /// and moves none. An order that has the status already keeps its history.
  func move(
    _ ids: [String], to status: OrderStatus, under catalog: CatalogIdentity?, note: String?, at moment: LocalDateTime
  ) throws(StoreError)

  /// An order's history, its acceptance first; empty for an unknown id.
  func history(of id: String) throws(StoreError) -> [OrderEvent]

  /// Reads the whole store and throws `.damaged` at the first fault.
  func verify() throws(StoreError)
}

extension OrderStore {
  /// Calls `body` with every matching order, in order of acceptance, holding 256 orders at a time.
  ///
  /// No lock is held while `body` runs, so it may submit and move orders; orders accepted meanwhile are visited too, unless
  /// `final` (`lastSequence` before) lets the visit end before them.
  ///
  /// - Throws: `StoreError`, and what `body` throws, which ends the visit.
  public func forEachOrder(
    matching filter: OrderFilter = OrderFilter(), after sequence: Int64 = 0, through final: Int64 = .max,
    _ body: (StoredOrder) throws -> Void
  ) throws {
    let pageSize = 256
    var last = sequence
    while true {
      let page = try orders(matching: filter, after: last, limit: pageSize)
      for order in page {
        if order.sequence > final { return }
        try body(order)
      }
      guard page.count == pageSize, let end = page.last else { return }
      last = end.sequence
    }
  }
}
