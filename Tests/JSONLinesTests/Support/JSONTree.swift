import JSONLines

/// A JSON text as a tree of copies, for comparing readers.
indirect enum JSONTree: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONTree])
  case object([JSONTreeMember])

  init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .true, .false: self = .bool(value.bool == true)
    case .integer, .number: self = .number(value.number.map(String.init(describing:)) ?? "")
    case .string: self = .string(value.string.map(String.init(describing:)) ?? "")
    case .array: self = .array(value.elements.map { JSONTree($0) })
    case .object:
      self = .object(value.members.map { JSONTreeMember(name: $0.name.description, value: JSONTree($0.value)) })
    }
  }
}

struct JSONTreeMember: Equatable {
  var name: String
  var value: JSONTree

  /// Swift compares strings by canonical equivalence; here the code points count.
  static func == (a: Self, b: Self) -> Bool {
    a.name.unicodeScalars.elementsEqual(b.name.unicodeScalars) && a.value == b.value
  }
}

/// Hands a text's value to `body`, or throws the reader's error.
func reading<Result>(
  _ text: [UInt8], with reader: inout JSONReader, _ body: (JSONValue) throws -> Result
) throws -> Result {
  try unsafe text.withUnsafeBytes { try body(unsafe reader.read($0)) }
}

/// Hands a text's value to `body`, or throws the reader's error.
func reading<Result>(_ text: String, _ body: (JSONValue) throws -> Result) throws -> Result {
  var reader = JSONReader()
  return try reading(Array(text.utf8), with: &reader, body)
}

/// What is wrong with a text; nil where nothing is.
func fault(of text: [UInt8]) -> JSONError? {
  var reader = JSONReader()
  do {
    try reading(text, with: &reader) { _ in }
    return nil
  } catch {
    return error as? JSONError
  }
}
