/// Who set the values of a configuration, field by field.
public struct Setters: Sendable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case customer
    /// The default stands.
    case byDefault
    /// Rules: those that the default, in the otherwise same configuration, would break.
    case rules
    /// A formula or the parent product.
    case formula
  }

  /// By field.
  public internal(set) var kinds: [Kind] = []
  /// By field that rules set: indices of the model's constraints, in catalog order.
  public internal(set) var rules: [Int: [Int]] = [:]

  public init() {}
}
