import Diagnostics
import JSONLines

/// The parameters of a request, by name (an object) or by position (an array); valid until the handler returns.
public struct Parameters {
  /// The object or array; nil where the request has none.
  public let value: JSONValue?

  /// The parameters in this object or array.
  init(_ value: JSONValue?) { self.value = value }

  /// The parameter of a name, or at the position, counted from 0, that the method gives it; nil where it is missing.
  public subscript(name: JSONString, position: Int) -> JSONValue? {
    guard let value else { return nil }
    guard value.kind == .array else { return value[name] }
    var elements = value.elements
    for _ in 0..<position where elements.next() == nil { return nil }
    return elements.next()
  }

  /// The same; throws invalid params where it is missing.
  public func required(_ name: StaticString, _ position: Int) throws(RPCError) -> JSONValue {
    if let value = self[JSONString(stringLiteral: name), position] { return value }
    throw .invalidParams("parameter '\(name)' is missing")
  }

  /// Throws invalid params where there is another parameter than these, or one for the second time. The names are in
  /// the order of their positions.
  public func allow(only names: [String]) throws(RPCError) {
    guard let value else { return }
    if value.kind == .array {
      if value.count > names.count { throw .invalidParams("\(value.count) parameters where \(names.count) are taken") }
      return
    }
    if let twice = value.firstRepeatedKey?.string {
      throw .invalidParams("parameter '\(shortened(twice))' is there twice")
    }
    for member in value.members {
      let name = shortened(member.name)
      if names.contains(name) { continue }
      throw .invalidParams("there is no parameter '\(name)'", suggestion: nearest(to: name, among: names))
    }
  }
}

/// A name from the input as it is repeated in a message: not at any length.
func shortened(_ name: JSONString) -> String {
  name.count <= 256 ? name.description : "\(String(name.description.prefix(64)))…"
}
