import Files

/// Reads full configurations, one a line of `0` and `1`, as packed bits, 64 lines at a time.
///
/// Eight characters are read as one number and gathered into a byte by one multiplication, so that reading costs about as much as
/// the check itself.
@safe struct ConfigurationLines: ~Copyable {
  /// Why a line is no configuration.
  struct Fault: Error {
    /// The line, counted from 1.
    var line: Int
    /// What is wrong with it.
    var message: String
  }

  /// Number of characters of a line.
  let width: Int
  /// Words of a packed line.
  let wordsPerRow: Int
  /// Up to 64 lines, packed, one after the other.
  private(set) var rows: [UInt64]
  /// Lines read so far.
  private(set) var lineCount = 0
  /// What stays open while lines are read; nil for the standard input.
  private let file: FileInput?
  private let descriptor: Int32
  private let buffer: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private var start = 0
  private var end = 0
  private var isExhausted = false

  /// A reader of an open file, or of the standard input.
  init(file: consuming FileInput?, width: Int) {
    if let opened = file.take() {
      descriptor = opened.descriptor
      self.file = consume opened
    } else {
      descriptor = 0
      self.file = nil
    }
    self.width = width
    wordsPerRow = (width + 63) / 64
    rows = [UInt64](repeating: 0, count: wordsPerRow * 64)
    capacity = max(1 << 18, 4 * (width + 2))
    unsafe buffer = .allocate(capacity: capacity)
  }

  deinit {
    unsafe buffer.deallocate()
  }

  /// Reads up to 64 lines into `rows`; the number of lines read, 0 at the end.
  mutating func next() throws(Fault) -> Int {
    for row in 0..<64 {
      if end - start < width + 2, !isExhausted { try fill() }
      if start == end { return row }
      lineCount += 1
      try readLine(row)
    }
    return 64
  }

  private mutating func fill() throws(Fault) {
    let isFirst = lineCount == 0 && end == 0
    unsafe buffer.update(from: buffer + start, count: end - start)
    end -= start
    start = 0
    while end < capacity {
      let room = unsafe UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end)
      do throws(StreamError) {
        let count = unsafe try Descriptor.read(from: descriptor, into: room) ?? 0
        isExhausted = count == 0
        end += count
      } catch {
        throw Fault(line: lineCount + 1, message: "cannot be read: \(error)")
      }
      if isExhausted { break }
    }
    // A byte order mark is no part of the first line.
    if unsafe isFirst && end >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF { start = 3 }
  }

  private mutating func readLine(_ row: Int) throws(Fault) {
    guard end - start >= width else {
      throw Fault(line: lineCount, message: "the line ends before \(width) characters")
    }
    let line = unsafe UnsafeRawPointer(buffer + start)
    var strange: UInt64 = 0
    for word in 0..<(width / 64) {
      var bits: UInt64 = 0
      for byte in 0..<8 {
        let digits = unsafe line.loadUnaligned(fromByteOffset: word &* 64 &+ byte &* 8, as: UInt64.self) ^ Self.zeros
        strange |= digits
        bits |= Self.gathered(digits) << UInt64(byte &* 8)
      }
      rows[row &* wordsPerRow &+ word] = bits
    }
    if width % 64 > 0 { rows[row * wordsPerRow + width / 64] = unsafe lastWord(line, &strange) }
    guard strange & ~0x0101_0101_0101_0101 == 0 else {
      throw Fault(line: lineCount, message: "among the first \(width) characters is one that is neither 0 nor 1")
    }
    start += width
    try endLine()
  }

  /// The characters 0, eight of them.
  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// The lowest bits of eight bytes in the lowest byte, the first byte's lowest: the product brings each to the top byte.
  @inline(__always)
  private static func gathered(_ digits: UInt64) -> UInt64 { (digits &* 0x0102_0408_1020_4080) >> 56 }

  private func lastWord(_ line: UnsafeRawPointer, _ strange: inout UInt64) -> UInt64 {
    var bits: UInt64 = 0
    for place in 0..<(width % 64) {
      let digit = unsafe UInt64(line.load(fromByteOffset: width / 64 * 64 + place, as: UInt8.self)) ^ 0x30
      strange |= digit
      bits |= (digit & 1) << UInt64(place)
    }
    return bits
  }

  private mutating func endLine() throws(Fault) {
    if unsafe start < end && buffer[start] == UInt8(ascii: "\r") { start += 1 }
    guard unsafe start == end || buffer[start] == UInt8(ascii: "\n") else {
      throw Fault(line: lineCount, message: "the line goes on after \(width) characters")
    }
    if start < end { start += 1 }
  }
}
