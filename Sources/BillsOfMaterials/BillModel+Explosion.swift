import Catalogs
import Configurations
import Quantities

/// What an explosion hands its lines to; generic, so that writing bytes costs no more than a direct call.
public protocol BillSink {
  /// A line that counts. `quantity` is for one piece of the product; nil: the line's `fixedTotal`.
  mutating func line(_ index: Int, part: Int, quantity: FixedDecimal?, model: BillModel, row: ConfigurationRow)
}

/// A quantity that a fixed decimal cannot hold: the path of its line.
public struct QuantityOverflow: Error, Hashable, Sendable {
  public var path: String
}

/// What an explosion remembers of the lines that it has passed; reused for order after order.
public struct ExplosionMemory: Sendable {
  /// By line: the part, and the quantity where it depends on the configuration.
  var parts: [Int32] = []
  var quantities: [FixedDecimal] = []

  public init() {}

  fileprivate mutating func fit(_ lines: Int) {
    guard parts.count < lines else { return }
    parts = Array(repeating: 0, count: lines)
    quantities = Array(repeating: .zero, count: lines)
  }
}

extension BillModel {
  /// Runs the conditions and formulas over a valid configuration. Requires a row with room for `registerCount` registers.
  public func evaluate(_ row: ConfigurationRow) { row.run(program) }

  /// Hands each line that counts to `sink`, in order, phantoms left out. Requires `evaluate` on the same row before.
  ///
  /// Exact: quantities multiply down the levels with their scrap, digits and all. Cost: linear in the lines.
  public func explode<Sink: BillSink>(
    _ row: ConfigurationRow, memory: inout ExplosionMemory, into sink: inout Sink
  ) throws(QuantityOverflow) {
    memory.fit(lines.count)
    var next = 0
    while next < lines.count {
      let me = next
      let counts = row.holds(lines[me].when) && parentFits(me, memory)
      next = counts ? me + 1 : lines[me].end
      guard counts else { continue }
      let part = selectedPart(lines[me].part, row)
      memory.parts[me] = Int32(truncatingIfNeeded: part)
      var quantity: FixedDecimal?
      if lines[me].fixedTotal == nil {
        quantity = try total(of: me, row, memory)
        memory.quantities[me] = quantity!
      }
      if !lines[me].isPhantom { sink.line(me, part: part, quantity: quantity, model: self, row: row) }
    }
  }

  private func parentFits(_ line: Int, _ memory: ExplosionMemory) -> Bool {
    guard let wanted = lines[line].parentPart, let parent = lines[line].parent else { return true }
    return Int(memory.parts[parent]) == wanted
  }

  func selectedPart(_ source: PartSource, _ row: ConfigurationRow) -> Int {
    switch source {
    case .fixed(let part): return part
    case .byValues(let slots, let radices, let parts):
      var index = 0
      for (slot, radix) in zip(slots, radices) { index = index * radix + Int(row[slot]) }
      return parts[index]
    }
  }

  func value(_ source: QuantitySource, _ row: ConfigurationRow) -> FixedDecimal {
    switch source {
    case .fixed(let quantity): quantity
    case .register(let register, let scale): FixedDecimal(mantissa: row.register(register), scale: scale)
    }
  }

  private func total(
    of line: Int, _ row: ConfigurationRow, _ memory: ExplosionMemory
  ) throws(QuantityOverflow) -> FixedDecimal {
    var total: FixedDecimal? = value(lines[line].quantity, row)
    if let factor = lines[line].scrapFactor { total = total?.multiplied(by: factor) }
    if let parent = lines[line].parent {
      total = total?.multiplied(by: lines[parent].fixedTotal ?? memory.quantities[parent])
    }
    guard let total else { throw QuantityOverflow(path: lines[line].path) }
    return total.normalized
  }
}
