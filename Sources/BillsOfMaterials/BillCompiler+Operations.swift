import Catalogs
import Expressions

extension BillCompiler {
  /// Adds an instance's operations after those of its components, `componentOperations` by component.
  ///
  /// Operations outside the slice get no line, but hand on what came before them.
  mutating func addOperations(of product: Product, instance: Int, _ componentOperations: [Int: [Int]]) {
    let unnamed = unnamedComponents(of: product, componentOperations)
    /// By operation: the lines that stand for it.
    var standsFor = [[Int]](repeating: [], count: product.operations.count)
    for index in dependencyOrder(of: product) {
      let operation = product.operations[index]
      let before = operation.after.flatMap { predecessor in
        switch predecessor {
        case .component(let component): componentOperations[component] ?? []
        case .operation(let other): standsFor[other]
        }
      }
      let after = Set(operation.after.isEmpty ? unnamed : before).sorted()
      if operation.effectivity.covers(model.slice) {
        standsFor[index] = [operations.count]
        append(operation, index, of: product, instance: instance, after: after)
      } else {
        standsFor[index] = after
      }
    }
  }

  /// Operations of components that no operation waits for by name.
  private func unnamedComponents(of product: Product, _ componentOperations: [Int: [Int]]) -> [Int] {
    let named = product.operations.flatMap(\.after).compactMap { predecessor -> Int? in
      if case .component(let component) = predecessor { component } else { nil }
    }
    return componentOperations.keys.sorted().filter { !named.contains($0) }.flatMap { componentOperations[$0]! }
  }

  /// In file order, but each operation after those that it waits for, so that lines only look back.
  private func dependencyOrder(of product: Product) -> [Int] {
    var isSeen = [Bool](repeating: false, count: product.operations.count)
    var order: [Int] = []
    // Each waits for the one above it; a chain may be as long as the routing, so it is no recursion.
    var waiting: [(index: Int, before: [Int])] = []
    func visit(_ index: Int) {
      if isSeen[index] { return }
      isSeen[index] = true
      let before = product.operations[index].after.compactMap {
        if case .operation(let other) = $0 { other } else { nil }
      }
      waiting.append((index, before.reversed()))
    }
    for index in product.operations.indices {
      visit(index)
      while let last = waiting.last {
        if let next = last.before.last {
          waiting[waiting.count - 1].before.removeLast()
          visit(next)
        } else {
          order.append(last.index)
          waiting.removeLast()
        }
      }
    }
    return order
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
