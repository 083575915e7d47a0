import Expressions

/// One product at one place of an unrolled product: the root, or the i-th instance of a component.
public struct Instance: Sendable {
  /// Index of the product in the catalog.
  public var product: Int
  /// Where its cells start in the root's row.
  public var base: Int
  /// Index of the parent instance; nil for the root.
  public var parent: Int?
  /// Index of the component in the parent's product; nil for the root.
  public var component: Int?
  /// Position among its siblings, counted from 0.
  public var ordinal: Int
  /// As users write it: empty for the root, `door[2]` (counted from 1), `door` where there can be only one; nested ones joined by dots.
  public var path: String
  /// Whether the instance is there at all, in the root's cells; nil: always.
  public var isActive: Term?
  /// Instances below it follow it directly; this one and they end before this index.
  public var end: Int

  /// The path of something named inside the instance.
  public func path(to name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
