/// Answers an input line by line over several threads, in the order of the lines.
///
/// A reader thread cuts batches, each worker answers whole batches with a context of its own, and the calling thread
/// settles the batches in input order and writes their answers. `batchesInFlight` batches are under way at most, which bounds
/// the memory: then reading stops. Batches are cut by what input is waiting, so an answer must depend on its line, its
/// number and what was settled before; then the output is the same whatever the number of threads.
///
/// With one thread everything happens on the calling thread.
public struct LinePipeline<Context: ~Copyable, Ledger: ~Copyable & Sendable>: Sendable {
  /// Answers every line of a batch into the writer, and notes in the ledger what is to be settled.
  public typealias Answer = @Sendable (borrowing LineBatch, inout Context, inout Ledger, inout JSONWriter) -> Void
  /// Makes lasting what a batch noted, may change its answers, and leaves the ledger as it was when made.
  public typealias Settlement = (inout Ledger, inout JSONWriter) throws -> Void

  /// A writer's memory that is kept for the next batch.
  static var keptBytes: Int { 16 << 20 }

  /// Workers, not counting reader and caller; with one, everything happens in the caller's thread.
  let threads: Int
  /// The most batches that are read and whose answers are not written.
  public var batchesInFlight: Int { threads == 1 ? 1 : 2 * threads + 2 }

  let makeContext: @Sendable () -> Context
  let makeLedger: @Sendable () -> Ledger
  let answer: Answer

  /// A pipeline of at least one worker. Each makes its context on its own thread; ledgers are made for each batch
  /// under way, and used again.
  public init(
    threads: Int, makeContext: @escaping @Sendable () -> Context, makeLedger: @escaping @Sendable () -> Ledger,
    answer: @escaping Answer
  ) {
    precondition(threads >= 1 && threads <= 1024, "a pipeline has between 1 and 1,024 threads")
    self.threads = threads
    self.makeContext = makeContext
    self.makeLedger = makeLedger
    self.answer = answer
  }

  /// Answers the whole input, and returns when the last answer is written.
  ///
  /// `settle` runs on the calling thread, batch after batch in input order, before the batch's answers are written: what
  /// it stores is durable before anybody reads so. Throws what it throws, and what reading and writing throw; an answer
  /// that is settled may then be unwritten, but none is written unsettled.
  public func run(_ reader: consuming LineReader, to output: Int32, settle: Settlement) throws {
    if threads == 1 {
      try runInline(reader, to: output, settle: settle)
    } else {
      try runThreads(reader, to: output, settle: settle)
    }
  }

  private func runInline(_ reader: consuming LineReader, to output: Int32, settle: Settlement) throws {
    var context = makeContext()
    var ledger = makeLedger()
    var batch = LineBatch()
    var writer = JSONWriter(capacity: 64 << 10)
    while try reader.read(into: &batch) {
      answer(batch, &context, &ledger, &writer)
      try settle(&ledger, &writer)
      try writer.write(to: output)
      writer.reset(keeping: Self.keptBytes)
    }
  }
}

extension LinePipeline where Context: ~Copyable, Ledger == Void {
  /// A pipeline whose answers leave nothing to settle.
  public init(
    threads: Int, makeContext: @escaping @Sendable () -> Context,
    answer: @escaping @Sendable (borrowing LineBatch, inout Context, inout JSONWriter) -> Void
  ) {
    self.init(
      threads: threads, makeContext: makeContext, makeLedger: {},
      answer: { batch, context, _, writer in answer(batch, &context, &writer) })
  }

  /// Answers the whole input, and returns when the last answer is written.
  public func run(_ reader: consuming LineReader, to output: Int32) throws {
    try run(reader, to: output) { _, _ in }
  }
}
