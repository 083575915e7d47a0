import Catalogs
import Configurations
import Quantities

/// An exploded bill in the shape that costs least, reused for order after order; `BillModel.bill` gives it as values.
public struct Explosion: Sendable {
  /// A line that counts and is shown.
  public struct Line: Sendable {
    /// Index in the 150 % bill.
    public var index: Int
    /// Index into the catalog's parts.
    public var part: Int
    /// For one piece of the product, scrap included.
    public var quantity: FixedDecimal
  }

  public fileprivate(set) var lines: [Line] = []
  /// By line of the 150 % bill, for those passed: the part, and the quantity where it depends on the configuration.
  fileprivate var parts: [Int32] = []
  fileprivate var quantities: [FixedDecimal] = []

  /// How many lines the explosion before had: as many are likely to come.
  private var expected = 0

  public init() {}

  /// The lines, which are somebody else's from here on.
  mutating func takeLines() -> [Line] {
    expected = lines.count
    var taken: [Line] = []
    swap(&taken, &lines)
    return taken
  }

  fileprivate mutating func begin(_ count: Int) {
    lines.removeAll(keepingCapacity: true)
    lines.reserveCapacity(expected)
    guard parts.count < count else { return }
    parts = Array(repeating: 0, count: count)
    quantities = Array(repeating: .zero, count: count)
  }
}

extension BillModel {
  /// Runs the conditions and formulas over a valid configuration. Requires a row with room for `registerCount` registers.
  public func evaluate(_ row: ConfigurationRow) { row.run(program) }

  /// Collects each line that counts, in order, phantoms left out. Requires `evaluate` on the same row before.
  ///
  /// Exact: quantities multiply down the levels with their scrap, digits and all. A line whose quantity is 0 is left out with all
  /// below it. Cost: linear in the lines.
  public func explode(_ row: ConfigurationRow, into explosion: inout Explosion) throws(QuantityFlaw) {
    explosion.begin(lines.count)
    let steps = steps
    var next = 0
    while next < steps.count {
      let me = next
      let step = steps[me]
      guard step.when < 0 || row.register(Int(step.when)) != 0,
        step.parentPart < 0 || explosion.parts[Int(step.parent)] == step.parentPart
      else {
        next = Int(step.end)
        continue
      }
      let quantity = step.hasFixedTotal ? step.fixedTotal : try total(of: me, row, explosion)
      if quantity.mantissa <= 0 {
        if quantity.mantissa < 0 { throw QuantityFlaw(.negative, path: lines[me].path) }
        next = Int(step.end)
        continue
      }
      if step.checksCut { try checkCut(ofLine: me, row) }
      next = me + 1
      let part = step.part >= 0 ? Int(step.part) : selectedPart(lines[me].part, row)
      if step.end > me + 1 {
        explosion.parts[me] = Int32(truncatingIfNeeded: part)
        explosion.quantities[me] = quantity
      }
      if !step.isPhantom { explosion.lines.append(Explosion.Line(index: me, part: part, quantity: quantity)) }
    }
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

  private func checkCut(ofLine index: Int, _ row: ConfigurationRow) throws(QuantityFlaw) {
    guard let cut = lines[index].cut else { return }
    for size in [cut.length, cut.width, cut.thickness, cut.cutLength, cut.cutWidth] {
      guard let size, value(size, row).mantissa <= 0 else { continue }
      throw QuantityFlaw(.noSize, path: lines[index].path)
    }
  }

  private func total(
    of line: Int, _ row: ConfigurationRow, _ explosion: Explosion
  ) throws(QuantityFlaw) -> FixedDecimal {
    var total: FixedDecimal? = value(lines[line].quantity, row)
    if let factor = lines[line].scrapFactor { total = total?.multiplied(by: factor) }
    if let parent = lines[line].parent {
      total = total?.multiplied(by: explosion.quantities[parent])
    }
    guard let total else { throw QuantityFlaw(.tooLarge, path: lines[line].path) }
    return total.normalized
  }
}
