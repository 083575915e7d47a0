import Quantities

extension JSONWriter {
  /// A value, or several names and values, prepared beforehand as JSON.
  public mutating func raw(_ prepared: UnsafeBufferPointer<UInt8>) {
    guard let base = prepared.baseAddress, prepared.count > 0 else { return }
    separate()
    unsafe put(base, count: prepared.count)
  }

  /// A value, or several names and values, prepared beforehand as JSON.
  public mutating func raw(_ prepared: [UInt8]) {
    unsafe prepared.withUnsafeBufferPointer { unsafe raw($0) }
  }

  /// A literal that is JSON already.
  public mutating func raw(_ prepared: StaticString) {
    separate()
    unsafe put(prepared.utf8Start, count: prepared.utf8CodeUnitCount)
  }

  /// A piece of another text as it stands, such as `JSONValue.source`.
  public mutating func raw(source: JSONString) {
    unsafe raw(source.bytes)
  }

  /// `{`
  public mutating func openObject() {
    separate()
    put(UInt8(ascii: "{"))
  }

  /// `}`
  public mutating func closeObject() {
    put(UInt8(ascii: "}"))
  }

  /// `[`
  public mutating func openArray() {
    separate()
    put(UInt8(ascii: "["))
  }

  /// `]`
  public mutating func closeArray() {
    put(UInt8(ascii: "]"))
  }

  /// The line feed behind an answer.
  public mutating func endLine() {
    put(0x0A)
  }

  /// `null`
  public mutating func null() { raw("null") }

  /// `true` or `false`
  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  /// A whole number.
  public mutating func integer(_ value: Int64) {
    separate()
    appendInteger(value)
  }

  /// A whole number's digits, without a comma.
  public mutating func appendInteger(_ value: Int64) {
    reserve(20)
    var magnitude = value.magnitude
    var length = value < 0 ? 1 : 0
    var rest = magnitude
    repeat {
      length &+= 1
      rest /= 10
    } while rest > 0
    if value < 0 { unsafe start[count] = UInt8(ascii: "-") }
    count &+= length
    var at = count
    repeat {
      at &-= 1
      unsafe start[at] = UInt8(truncatingIfNeeded: magnitude % 10) &+ UInt8(ascii: "0")
      magnitude /= 10
    } while magnitude > 0
  }

  /// A whole number.
  public mutating func integer(_ value: Int) { integer(Int64(value)) }

  /// A decimal as a JSON number: exact, without exponent, with at least the given digits after the point.
  public mutating func decimal(_ value: FixedDecimal, minimumFractionDigits: Int = 0) {
    separate()
    putDecimal(value, minimumFractionDigits)
  }

  /// A decimal as a string, as money travels so that no reader makes a binary float of it.
  public mutating func quotedDecimal(_ value: FixedDecimal, minimumFractionDigits: Int = 0) {
    separate()
    put(UInt8(ascii: "\""))
    putDecimal(value, minimumFractionDigits)
    put(UInt8(ascii: "\""))
  }

  private mutating func putDecimal(_ value: FixedDecimal, _ minimumFractionDigits: Int) {
    reserve(FixedDecimal.maximumTextLength)
    unsafe count &+= value.write(to: start + count, minimumFractionDigits: minimumFractionDigits)
  }
}

/// For texts that are no JSON, or only pieces of it: no comma comes by itself.
extension JSONWriter {
  /// Bytes as they are.
  public mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer {
      guard let base = $0.baseAddress else { return }
      unsafe put(base, count: $0.count)
    }
  }

  /// A stretch of bytes as they are.
  public mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "a stretch of these bytes")
    unsafe bytes.withUnsafeBufferPointer {
      guard let base = $0.baseAddress else { return }
      unsafe put(base + range.lowerBound, count: range.count)
    }
  }

  /// Bytes as they are.
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    unsafe put(base, count: bytes.count)
  }

  /// Bytes as they are.
  public mutating func append(_ bytes: StaticString) {
    unsafe put(bytes.utf8Start, count: bytes.utf8CodeUnitCount)
  }

  /// A decimal's digits.
  public mutating func appendDecimal(_ value: FixedDecimal, minimumFractionDigits: Int = 0) {
    putDecimal(value, minimumFractionDigits)
  }
}
