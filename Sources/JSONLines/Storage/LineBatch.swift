import Glibc

/// Some consecutive lines of an input, in one buffer that is used again for later ones.
@safe
public struct LineBatch: ~Copyable, @unchecked Sendable {
  /// The bytes of the lines, and behind them those of the line that is not complete yet.
  var start: UnsafeMutablePointer<UInt8>
  /// Room for bytes, and how many there are.
  var capacity: Int
  var count = 0
  /// Where each line lies in the bytes.
  private var places: UnsafeMutablePointer<LinePlace>
  private var placeCapacity: Int
  /// How many lines there are.
  public private(set) var lineCount = 0
  /// The number of the first line, counted from 1.
  public internal(set) var firstNumber = 1

  /// A batch without lines.
  public init() {
    capacity = 64 << 10
    placeCapacity = 256
    unsafe start = .allocate(capacity: capacity)
    unsafe places = .allocate(capacity: placeCapacity)
  }

  deinit {
    unsafe start.deallocate()
    unsafe places.deallocate()
  }

  /// The line at an index from 0 to below `lineCount`.
  public subscript(index: Int) -> Line {
    precondition(index >= 0 && index < lineCount, "a batch has no such line")
    let place = unsafe places[index]
    let isOverlong = place.length == LinePlace.overlong
    return unsafe Line(
      number: firstNumber + index, isOverlong: isOverlong,
      bytes: UnsafeRawBufferPointer(start: start + Int(place.offset), count: isOverlong ? 0 : Int(place.length)))
  }

  /// Empties the batch for lines from this number on, and gives back memory beyond `limit` bytes.
  mutating func reset(firstNumber: Int, keeping limit: Int) {
    count = 0
    lineCount = 0
    self.firstNumber = firstNumber
    guard capacity > limit else { return }
    unsafe start.deallocate()
    capacity = limit
    unsafe start = .allocate(capacity: capacity)
  }

  /// Makes the bytes at a place the next line.
  mutating func appendLine(_ place: LinePlace) {
    if lineCount == placeCapacity {
      placeCapacity *= 2
      let larger = UnsafeMutablePointer<LinePlace>.allocate(capacity: placeCapacity)
      unsafe larger.update(from: places, count: lineCount)
      unsafe places.deallocate()
      unsafe places = larger
    }
    unsafe (places + lineCount).initialize(to: place)
    lineCount += 1
  }

  /// Room for `extra` bytes behind those there are.
  mutating func reserve(_ extra: Int) {
    guard capacity - count < extra else { return }
    capacity = max(2 * capacity, count + extra)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe memcpy(larger, start, count)
    unsafe start.deallocate()
    unsafe start = larger
  }

  /// Bytes as they are, behind those there are.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count)
    unsafe memcpy(start + count, base, bytes.count)
    count += bytes.count
  }

  /// The offset of the first line feed from `offset` on.
  func firstLineFeed(from offset: Int) -> Int? {
    guard offset < count, let found = unsafe memchr(start + offset, 0x0A, count - offset) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  /// How many bytes of `offset..<end` are left when a carriage return at the end is taken off.
  func lengthWithoutReturn(from offset: Int, to end: Int) -> Int {
    guard end > offset, unsafe start[end - 1] == 0x0D else { return end - offset }
    return end - offset - 1
  }
}

/// Where a line lies in its batch, without its line end.
struct LinePlace {
  /// The length of a line whose bytes were not kept.
  static let overlong = UInt32.max

  /// Where the line starts, and its length or `overlong`.
  var offset: UInt32
  var length: UInt32
}

/// One line of an input, without its line end; its bytes are valid as long as its batch is not filled again.
@safe
public struct Line {
  /// Counted from 1, over the whole input.
  public let number: Int
  /// Whether the line was longer than allowed; its bytes were dropped then, and `bytes` is empty.
  public let isOverlong: Bool
  /// What stands between the line ends.
  public let bytes: UnsafeRawBufferPointer
}
