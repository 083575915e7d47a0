/// A mistake in an order line, at its field.
public struct OrderProblem: Hashable, Sendable {
  /// Stable, in kebab case, such as `unknown-value`.
  public var code: String
  /// The field's path, such as `configuration.door[1].handle`.
  public var field: String
  public var message: String
  /// What the customer most likely meant.
  public var suggestion: String?

  public init(_ code: String, field: String, _ message: String, suggestion: String? = nil) {
    self.code = code
    self.field = field
    self.message = message
    self.suggestion = suggestion
  }
}
