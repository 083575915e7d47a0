import Diagnostics
import Quantities

/// A configuration and what it must give, run by a check.
public struct CatalogTest: Sendable {
  public struct Given: Sendable {
    /// As written: an id or a path such as `door[1].handle`.
    public var path: String
    /// As written; for a multiple choice ids separated by white space.
    public var value: String
    public var place: SourceRange

    public init(path: String, value: String, place: SourceRange) {
      self.path = path
      self.value = value
      self.place = place
    }
  }
  public enum Expectation: Sendable {
    case status(String)
    case price(FixedDecimal)
    /// The id of a rule or table that the conflict names.
    case conflict(rule: String)
    case warning(rule: String)
    case value(path: String, value: String?, by: String?)
    /// Slash path, after a component's path and a colon where it belongs to one (`door[1]:10/20`); nil quantity: absent.
    case position(path: String, quantity: FixedDecimal?)
    /// nil: absent.
    case operation(id: String, run: TimeSpan?, isAbsent: Bool)
  }

  public var id: String
  public var place: SourceRange
  public var product: Int
  public var slice: Slice
  public var quantity: Int
  public var given: [Given]
  public var expectations: [(expectation: Expectation, place: SourceRange)]

  public init(
    id: String, place: SourceRange, product: Int, slice: Slice, quantity: Int, given: [Given],
    expectations: [(expectation: Expectation, place: SourceRange)]
  ) {
    self.id = id
    self.place = place
    self.product = product
    self.slice = slice
    self.quantity = quantity
    self.given = given
    self.expectations = expectations
  }
}
