import Answers
import CatalogSessions
import JSONLines
import OrderStores
import Quantities

/// Order lines in, result lines out, in the same order: the chain over several threads, with or without a store.
public struct OrderPipe: Sendable {
  let session: CatalogSession
  let detail: AnswerDetail
  let threads: Int
  let limits: LineLimits

  public init(
    _ session: CatalogSession, detail: AnswerDetail = .full, threads: Int, limits: LineLimits = .standard
  ) {
    self.session = session
    self.detail = detail
    self.threads = threads
    self.limits = limits
  }

  /// Answers every line of `input` on `output`. With a store, what it accepts is durable before its line is answered.
  ///
  /// `moment` is when orders count as accepted; `progress` is told the lines so far, batch after batch. Throws
  /// `StreamError` and `StoreError`. The answers do not depend on `threads`. Memory does not grow with the input.
  public func run(
    from input: Int32, to output: Int32, store: (any OrderStore)? = nil, moment: @escaping () -> LocalDateTime,
    stop: StopSignal? = nil, progress: (Int) -> Void = { _ in }
  ) throws -> PipeSummary {
    let (session, detail, limits) = (session, detail, limits)
    let pipeline = LinePipeline<OrderEvaluator, AnswerBatch>(
      threads: threads,
      makeContext: { OrderEvaluator(session, depth: detail == .full ? .making : [], limits: limits) },
      makeLedger: { [isStored = store != nil] in AnswerBatch(keepsContent: isStored) },
      answer: { lines, evaluator, answers, writer in
        for i in 0..<lines.lineCount { evaluator.answer(lines[i], detail, into: &answers, to: &writer) }
      })
    var summary = PipeSummary()
    let intake = store.map { OrderIntake(store: $0, session) }
    // Answers are many times longer than orders; a store wants its commits in groups all the same.
    let batchLines = min(store == nil ? 32 : 512, max(1, limits.linesInFlight / pipeline.batchesInFlight))
    let batchBytes = min(256 << 10, max(1, limits.bytesInFlight / pipeline.batchesInFlight))
    let reader = LineReader(
      input, lineLimit: limits.lineBytes, batchBytes: batchBytes, batchLines: batchLines, stop: stop)
    try pipeline.run(reader, to: output) { answers, writer in
      try intake?.settle(&answers, &writer, at: moment())
      for entry in answers.entries { summary.add(entry.record) }
      answers.entries.removeAll(keepingCapacity: true)
      progress(summary.lines)
    }
    return summary
  }
}
