import Catalogs
import ConstraintModels

extension ProductModel {
  /// The instance that a path leads to, such as `carcass[2].door`; steps without a number mean the first.
  ///
  /// The empty path is the product itself. nil: there is no such component, or not so many of it.
  func instance(at path: Substring) -> Int? {
    var instance = 0
    for step in path.split(separator: ".", omittingEmptySubsequences: true) {
      let pieces = step.split(separator: "[")
      let ordinal = pieces.count > 1 ? Int(pieces[1].dropLast()) ?? 0 : 1
      guard let component = product(of: instance).components.firstIndex(where: { $0.id == pieces[0] }),
        let count = counts.first(where: { $0.instance == instance && $0.component == component }),
        count.instances.indices.contains(ordinal - 1)
      else { return nil }
      instance = count.instances[ordinal - 1]
    }
    return instance
  }

  /// The field that a path such as `carcass[2].door.handle` leads to, as an index.
  func field(at path: String) -> Int? {
    let steps = path.split(separator: ".")
    guard let name = steps.last, let instance = instance(at: path.dropLast(name.count)) else { return nil }
    let characteristics = product(of: instance).characteristics
    return characteristics.firstIndex { $0.id == name }.map { fieldRange(of: instance).lowerBound + $0 }
  }

  /// The path of a position as bills write it: a component's path and a colon, then the positions' slash path.
  func positionPath(_ path: String) -> String? {
    let pieces = path.split(separator: ":")
    guard pieces.count == 2 else { return path }
    return instance(at: pieces[0]).map { "\(instances[$0].path):\(pieces[1])" }
  }
}
