import JSONLines

/// JSON prepared once and copied into answer after answer: one block of memory that never moves.
@safe
public final class PreparedText: @unchecked Sendable {
  /// A piece of the text.
  public struct Piece: Sendable, BitwiseCopyable {
    fileprivate var start: Int32
    fileprivate var count: Int32
  }

  private let memory: UnsafeMutablePointer<UInt8>
  private let count: Int

  private init(_ bytes: [UInt8]) {
    count = bytes.count
    unsafe memory = .allocate(capacity: max(1, bytes.count))
    for (i, byte) in bytes.enumerated() { unsafe (memory + i).initialize(to: byte) }
  }

  deinit { unsafe memory.deallocate() }

  /// Collects pieces, then freezes them.
  public struct Builder: ~Copyable {
    private var bytes: [UInt8] = []

    public init() {}

    public mutating func add(_ text: String) -> Piece {
      let start = bytes.count
      bytes += Array(text.utf8)
      return Piece(start: Int32(start), count: Int32(bytes.count - start))
    }

    public consuming func finish() -> PreparedText { PreparedText(bytes) }
  }

  /// Writes a piece as a value, or as names and values, of its own.
  @inline(__always)
  func write(_ piece: Piece, to writer: inout JSONWriter) {
    assert(Int(piece.start + piece.count) <= count, "a piece of another text")
    unsafe writer.raw(UnsafeBufferPointer(start: memory + Int(piece.start), count: Int(piece.count)))
  }

  /// Writes a piece right behind what stands there.
  @inline(__always)
  func append(_ piece: Piece, to writer: inout JSONWriter) {
    assert(Int(piece.start + piece.count) <= count, "a piece of another text")
    unsafe writer.append(UnsafeBufferPointer(start: memory + Int(piece.start), count: Int(piece.count)))
  }
}
