import Threads

extension LinePipeline where Context: ~Copyable, Ledger: ~Copyable {
  /// One batch with its answers.
  private final class Slot {
    var batch = LineBatch()
    var ledger: Ledger
    var writer = JSONWriter(capacity: 64 << 10)

    /// An empty slot with its ledger.
    init(_ ledger: consuming Ledger) { self.ledger = ledger }
  }

  /// What the reading thread has to itself.
  private final class Intake: @unchecked Sendable {
    var reader: LineReader

    init(_ reader: consuming LineReader) { self.reader = reader }
  }

  /// The run with a reader thread and workers beside the calling thread; all are joined before it returns or throws.
  func runThreads(_ reader: consuming LineReader, to output: Int32, settle: Settlement) throws {
    let stop = try reader.stop ?? StopSignal()
    reader.stop = stop
    let intake = Intake(reader)
    let queue = OrderedQueue(slots: (0..<batchesInFlight).map { _ in Slot(makeLedger()) })
    let read: @Sendable () -> Void = { queue.feedAll { slot in try intake.reader.read(into: &slot.batch) } }
    let work: @Sendable () -> Void = { [makeContext, answer] in
      var context = makeContext()
      queue.workAll { slot in answer(slot.batch, &context, &slot.ledger, &slot.writer) }
    }
    try Crew.run([read] + Array(repeating: work, count: threads)) {
      try queue.handOutAll { slot in
        try settle(&slot.ledger, &slot.writer)
        try slot.writer.write(to: output)
        slot.writer.reset(keeping: Self.keptBytes)
      }
    } abandon: {
      queue.abandon()
      stop.raise()
    }
  }
}
