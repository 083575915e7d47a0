import Files

/// Cuts what comes from a file descriptor into batches of whole lines.
///
/// A line ends with LF or CR LF, the last one also with the input. A batch is handed out when it is full, or as soon as
/// no more input is waiting, so that an order typed in a terminal is answered at once. Memory is flat: of a line over
/// the limit nothing is kept but its number.
@safe
public struct LineReader: ~Copyable, @unchecked Sendable {
  private let descriptor: Int32
  /// What ends the input early.
  var stop: StopSignal?
  /// The longest line in bytes.
  public let lineLimit: Int
  private let batchBytes: Int
  private let batchLines: Int
  /// What was read behind the last batch.
  private var carry = LineBatch()
  private var nextNumber = 1
  private var isSkipping = false
  private var isAtEnd = false
  private var isStopped = false

  /// A reader of `descriptor`, which stays the caller's to close.
  ///
  /// A batch holds about `batchBytes` bytes and at most `batchLines` lines. `stop` ends the input: lines that
  /// were read are still handed out, half a line is not. Requires limits of at least one, and a line limit below 1 GiB.
  public init(
    _ descriptor: Int32, lineLimit: Int = LineLimits.standard.lineBytes, batchBytes: Int = 64 << 10,
    batchLines: Int = 4096,
    stop: StopSignal? = nil
  ) {
    precondition(lineLimit > 0 && lineLimit < 1 << 30, "a line limit lies between 1 byte and 1 GiB")
    precondition(batchBytes > 0 && batchBytes <= 1 << 30 && batchLines > 0, "a batch has room for a line")
    self.descriptor = descriptor
    self.stop = stop
    self.lineLimit = lineLimit
    self.batchBytes = batchBytes
    self.batchLines = batchLines
  }

  /// Fills the batch with the next lines, at least one; false, and no lines, at the end of the input. Waits for input.
  public mutating func read(into batch: inout LineBatch) throws(StreamError) -> Bool {
    batch.reset(firstNumber: nextNumber, keeping: max(1 << 20, 2 * batchBytes))
    unsafe batch.append(UnsafeRawBufferPointer(start: carry.start, count: carry.count))
    carry.reset(firstNumber: 0, keeping: max(1 << 20, 2 * batchBytes))
    var lineStart = 0
    var scanned = 0
    cutLines(of: &batch, from: &lineStart, scanned: &scanned)
    while !isAtEnd, !isFull(batch, lineStart), try isMoreToRead(waiting: batch.lineCount == 0) {
      try fill(&batch)
      if isAtEnd { break }
      cutLines(of: &batch, from: &lineStart, scanned: &scanned)
    }
    if isAtEnd, !isStopped, !isFull(batch, lineStart) { cutLastLine(of: &batch, from: &lineStart) }
    unsafe carry.append(UnsafeRawBufferPointer(start: batch.start + lineStart, count: batch.count - lineStart))
    batch.count = lineStart
    nextNumber += batch.lineCount
    return batch.lineCount > 0
  }

  private func isFull(_ batch: borrowing LineBatch, _ lineStart: Int) -> Bool {
    batch.lineCount >= batchLines || (batch.lineCount > 0 && lineStart >= batchBytes)
  }

  /// Makes a line of every line feed not seen yet, as long as the batch has room.
  private mutating func cutLines(of batch: inout LineBatch, from lineStart: inout Int, scanned: inout Int) {
    while batch.lineCount < batchLines, let end = batch.firstLineFeed(from: scanned) {
      appendLine(to: &batch, from: lineStart, to: end)
      lineStart = end + 1
      scanned = lineStart
    }
    guard batch.lineCount < batchLines else { return }
    // A carriage return at the very end may turn out to be half of a line end, and is not counted yet.
    if isSkipping || batch.count - lineStart > lineLimit + 1 {
      isSkipping = true
      batch.count = lineStart
    }
    scanned = batch.count
  }

  private mutating func cutLastLine(of batch: inout LineBatch, from lineStart: inout Int) {
    guard isSkipping || batch.count > lineStart else { return }
    appendLine(to: &batch, from: lineStart, to: batch.count)
    lineStart = batch.count
  }

  private mutating func appendLine(to batch: inout LineBatch, from lineStart: Int, to end: Int) {
    let length = batch.lengthWithoutReturn(from: lineStart, to: end)
    let isOverlong = isSkipping || length > lineLimit
    batch.appendLine(LinePlace(offset: UInt32(lineStart), length: isOverlong ? LinePlace.overlong : UInt32(length)))
    isSkipping = false
  }

  /// Whether to read on: at once where input is waiting, else only if there is nothing to hand out yet.
  private mutating func isMoreToRead(waiting: Bool) throws(StreamError) -> Bool {
    switch try InputState(of: descriptor, stop: stop, waiting: waiting) {
    case .ready: return true
    case .idle: return false
    case .stopped:
      isAtEnd = true
      isStopped = true
      stop?.heed()
      return false
    }
  }

  private mutating func fill(_ batch: inout LineBatch) throws(StreamError) {
    batch.reserve(64 << 10)
    let room = unsafe UnsafeMutableRawBufferPointer(
      start: batch.start + batch.count, count: batch.capacity - batch.count)
    guard let got = unsafe try Descriptor.read(from: descriptor, into: room) else { return }
    isAtEnd = got == 0
    batch.count += got
  }
}
