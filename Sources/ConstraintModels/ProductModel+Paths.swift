import Catalogs

/// What paths lead to in an unrolled product.
extension ProductModel {
  /// The field that a path such as `carcass[2].door.handle` leads to, as an index; nil: there is none.
  public func field(at path: String) -> Int? {
    guard var rest = InstancePath(path) else { return nil }
    var instance = 0
    while true {
      let product = product(of: instance)
      let step = rest.next { id in
        product.characteristics.contains { $0.id == id } || product.components.contains { $0.id == id }
      }
      guard !rest.isEmpty else {
        guard step.instance == nil else { return nil }
        let index = product.characteristics.firstIndex { $0.id == step.id }
        return index.map { fieldRange(of: instance).lowerBound + $0 }
      }
      guard let inner = self.instance(at: step, in: instance) else { return nil }
      instance = inner
    }
  }

  /// The path of a position as bills write it: a component's path and a colon, then the positions' slash path.
  ///
  /// nil: there is no such component, or not so many of it.
  public func positionPath(_ path: String) -> String? {
    let pieces = path.split(separator: ":")
    guard pieces.count == 2 else { return path }
    guard var rest = InstancePath(String(pieces[0])) else { return nil }
    var instance = 0
    while !rest.isEmpty {
      let components = product(of: instance).components
      let step = rest.next { id in components.contains { $0.id == id } }
      guard let inner = self.instance(at: step, in: instance) else { return nil }
      instance = inner
    }
    return "\(instances[instance].path):\(pieces[1])"
  }

  /// The instance that a step leads to; one without a number means the first.
  private func instance(at step: InstancePath.Step, in instance: Int) -> Int? {
    guard let component = product(of: instance).components.firstIndex(where: { $0.id == step.id }),
      let count = counts.first(where: { $0.instance == instance && $0.component == component }),
      count.instances.indices.contains((step.instance ?? 1) - 1)
    else { return nil }
    return count.instances[(step.instance ?? 1) - 1]
  }
}
