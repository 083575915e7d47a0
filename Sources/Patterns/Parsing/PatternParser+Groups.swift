extension PatternParser {
  /// A character group, whose `[` has been read: `[a-z_]`, `[^a-z]`, `[a-z-[aeiou]]`.
  ///
  /// `-` stands for itself at the beginning and at the end of a group only.
  mutating func group() throws(PatternFault) -> ScalarSet {
    let open = at - 1
    let isNegative = take("^")
    let first = at
    var members: [ClosedRange<UInt32>] = []
    var subtracted: ScalarSet?
    while next != "]" {
      guard next != nil else { throw PatternFault(open..<open + 1, "'[' is not closed") }
      if at > first, next == "-", scalar(ahead: 1) == "[" {
        subtracted = try subtraction()
      } else {
        try member(isFirst: at == first, into: &members)
      }
    }
    guard at > first else { throw PatternFault(open..<at + 1, "a group holds at least one character") }
    at += 1
    var set = ScalarSet(members)
    if isNegative { set = set.complement }
    return subtracted.map(set.subtracting) ?? set
  }

  /// `-[…]`, behind which the group ends.
  private mutating func subtraction() throws(PatternFault) -> ScalarSet {
    at += 2
    let set = try nested(from: at - 1) { parser throws(PatternFault) in try parser.group() }
    guard next == "]" || next == nil else { throw fault("behind what is subtracted the group ends with ']'") }
    return set
  }

  private mutating func member(isFirst: Bool, into members: inout [ClosedRange<UInt32>]) throws(PatternFault) {
    let start = at
    if next == "-" {
      guard isFirst || isLastOfGroup(ahead: 1) else {
        throw fault("'-' stands for itself only at the beginning and at the end of a group; write '\\-'")
      }
      at += 1
      members.append(0x2D...0x2D)
      return
    }
    let low: UInt32
    switch try memberStart() {
    case .set(let set):
      members += set.ranges
      return
    case .scalar(let scalar): low = scalar.value
    }
    guard next == "-", !isLastOfGroup(ahead: 1), scalar(ahead: 1) != "[" else {
      members.append(low...low)
      return
    }
    at += 1
    members.append(try range(from: low, start))
  }

  /// The end of a range whose `-` has been read.
  private mutating func range(from low: UInt32, _ start: Int) throws(PatternFault) -> ClosedRange<UInt32> {
    guard next != "-" else { throw fault("a range does not end with '-'; write '\\-' for the character itself") }
    guard case .scalar(let high) = try memberStart() else {
      throw PatternFault(start..<at, "a range goes from one character to another")
    }
    guard low <= high.value else { throw PatternFault(start..<at, "the range ends before it begins") }
    return low...high.value
  }

  /// A character or an escape.
  private mutating func memberStart() throws(PatternFault) -> PatternEscape {
    let start = at
    guard let scalar = next else { preconditionFailure("a group is read up to its end") }
    guard scalar != "[" else { throw fault("'[' stands in a group only behind '-', to subtract; write '\\['") }
    at += 1
    return scalar == "\\" ? try escape(from: start) : .scalar(scalar)
  }

  /// Whether nothing of the group but a subtraction comes so far ahead, or the pattern ends there.
  private func isLastOfGroup(ahead distance: Int) -> Bool {
    scalar(ahead: distance) == "]" || scalar(ahead: distance) == nil
      || (scalar(ahead: distance) == "-" && scalar(ahead: distance + 1) == "[")
  }
}
