import Catalogs
import Expressions

/// A characteristic of an instance: one cell with a name, a type and somebody who sets it.
public struct Field: Sendable {
  public enum Source: Sendable {
    /// The customer, else the default; nil: he must, unless the characteristic is optional.
    case chosen(default: FieldDefault?)
    /// A formula of its own product, or a binding of the parent.
    case computed(Term, isBound: Bool)
  }
  public enum FieldDefault: Sendable {
    case constant(Int64)
    case formula(Term)
  }

  public var instance: Int
  /// Index among the characteristics of the instance's product.
  public var characteristic: Int
  public var slot: Int
  public var path: String
  public var source: Source

  public var isChosen: Bool {
    if case .chosen = source { true } else { false }
  }
}

/// How many instances of a component there are: one cell.
public struct CountField: Sendable {
  public enum Source: Sendable {
    case listed(ClosedRange<Int>, default: Int)
    case computed(Term)
  }

  /// The instance that owns the component.
  public var instance: Int
  public var component: Int
  public var slot: Int
  public var path: String
  public var source: Source
  /// The instances, in order.
  public var instances: [Int]
}
