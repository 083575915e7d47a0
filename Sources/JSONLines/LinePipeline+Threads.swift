extension LinePipeline where Context: ~Copyable, Ledger: ~Copyable {
  /// The run with a reader thread and workers beside the calling thread; all are joined before it returns or throws.
  func runThreads(_ reader: consuming LineReader, to output: Int32, settle: Settlement) throws {
    let stop = try reader.stop ?? StopSignal()
    reader.stop = stop
    let ring = BatchRing<Ledger>(reader: reader, slots: batchesInFlight, makeLedger: makeLedger)
    var running: [WorkThread] = []
    defer { for thread in running { thread.join() } }
    do {
      running.append(try WorkThread { ring.fillAll() })
      for _ in 0..<threads {
        running.append(
          try WorkThread { [makeContext, answer] in
            var context = makeContext()
            ring.answerAll { slot in answer(slot.batch, &context, &slot.ledger, &slot.writer) }
          })
      }
      try ring.writeAll { slot in
        try settle(&slot.ledger, &slot.writer)
        try slot.writer.write(to: output)
      }
    } catch {
      ring.abandon()
      stop.raise()
      throw error
    }
  }
}
