extension PatternProgram {
  /// Whether the text, which is UTF-8, has the pattern's form: all instructions that wait for a scalar are kept side by
  /// side. Cost: at most the number of instructions for each scalar.
  func accepts(_ text: Span<UInt8>, _ alphabet: Alphabet) -> Bool {
    var current = InstructionSet(of: self)
    var following = InstructionSet(of: self)
    current.insert(0, of: self)
    var at = 0
    while at < text.count {
      let number = alphabet.classNumber(of: nextScalar(of: text, at: &at))
      following.removeAll()
      for place in current.waiting {
        guard case .consume(let set) = instructions[Int(place)], alphabet.holds(set: Int(set), class: number) else {
          continue
        }
        following.insert(place + 1, of: self)
      }
      if following.waiting.isEmpty, !following.isAccepting { return false }
      swap(&current, &following)
    }
    return current.isAccepting
  }
}

/// The scalar at a place of UTF-8, and the place behind it. Requires well-formed text.
@inline(__always)
func nextScalar(of text: Span<UInt8>, at place: inout Int) -> UInt32 {
  let lead = UInt32(text[place])
  place += 1
  if lead < 0x80 { return lead }
  let length = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
  var scalar = lead & (UInt32(0x3F) >> UInt32(length))
  for _ in 0..<length {
    scalar = scalar << 6 | UInt32(text[place] & 0x3F)
    place += 1
  }
  return scalar
}
