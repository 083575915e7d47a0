import Catalogs
import Configurations
import Quantities

/// A position that counts in a configuration, as its author wrote it.
public struct CountingPosition: Hashable, Sendable {
  /// As in `BillLine`.
  public var path: String
  /// What its formula gives: for one unit of what it is built into, before scrap.
  public var quantity: FixedDecimal
}

extension BillModel {
  /// The positions that count, in order, phantoms among them. Requires `evaluate` on the same row before.
  ///
  /// What an author can hold against his formulas; `bill` gives what they come to for one piece of the product.
  /// Cost: linear in the lines.
  public func positions(_ row: ConfigurationRow) -> [CountingPosition] {
    var found: [CountingPosition] = []
    var parts = [Int?](repeating: nil, count: lines.count)
    var next = 0
    while next < lines.count {
      let line = lines[next]
      guard row.holds(line.when), line.parentPart == nil || line.parent.flatMap({ parts[$0] }) == line.parentPart else {
        next = line.end
        continue
      }
      parts[next] = selectedPart(line.part, row)
      found.append(CountingPosition(path: line.path, quantity: value(line.quantity, row).normalized))
      next += 1
    }
    return found
  }
}
