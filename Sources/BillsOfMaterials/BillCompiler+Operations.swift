import Catalogs
import Expressions

extension BillCompiler {
  /// Adds an instance's operations after those of its components, `componentOperations` by component.
  mutating func addOperations(of product: Product, instance: Int, _ componentOperations: [Int: [Int]]) {
    let counting = product.operations.indices.filter { product.operations[$0].effectivity.covers(model.slice) }
    let first = operations.count
    var lineOf: [Int: Int] = [:]
    for (i, operation) in counting.enumerated() { lineOf[operation] = first + i }
    let named = Set(
      counting.flatMap { product.operations[$0].after }.compactMap {
        if case .component(let component) = $0 { component } else { nil }
      })
    let unnamed = componentOperations.keys.sorted().filter { !named.contains($0) }
      .flatMap { componentOperations[$0]! }
    for index in counting {
      let operation = product.operations[index]
      var after = predecessors(of: operation, in: product, lineOf: lineOf, componentOperations)
      if operation.after.isEmpty { after += unnamed }
      append(operation, index, of: product, instance: instance, after: Set(after).sorted())
    }
  }

  private func predecessors(
    of operation: Operation, in product: Product, lineOf: [Int: Int], _ componentOperations: [Int: [Int]]
  ) -> [Int] {
    operation.after.flatMap { predecessor -> [Int] in
      switch predecessor {
      case .component(let component): return componentOperations[component] ?? []
      case .operation(let index):
        if let line = lineOf[index] { return [line] }
        // An operation outside the slice hands on what came before it.
        return predecessors(of: product.operations[index], in: product, lineOf: lineOf, componentOperations)
      }
    }
  }

  private mutating func append(
    _ operation: Operation, _ index: Int, of product: Product, instance: Int, after: [Int]
  ) {
    let place = model.instances[instance]
    let conditions = [operation.when?.relocated(by: place.base), place.isActive].compactMap { $0 }
    let when: Term? = conditions.isEmpty ? nil : .and(conditions)
    let prefix = place.path.isEmpty ? "" : "\(place.path):"
    operations.append(
      OperationLine(
        id: prefix + operation.id, instance: instance, operation: index, workCenter: operation.workCenter,
        when: when.flatMap { $0.range.lowerBound == 1 ? nil : terms.index(of: $0) },
        setUp: operation.setUp.map { quantity($0, base: place.base) }, run: quantity(operation.run, base: place.base),
        family: operation.family.map { ($0.slot + place.base, $0.domain) }, skill: operation.skill,
        mayPause: operation.mayPause, transfer: operation.transfer, after: after,
        makes: operation.position.map { prefix + product.positions[$0].path }))
  }
}
