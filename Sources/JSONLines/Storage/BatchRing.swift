/// The batches in flight between a reader thread, workers and a writer, used round and round.
///
/// Batch `n` lies in slot `n % slots`. A slot goes from free to filled (reader), taken, answered (worker) and back to
/// free (writer). Reader and writer go through the slots in order, and workers take them in order, so that three counts
/// and each slot's "answered" say everything. The monitor guards those; what a slot holds belongs to whoever the
/// counts give it to, and is touched without the monitor.
final class BatchRing<Ledger: ~Copyable & Sendable>: @unchecked Sendable {
  /// A writer's memory that is kept for the next batch.
  static var keptBytes: Int { 16 << 20 }

  /// One batch with its answers.
  final class Slot {
    var batch = LineBatch()
    var ledger: Ledger
    var writer = JSONWriter(capacity: 64 << 10)
    var isAnswered = false

    /// An empty slot with its ledger.
    init(_ ledger: consuming Ledger) { self.ledger = ledger }
  }

  private let monitor = Monitor()
  private let slots: [Slot]
  /// Only the reader's thread touches it.
  private var reader: LineReader
  private var filled = 0
  private var taken = 0
  private var written = 0
  private var isAtEnd = false
  private var isAbandoned = false
  private var failure: StreamError?

  /// A ring of free slots before the input's first batch.
  init(reader: consuming LineReader, slots count: Int, makeLedger: () -> Ledger) {
    self.reader = reader
    slots = (0..<count).map { _ in Slot(makeLedger()) }
  }

  /// The reader's thread: fills slot after slot until the input ends.
  func fillAll() {
    while true {
      let isOver = monitor.wait(
        until: { filled - written < slots.count || isAbandoned }, then: { isAbandoned })
      if isOver { return }
      var found = false
      var failure: StreamError?
      do throws(StreamError) {
        found = try reader.read(into: &slots[filled % slots.count].batch)
      } catch {
        failure = error
      }
      monitor.change {
        if found { filled += 1 } else { isAtEnd = true }
        self.failure = failure
      }
      if !found { return }
    }
  }

  /// A worker's thread: answers one batch after the other until there will be no more.
  func answerAll(_ answer: (Slot) -> Void) {
    while true {
      guard let slot = nextFilled() else { return }
      answer(slot)
      monitor.change { slot.isAnswered = true }
    }
  }

  private func nextFilled() -> Slot? {
    monitor.wait(
      until: { taken < filled || isAtEnd || isAbandoned },
      then: {
        guard taken < filled, !isAbandoned else { return nil }
        defer { taken += 1 }
        return slots[taken % slots.count]
      })
  }

  /// The calling thread: hands out the answered batches in order, until the input has ended; throws what ended it.
  func writeAll(_ write: (Slot) throws -> Void) throws {
    while true {
      let slot = slots[written % slots.count]
      let isOver = monitor.wait(
        until: { slot.isAnswered || (isAtEnd && written == filled) }, then: { !slot.isAnswered })
      if isOver { break }
      try write(slot)
      slot.writer.reset(keeping: BatchRing.keptBytes)
      monitor.change {
        slot.isAnswered = false
        written += 1
      }
    }
    if let failure { throw failure }
  }

  /// Nobody will write what is still in flight: everyone is to stop.
  func abandon() {
    monitor.change { isAbandoned = true }
  }
}
