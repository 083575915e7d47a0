import Catalogs
import Configurations
import Quantities

extension BillModel {
  /// The exploded bill as values. Requires `evaluate` on the same row before; see `explode` for streams of orders.
  public func bill(_ row: ConfigurationRow) throws(QuantityFlaw) -> [BillLine] {
    var explosion = Explosion()
    try explode(row, into: &explosion)
    return bill(of: making(row, taking: &explosion))
  }

  /// The operations that count, in order. Requires `evaluate` on the same row before.
  public func routing(_ row: ConfigurationRow) -> [RoutingStep] {
    var nothing = Explosion()
    return routing(of: making(row, taking: &nothing), cells: row.contents)
  }

  /// A duration in whole seconds, begun ones counted.
  func seconds(_ source: QuantitySource, _ row: ConfigurationRow) -> Int64 { wholeSeconds(value(source, row)) }

  /// A cut piece's sizes in the configuration that the row holds.
  func size(of cut: Cut, _ row: ConfigurationRow) -> BillLine.CutSize {
    BillLine.CutSize(
      length: value(cut.length, row).normalized, width: value(cut.width, row).normalized,
      thickness: cut.thickness.map { value($0, row).normalized }, cutLength: value(cut.cutLength, row).normalized,
      cutWidth: value(cut.cutWidth, row).normalized, grain: cut.grain, edges: cut.edges,
      edgePart: cut.edgePart.map { selectedPart($0, row) })
  }
}

/// A number of seconds, begun ones counted; a formula that goes below zero takes no time.
func wholeSeconds(_ duration: FixedDecimal) -> Int64 {
  let seconds =
    duration.scale == 0
    ? duration.mantissa : duration.mantissa.divided(by: powerOfTen(duration.scale), rounding: .ceiling)
  return max(seconds, 0)
}
