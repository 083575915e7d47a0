import CatalogXML

/// How much of each thing a catalog may hold; what exceeds a limit is reported at its place, naming the limit.
public struct CatalogLimits: Sendable, Equatable {
  /// Of each XML file.
  public var xml = XMLLimits()
  /// Files read, CSV files among them (`limit-files`): 1,000.
  public var files = 1_000
  /// Imports inside one another (`limit-import-depth`): 32.
  public var importDepth = 32
  /// Bytes of a CSV file: 256 MiB.
  public var csvBytes = 256 << 20
  /// Cells of one product, its components' instances included (`limit-cells`): 100,000.
  public var cells = 100_000
  /// Products inside one another, and parts made of one another (`limit-nesting`): 64. What expands them calls itself.
  public var nesting = 64
  /// Lines that the bill of one product with all its components can have, for all configurations together (`limit-bill`):
  /// 1,000,000.
  public var billLines = 1_000_000
  /// Parts that one template can stand for (`limit-template`): 100,000.
  public var templateParts = 100_000

  /// The defaults; change what you need.
  public init() {}
}
