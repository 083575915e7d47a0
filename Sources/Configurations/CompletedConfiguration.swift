import ConstraintModels

/// A complete configuration as a value: what every cell holds, which instances are there, and who set what.
public struct CompletedConfiguration: Sendable {
  /// By slot. Of a text only its length is here.
  public let cells: [Int64]
  /// By instance.
  public let isThere: [Bool]
  public let setters: Setters
}

extension Configurator {
  /// The configuration that the row holds, as a value. Requires a row that this configurator has just found valid, with
  /// `isGiven` still telling the customer's cells from the others.
  ///
  /// Cost: a copy of the cells; where rules moved a value away from its default, one run of the program for each such value.
  public func configuration(_ row: ConfigurationRow) -> CompletedConfiguration {
    var setters = Setters()
    self.setters(row, into: &setters)
    return CompletedConfiguration(
      cells: row.contents, isThere: model.instances.indices.map { isActive($0, row) }, setters: setters)
  }
}
