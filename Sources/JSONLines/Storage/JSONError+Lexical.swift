/// The first fault of characters in a text that simdjson's scan refused: the scan says that there is one, and its kernels
/// differ in which. Only ever run on refused texts.
func firstLexicalFault(in text: UnsafeRawBufferPointer) -> JSONError {
  if let offset = unsafe firstInvalidUTF8(in: text) { return JSONError(.invalidUTF8, at: offset) }
  var opening: Int?
  var offset = 0
  while offset < text.count {
    let byte = unsafe text[offset]
    if byte == UInt8(ascii: "\"") {
      opening = opening == nil ? offset : nil
    } else if byte == UInt8(ascii: "\\") {
      // Outside a string no backslash may stand, and what the scan made of the rest means nothing.
      guard opening != nil else { return JSONError(.expectedValue, at: offset) }
      offset += 1
      if offset < text.count, unsafe text[offset] < 0x20 { return JSONError(.controlCharacter, at: offset) }
    }
    if opening != nil, byte < 0x20 { return JSONError(.controlCharacter, at: offset) }
    offset += 1
  }
  if let opening { return JSONError(.unclosedString, at: opening) }
  return JSONError(.empty, at: 0)
}

/// The first byte that no valid UTF-8 goes on with (Unicode 15, table 3-7).
private func firstInvalidUTF8(in text: UnsafeRawBufferPointer) -> Int? {
  var offset = 0
  while offset < text.count {
    let lead = unsafe text[offset]
    let (count, second): (Int, ClosedRange<UInt8>)
    switch lead {
    case 0x00...0x7F: (count, second) = (1, 0x80...0xBF)
    case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    default: return offset
    }
    guard offset + count <= text.count else { return offset }
    for index in 1..<count {
      let allowed = index == 1 ? second : 0x80...0xBF
      guard unsafe allowed.contains(text[offset + index]) else { return offset }
    }
    offset += count
  }
  return nil
}
