import Catalogs
import Diagnostics
import Expressions
import Quantities
import Schedules

/// Whether the plants of a catalog can do what its products need, for every plant in which an order can be made.
///
/// Asked of each operation by itself, as far as ranges tell; an order is asked again with its own times. An operation that
/// counts in none of the slices is left out.
public struct PlantCheck {
  private let catalog: Catalog
  private let capabilities: [PlantCapability]

  /// Looks at a catalog's plants.
  public init(_ catalog: Catalog) {
    self.catalog = catalog
    capabilities = catalog.plants.map(PlantCapability.init)
  }

  /// An operation that a plant cannot do, or not in every configuration.
  private struct Finding {
    var operation: Catalogs.Operation
    var obstacle: MakingObstacle
    var isCertain: Bool
  }

  /// What the plants cannot do of a product's own operations: in the plant where it is made by default a mistake or warning
  /// at the operation; for each other plant one note at the product.
  public func diagnostics(of index: Int, in slices: [Slice]) -> [Diagnostic] {
    let product = catalog.products[index]
    let home = product.plant ?? (catalog.plants.isEmpty ? nil : 0)
    return catalog.plants.indices.flatMap { plant -> [Diagnostic] in
      let found = findings(of: product, in: plant, slices)
      if found.isEmpty { return [] }
      return plant == home ? found.map { diagnostic($0, product, plant) } : [note(found, product, plant)]
    }
  }

  private func findings(of product: Product, in plant: Int, _ slices: [Slice]) -> [Finding] {
    product.operations.compactMap { operation in
      let counts = slices.contains { slice in
        var slice = slice
        slice.plant = plant
        return operation.effectivity.covers(slice)
      }
      guard counts, operation.when?.constant != 0 else { return nil }
      return finding(operation, plant)
    }
  }

  private func finding(_ operation: Catalogs.Operation, _ plant: Int) -> Finding? {
    let setUp = operation.setUp.map(PlantCheck.seconds) ?? 0...0
    let run = PlantCheck.seconds(operation.run)
    func obstacle(_ setUp: Int64, _ run: Int64) -> MakingObstacle? {
      capabilities[plant].obstacle(
        workCenter: operation.workCenter, skill: operation.skill, mayPause: operation.mayPause, setUp: setUp, run: run)
    }
    if let certain = obstacle(setUp.lowerBound, run.lowerBound) {
      return Finding(operation: operation, obstacle: certain, isCertain: true)
    }
    return obstacle(setUp.upperBound, run.upperBound).map {
      Finding(operation: operation, obstacle: $0, isCertain: false)
    }
  }

  /// Least and most whole seconds, as far as ranges tell; a duration below zero takes no time.
  private static func seconds(_ duration: TypedExpression) -> ClosedRange<Int64> {
    guard case .number(let type) = duration.type else { return 0...0 }
    let unit = powerOfTen(type.scale)
    let bounds = [duration.term.range.lowerBound, duration.term.range.upperBound].map {
      max(0, $0.divided(by: unit, rounding: .ceiling))
    }
    return bounds[0]...bounds[1]
  }

  private func diagnostic(_ finding: Finding, _ product: Product, _ plant: Int) -> Diagnostic {
    let isAlways = finding.isCertain && (finding.operation.when.map { $0.constant == 1 } ?? true)
    let may = finding.isCertain ? "cannot be done" : "cannot be done in every configuration, as far as ranges tell,"
    return Diagnostic(
      "plant-cannot-make", severity: isAlways ? .error : .warning, at: finding.operation.place,
      "the operation '\(finding.operation.id)' of '\(product.id)' \(may) in plant '\(catalog.plants[plant].id)': "
        + "\(finding.obstacle)")
  }

  private func note(_ found: [Finding], _ product: Product, _ plant: Int) -> Diagnostic {
    let isSome = found.allSatisfy { !$0.isCertain || $0.operation.when != nil }
    return Diagnostic(
      "plant-cannot-make", severity: .note, at: product.place,
      "orders of '\(product.id)' \(isSome ? "may be" : "are") invalid in plant '\(catalog.plants[plant].id)'",
      notes: found.map { .init("'\($0.operation.id)': \($0.obstacle)", at: $0.operation.place) })
  }
}
