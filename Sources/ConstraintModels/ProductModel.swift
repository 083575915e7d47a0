import Catalogs
import Diagnostics
import Expressions
import Quantities

/// A product unrolled at one slice: every instance, cell, formula and constraint in the root's row, with where each comes from.
///
/// Immutable and shared between threads; what is evaluated for an order lives elsewhere. Size: proportional to the product's
/// cells and constraints over all instances.
public final class ProductModel: Sendable {
  public let catalog: Catalog
  /// Index of the root product.
  public let product: Int
  public let slice: Slice
  /// The root first, each instance before the instances inside it.
  public let instances: [Instance]
  /// Every characteristic of every instance, instances in order, characteristics in catalog order.
  public let fields: [Field]
  public let counts: [CountField]
  public let constraints: [ModelConstraint]
  /// Combination tables that count in the slice, each once for its product.
  public let checks: [CombinationCheck]
  /// Where each step of `order` says: every cell after those that it depends on, ties in catalog order.
  public let order: [EvaluationStep]
  /// Fields by instance: `fields[fieldRange(of: instance)]`.
  private let fieldStarts: [Int]

  public var cellCount: Int { catalog.products[product].cellCount }

  /// Requires a catalog without errors.
  public init(_ catalog: Catalog, product: Int, slice: Slice) {
    self.catalog = catalog
    self.product = product
    self.slice = slice
    var unrolling = Unrolling(catalog: catalog, slice: slice)
    unrolling.add(
      product: product, base: 0, parent: nil, component: nil, ordinal: 0, path: "", isActive: nil, bound: [:])
    instances = unrolling.instances
    fields = unrolling.fields
    counts = unrolling.counts
    constraints = unrolling.constraints
    checks = unrolling.checks
    fieldStarts = unrolling.fieldStarts + [unrolling.fields.count]
    order = evaluationOrder(fields: unrolling.fields, counts: unrolling.counts)
  }

  /// The same product in another slice, in which the same rules, tables and values count; shares all but the slice.
  public init(_ other: ProductModel, in slice: Slice) {
    assert(
      SliceCoverage(other.catalog, product: other.product, slice: slice)
        == SliceCoverage(other.catalog, product: other.product, slice: other.slice), "slices with other rules")
    self.slice = slice
    (catalog, product) = (other.catalog, other.product)
    (instances, fields, counts) = (other.instances, other.fields, other.counts)
    (constraints, checks, order) = (other.constraints, other.checks, other.order)
    fieldStarts = other.fieldStarts
  }

  public func fieldRange(of instance: Int) -> Range<Int> { fieldStarts[instance]..<fieldStarts[instance + 1] }

  public func product(of instance: Int) -> Product { catalog.products[instances[instance].product] }

  public func characteristic(of field: Field) -> Characteristic {
    product(of: field.instance).characteristics[field.characteristic]
  }
}

/// What is computed next: a field's or a component count's cell, by index.
public enum EvaluationStep: Hashable, Sendable {
  case field(Int)
  case count(Int)
}
