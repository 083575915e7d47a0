import Catalogs
import Diagnostics
import Expressions

/// Something that a configuration keeps, and where it comes from.
public struct ModelConstraint: Sendable {
  /// What in the catalog asks for it.
  public enum Provenance: Hashable, Sendable {
    /// Index among the product's rules.
    case rule(Int)
    /// Index among the product's combination tables.
    case combinations(Int)
    /// A value that does not count in the slice: index of the characteristic, and of its value.
    case unavailable(characteristic: Int, value: Int)
    /// A binding whose value does not fit the component's characteristic: indices of component and binding, in the parent.
    case binding(component: Int, binding: Int)
    /// More instances given than the component's count allows: index of the component.
    case count(component: Int)
  }
  public enum Body: Sendable {
    /// Holds where the term is 1. The instance's activity is already part of it.
    case condition(Term)
    /// Index into the model's combination checks; counts where `when` is 1 (nil: everywhere).
    case table(Int, when: Term?)
  }

  public var provenance: Provenance
  /// The instance in whose product the provenance's indices count.
  public var instance: Int
  public var isHard: Bool
  public var body: Body
}
