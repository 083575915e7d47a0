extension JSONError: CustomStringConvertible {
  /// One clause for people, without the place.
  public var description: String {
    switch reason {
    case .empty: "there is no JSON value here"
    case .unexpectedEnd: "the text ends before its value is complete"
    case .tooLong: "the text is longer than allowed"
    case .tooDeep: "arrays and objects are nested too deeply"
    case .invalidUTF8: "these bytes are not valid UTF-8"
    case .unclosedString: "this string is not closed"
    case .controlCharacter: "a control character in a string must be written as an escape"
    case .invalidEscape:
      "no such escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits"
    case .loneSurrogate: "this escape is half of a surrogate pair"
    case .invalidNumber: "this is not a JSON number"
    case .invalidLiteral: "unknown word; JSON has true, false and null"
    case .byteOrderMark: "the text begins with a byte order mark"
    case .expectedValue: "a value is expected here"
    case .expectedKey: "a member's name in quotation marks is expected here"
    case .expectedColon: "':' is expected here"
    case .expectedCommaOrBracket: "',' or ']' is expected here"
    case .expectedCommaOrBrace: "',' or '}' is expected here"
    case .trailingContent: "something follows the end of the value"
    case .outOfMemory: "there is not enough memory to read this text"
    }
  }
}
