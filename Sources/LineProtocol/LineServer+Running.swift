import Files
import JSONLines
import Threads

extension LineServer {
  /// Serves until the input ends or `stop` is raised, answers what was read until then, and returns.
  ///
  /// `settle` runs on the calling thread before every write, after all handlers of the lines written: what handlers have
  /// left to be stored in groups is durable before anybody reads so. Throws what it throws, and what reading and writing
  /// throw (`StreamError`); the requests still in flight are cancelled then, and handlers waited for. So they are as soon as
  /// nobody reads the output any more, whether or not there is anything to write. The process must ignore `SIGPIPE`.
  public func run(
    input: Int32, output: Int32, stop: StopSignal? = nil, settle: () throws -> Void = {}
  ) throws {
    let stop = try stop ?? StopSignal()
    let end = try StopSignal()
    let inFlight = InFlight(limits: limits, order: order)
    let watch: @Sendable () -> Void = { if OutputState(of: output, until: end) == .unread { inFlight.dismiss() } }
    let read: @Sendable () -> Void = {
      takeIn(LineReader(input, lineLimit: limits.lineBytes, stop: stop), into: inFlight)
    }
    let workers = (0..<threads).map { worker -> @Sendable () -> Void in { work(as: worker, on: inFlight) } }
    try Crew.run([watch, read] + workers) {
      // Without it the watch would go on for ever.
      defer { end.raise() }
      try writeAnswers(of: inFlight, to: output, settle: settle)
    } abandon: {
      inFlight.abandon()
      stop.raise()
      end.raise()
    }
  }

  /// The reading thread: line after line, as long as there is room.
  private func takeIn(_ reader: consuming LineReader, into inFlight: InFlight) {
    var batch = LineBatch()
    do throws(StreamError) {
      while try reader.read(into: &batch) {
        for index in 0..<batch.lineCount {
          let line = batch[index]
          guard let exchange = inFlight.room(for: line.length) else { return }
          exchange.load(line, for: self)
          if inFlight.admit(exchange) { continue }
          exchange.answer(for: self, worker: 0)
          inFlight.finish(exchange)
        }
      }
      inFlight.endInput()
    } catch {
      inFlight.endInput(error)
    }
  }

  /// A worker's thread: line after line, until there will be no more.
  private func work(as worker: Int, on inFlight: InFlight) {
    while let exchange = inFlight.nextQueued() {
      exchange.answer(for: self, worker: worker) { inFlight.endReading(exchange) }
      inFlight.finish(exchange)
    }
  }

  /// The calling thread: all answers that are ready in one write.
  private func writeAnswers(of inFlight: InFlight, to output: Int32, settle: () throws -> Void) throws {
    var writer = JSONWriter(capacity: 64 << 10)
    while let answered = try inFlight.nextAnswered() {
      try settle()
      for exchange in answered { exchange.copyAnswer(to: &writer) }
      try writer.write(to: output)
      writer.reset(keeping: 1 << 20)
      inFlight.release(answered)
    }
  }
}
