import CSimdjson

/// Reads JSON texts, one at a time, strictly as RFC 8259 has them.
///
/// Each thread has its own reader and uses it for line after line: once it has seen the longest, it allocates nothing.
/// A text becomes a flat tape of 16-byte tokens; simdjson finds where they start and checks the UTF-8, and one pass over
/// the starts checks the grammar. Strings without escapes stay where they are in the text, numbers keep their text.
///
/// Everything handed out (`JSONValue`, `JSONString`, bytes) points into the text and the reader. It is valid until the
/// next `read`, as long as both live; debug builds stop at a value that was kept longer.
@safe
public struct JSONReader: ~Copyable, @unchecked Sendable {
  /// How deeply arrays and objects may nest.
  public let maximumDepth: Int
  /// The longest text in bytes.
  public let maximumLength: Int

  /// What the cursors share.
  let document: UnsafeMutablePointer<JSONDocument>
  private let scanner: OpaquePointer
  private let open: UnsafeMutablePointer<UInt32>
  private var tokenCapacity: Int
  private var decodedCapacity: Int

  /// A reader for texts up to the given depth and length. Requires a depth of 1 to 65,536 and a length below 256 MiB.
  public init(
    maximumDepth: Int = LineLimits.standard.depth, maximumLength: Int = LineLimits.standard.lineBytes
  ) {
    precondition(maximumDepth >= 1 && maximumDepth <= 65_536, "a depth lies between 1 and 65,536")
    precondition(maximumLength >= 0 && maximumLength <= JSONToken.maximumLength, "a length lies below 256 MiB")
    guard let scanner = unsafe csimdjson_scanner_create() else { fatalError("no memory for a JSON reader") }
    self.maximumDepth = maximumDepth
    self.maximumLength = maximumLength
    unsafe self.scanner = scanner
    tokenCapacity = 256
    decodedCapacity = 256
    unsafe open = .allocate(capacity: maximumDepth)
    unsafe document = .allocate(capacity: 1)
    let decoded = UnsafeMutablePointer<UInt8>.allocate(capacity: decodedCapacity)
    unsafe document.initialize(
      to: JSONDocument(tokens: .allocate(capacity: tokenCapacity), text: UnsafePointer(decoded), decoded: decoded))
  }

  deinit {
    unsafe document.pointee.tokens.deallocate()
    unsafe document.pointee.decoded.deallocate()
    unsafe document.deallocate()
    unsafe open.deallocate()
    unsafe csimdjson_scanner_destroy(scanner)
  }

  /// Reads one text, all of it, and returns its value. Names may repeat in an object: `firstRepeatedKey` tells.
  ///
  /// Faults of characters (UTF-8, what stands in strings, missing quotation marks) are found before those of grammar.
  /// Cost: linear; 0.8 ns a byte of an order line.
  public mutating func read(_ text: UnsafeRawBufferPointer) throws(JSONError) -> JSONValue {
    // A copy, here and below: the thread sanitizer's builds fail to compile accesses through the field itself.
    let document = unsafe document
    unsafe document.pointee.generation &+= 1
    unsafe document.pointee.count = 0
    guard text.count <= maximumLength else { throw JSONError(.tooLong, at: maximumLength) }
    guard let base = text.baseAddress, text.count > 0 else { throw JSONError(.empty, at: 0) }
    let bytes = unsafe base.assumingMemoryBound(to: UInt8.self)
    unsafe document.pointee.text = bytes
    let starts = unsafe csimdjson_scan(scanner, bytes, text.count)
    guard let offsets = unsafe starts.offsets else {
      if unsafe starts.outcome == csimdjson_out_of_memory { throw JSONError(.outOfMemory, at: 0) }
      throw unsafe firstLexicalFault(in: text)
    }
    unsafe reserveTokens(starts.count)
    var builder = unsafe JSONTapeBuilder(
      text: bytes, length: text.count, starts: offsets, startCount: starts.count, tokens: document.pointee.tokens,
      open: open, maximumDepth: maximumDepth)
    if unsafe builder.holdsBackslash {
      reserveDecoded(text.count)
      unsafe builder.decoded = document.pointee.decoded
    }
    unsafe document.pointee.count = try builder.build()
    return unsafe JSONValue(document: document, index: 0, generation: document.pointee.generation)
  }

  private mutating func reserveTokens(_ count: Int) {
    guard count > tokenCapacity else { return }
    let document = unsafe document
    tokenCapacity = max(count, 2 * tokenCapacity)
    unsafe document.pointee.tokens.deallocate()
    unsafe document.pointee.tokens = .allocate(capacity: tokenCapacity)
  }

  private mutating func reserveDecoded(_ count: Int) {
    guard count > decodedCapacity else { return }
    let document = unsafe document
    decodedCapacity = max(count, 2 * decodedCapacity)
    unsafe document.pointee.decoded.deallocate()
    unsafe document.pointee.decoded = .allocate(capacity: decodedCapacity)
  }
}
