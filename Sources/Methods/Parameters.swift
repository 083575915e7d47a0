import Diagnostics
import JSONLines

/// The parameters of a request, by name (an object) or by position (an array); valid until the handler returns.
public struct Parameters {
  /// The object or array; nil where the request has none.
  public let value: JSONValue?
  private let taken: [Parameter]

  /// The parameters in this object or array, by the names and positions of a method.
  init(_ value: JSONValue?, of description: MethodDescription) {
    self.value = value
    taken = description.parameters
  }

  /// The same, after a check that they are those that the method takes. Throws where there is a parameter that is not taken, one
  /// for the second time, or a required one is left out.
  package init(checking value: JSONValue?, of description: MethodDescription) throws(MethodFailure) {
    self.init(value, of: description)
    if value?.kind == .array { try checkPositions() } else { try checkNames() }
  }

  /// The parameter of a name; nil where it is left out.
  public subscript(name: StaticString) -> JSONValue? {
    guard let value else { return nil }
    if value.kind != .array { return value[JSONString(stringLiteral: name)] }
    guard let position = taken.firstIndex(where: { $0.name == "\(name)" }) else { return nil }
    var elements = value.elements
    for _ in 0..<position where elements.next() == nil { return nil }
    return elements.next()
  }

  /// The same; throws where it is left out.
  public func required(_ name: StaticString) throws(MethodFailure) -> JSONValue {
    if let value = self[name] { return value }
    throw .invalidParameters("parameter '\(name)' is missing")
  }

  private func checkPositions() throws(MethodFailure) {
    let count = value?.count ?? 0
    if count > taken.count { throw .invalidParameters("\(count) parameters where \(taken.count) are taken") }
    for parameter in taken.dropFirst(count) where parameter.isRequired { throw missing(parameter) }
  }

  private func checkNames() throws(MethodFailure) {
    let names = taken.map(\.name)
    if let twice = value?.firstRepeatedKey?.string {
      throw .invalidParameters("parameter '\(twice.shortened)' is there twice")
    }
    var found: [String] = []
    if let members = value?.members {
      for member in members {
        let name = member.name.shortened
        guard names.contains(name) else {
          throw .invalidParameters("there is no parameter '\(name)'", suggestion: nearest(to: name, among: names))
        }
        found.append(name)
      }
    }
    for parameter in taken where parameter.isRequired && !found.contains(parameter.name) { throw missing(parameter) }
  }

  private func missing(_ parameter: Parameter) -> MethodFailure {
    .invalidParameters("parameter '\(parameter.name)' is missing")
  }
}

extension JSONString {
  /// A name from the input as it is repeated in a message: not at any length.
  package var shortened: String { count <= 256 ? description : "\(String(description.prefix(64)))…" }
}
