import Catalogs
import Digests
import JSONLines
import OrderStores
import Quantities

/// Order lines in, result lines out, in the same order: the chain over several threads, with or without a store.
public struct OrderPipe: Sendable {
  let session: CatalogSession
  let detail: AnswerDetail
  let threads: Int
  /// Longest line in bytes, below 256 MiB.
  let lineLimit: Int

  public init(_ session: CatalogSession, detail: AnswerDetail = .full, threads: Int, lineLimit: Int = 8 << 20) {
    self.session = session
    self.detail = detail
    self.threads = threads
    self.lineLimit = lineLimit
  }

  /// Answers every line of `input` on `output`. With a store, what it accepts is durable before its line is answered.
  ///
  /// `moment` is when orders count as accepted; `progress` is told the lines so far, batch after batch. Throws
  /// `StreamError` and `StoreError`. The answers do not depend on `threads`. Memory does not grow with the input.
  public func run(
    from input: Int32, to output: Int32, store: (any OrderStore)? = nil, moment: @escaping () -> LocalDateTime,
    stop: StopSignal? = nil, progress: (Int) -> Void = { _ in }
  ) throws -> PipeSummary {
    let (session, detail, lineLimit) = (session, detail, lineLimit)
    let pipeline = LinePipeline<OrderClerk, OrderLedger>(
      threads: threads, makeContext: { OrderClerk(session, detail: detail, lineLimit: lineLimit) },
      makeLedger: { [isStored = store != nil] in OrderLedger(keepsContent: isStored) },
      answer: { batch, clerk, ledger, writer in
        for i in 0..<batch.lineCount { clerk.answer(batch[i], keeping: &ledger, to: &writer) }
      })
    var summary = PipeSummary()
    let keeper = store.map { OrderKeeper(store: $0, catalog: session.catalog) }
    // Answers are many times longer than orders; a store wants its commits in groups all the same.
    let batchLines = store == nil ? 32 : 512
    let reader = LineReader(input, lineLimit: lineLimit, batchBytes: 256 << 10, batchLines: batchLines, stop: stop)
    try pipeline.run(reader, to: output) { ledger, writer in
      try keeper?.settle(&ledger, &writer, at: moment())
      for entry in ledger.entries { summary.add(entry.record) }
      ledger.entries.removeAll(keepingCapacity: true)
      progress(summary.lines)
    }
    return summary
  }
}
