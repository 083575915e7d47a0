extension String {
  /// One line of text that cannot steer a terminal: control characters (C0, DEL, C1), line ends among them, written out as
  /// `\u001b`. Whoever lays text out in lines makes each of them printable, then joins them.
  ///
  /// What orders hold is for their sender to choose; raw, it could recolour, overwrite or retitle the window of whoever looks at it.
  public var printable: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard scalar.isControl else {
        text.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      text.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7f...0x9f).contains(value) }
}
