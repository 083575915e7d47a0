/// How much of each thing a document may hold before it is refused; every refusal names its limit.
///
/// The defaults are far above any catalog that people write and keep a hostile one from costing seconds or gigabytes.
public struct XMLLimits: Sendable, Equatable {
  /// Bytes of the file (`limit-bytes`): 256 MiB. At most 2,147,483,647.
  public var bytes = 256 << 20
  /// Elements inside one another (`limit-depth`): 64. Below 256, where libxml2 gives up by itself.
  public var depth = 64
  /// Attributes and namespace declarations in one start tag (`limit-attributes`): 256.
  public var attributes = 256
  /// Bytes of an element's or attribute's name, with its prefix (`limit-name-length`): 1,024.
  public var nameLength = 1024
  /// Elements and attributes together (`limit-nodes`): 20 million.
  public var nodes = 20_000_000
  /// Bytes of an attribute's value as written (`limit-value-length`): 1 MiB.
  public var valueLength = 1 << 20
  /// Namespace declarations in force at once (`limit-namespaces`): 256. libxml2 searches them for each prefix.
  public var namespaces = 256

  /// The defaults; change what you need.
  public init() {}
}
