import JSONLines

/// What there is to tell of a method: all that a door needs to offer it, check it and document it.
public struct MethodDescription: Sendable {
  /// What requests call it by, such as `order.validate`.
  public let name: String
  /// What it does, for people.
  public let summary: String
  /// What it takes, in the order of the positions.
  public let parameters: [Parameter]
  /// Whether it takes other parameters, too, and looks at them itself.
  public let isOpen: Bool
  /// A JSON Schema of what it takes by name, made of those of its parameters.
  public let parametersSchema: JSONText
  /// A JSON Schema of what it gives. There may be further members: a new version adds some.
  public let result: JSONText
  /// Its own errors, beyond those of any request, by code.
  public let errors: [MethodError]
  /// What its requests read and change of what others do, too. It must name everything by which requests change each other's
  /// answers: they are the same then on any number of threads.
  public let access: Access
  /// Whether it may take long: a deadline then gives the best so far, and cancelling it is worth while.
  public let isLong: Bool
  /// Parameters to try it with, for the bundled furniture catalog.
  public let example: JSONText

  /// A description. Requires schemas and an example that are JSON.
  public init(
    _ name: String, summary: String, parameters: [Parameter] = [], isOpen: Bool = false, result: String,
    errors: [MethodError] = [], access: Access = .none, isLong: Bool = false, example: String = "{}"
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.isOpen = isOpen
    parametersSchema = JSONText(MethodDescription.schema(of: parameters, isOpen: isOpen))
    self.result = JSONText(result)
    self.errors = errors.sorted { $0.code < $1.code }
    self.access = access
    self.isLong = isLong
    self.example = JSONText(example)
  }

  private static func schema(of parameters: [Parameter], isOpen: Bool) -> String {
    var writer = JSONWriter(capacity: 256)
    writer.openObject()
    writer.key("type")
    writer.string("object")
    if !parameters.isEmpty {
      writer.key("properties")
      writer.openObject()
      for parameter in parameters {
        writer.key(named: parameter.name)
        writer.raw(parameter.schema.bytes)
      }
      writer.closeObject()
    }
    let required = parameters.filter(\.isRequired)
    if !required.isEmpty {
      writer.key("required")
      writer.openArray()
      for parameter in required { writer.string(parameter.name) }
      writer.closeArray()
    }
    if !isOpen {
      writer.key("additionalProperties")
      writer.bool(false)
    }
    writer.closeObject()
    return writer.text
  }
}
