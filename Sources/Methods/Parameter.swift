import JSONLines

/// What a method takes under one name, or at one position.
public struct Parameter: Sendable {
  /// What it is called.
  public let name: String
  /// A JSON Schema of its values.
  public let schema: JSONText
  /// What may be left out has a meaning of its own then, which the schema's description tells.
  public let isRequired: Bool

  /// A parameter. Requires a schema that is JSON.
  public init(_ name: String, schema: String, isRequired: Bool = true) {
    self.name = name
    self.schema = JSONText(schema)
    self.isRequired = isRequired
  }
}
