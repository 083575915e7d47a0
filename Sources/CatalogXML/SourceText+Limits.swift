/// Why a start tag is refused before libxml2 sees it, and the name that it is refused at.
enum TagExcess: Equatable {
  case attributes(Range<Int>)
  case nameLength(Range<Int>)
  /// The name of the attribute whose value is too long.
  case valueLength(Range<Int>)
}

extension SourceText {
  /// The first start tag of the file that exceeds what one tag may hold, or nil.
  ///
  /// It must be asked before libxml2 sees the file: libxml2 compares each attribute of a tag with every other one,
  /// which takes it half a minute for 50,000, and has limits of its own on lengths, which it words as internal errors.
  /// Whatever a malformed file looks like, a start tag lies between one `<` and the next, so it is enough to count `=`
  /// and bytes there, and to look closer where there are too many of them. The price is that a tag in a comment
  /// counts, too. Cost: one pass.
  func firstExcess(over limits: XMLLimits) -> TagExcess? {
    let shortest = min(limits.nameLength, limits.valueLength)
    var tag = 0
    var equals = 0
    for offset in 0..<bytes.count {
      if bytes[offset] == UInt8(ascii: "=") {
        equals &+= 1
      } else if bytes[offset] == UInt8(ascii: "<") {
        if equals > limits.attributes || offset - tag > shortest, let found = excess(ofTagAt: tag, over: limits) {
          return found
        }
        tag = offset
        equals = 0
      }
    }
    return excess(ofTagAt: tag, over: limits)
  }

  private func excess(ofTagAt tag: Int, over limits: XMLLimits) -> TagExcess? {
    let name = name(at: tag + 1)
    if name.count > limits.nameLength { return .nameLength(name) }
    var offset = name.upperBound
    var count = 0
    while let attribute = attribute(after: offset) {
      count += 1
      if count > limits.attributes { return .attributes(attribute.name) }
      if attribute.name.count > limits.nameLength { return .nameLength(attribute.name) }
      if attribute.value.count > limits.valueLength { return .valueLength(attribute.name) }
      offset = attribute.value.upperBound + 1
    }
    return nil
  }
}
