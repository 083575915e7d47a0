import Catalogs
import Configurations
import ConstraintModels
import Expressions
import Quantities

/// Flattens positions, parts' own bills and components into the lines of a `BillModel`.
///
/// Registers in the lines are indices into `terms` until the program is made.
struct BillCompiler {
  let model: ProductModel
  var terms = TermList()
  var lines: [BillModel.Line] = []
  var operations: [OperationLine] = []

  /// Adds an instance's positions and operations, then those of the instances inside it.
  mutating func addInstance(_ instance: Int) {
    let product = model.product(of: instance)
    addPositions(of: product, instance: instance, parent: nil, line: nil)
    let place = model.instances[instance]
    var child = instance + 1
    var componentOperations: [Int: [Int]] = [:]
    while child < place.end {
      let before = operations.count
      addInstance(child)
      componentOperations[model.instances[child].component!, default: []] += Array(before..<operations.count)
      child = model.instances[child].end
    }
    addOperations(of: product, instance: instance, componentOperations)
  }

  /// The positions of `product` directly under position `parent`, which is line `line`.
  private mutating func addPositions(of product: Product, instance: Int, parent: Int?, line: Int?) {
    for (i, position) in product.positions.enumerated()
    where position.parent == parent && position.effectivity.covers(model.slice) {
      let part = partSource(position.part, base: model.instances[instance].base)
      for (part, condition) in partsOfOneKind(part) {
        addPosition(i, of: product, instance: instance, line: line, part: part, onlyWhere: condition)
      }
    }
  }

  private mutating func addPosition(
    _ index: Int, of product: Product, instance: Int, line: Int?, part: BillModel.PartSource, onlyWhere kind: Term?
  ) {
    let position = product.positions[index]
    let place = model.instances[instance]
    var conditions = [kind, position.when?.relocated(by: place.base)].compactMap { $0 }
    if line == nil, let active = place.isActive { conditions.append(active) }
    let condition: Term? = conditions.isEmpty ? nil : .and(conditions)
    if let condition, condition.range.upperBound == 0 { return }
    let me = append(
      path: place.path.isEmpty ? position.path : "\(place.path):\(position.path)", parent: line,
      when: condition.flatMap { $0.range.lowerBound == 1 ? nil : terms.index(of: $0) }, parentPart: nil, part: part,
      quantity: quantity(position.quantity, base: place.base), scrap: position.scrap,
      cut: position.cut.map { cut($0, base: place.base) }, alternatives: position.alternatives)
    addPositions(of: product, instance: instance, parent: index, line: me)
    for part in parts(of: part) { addFixedBill(of: part, under: me, onlyFor: isFixed(lines[me].part) ? nil : part) }
    lines[me].end = lines.count
  }

  /// A part that the values decide, as one line for the values that give a phantom and one for the others, with where each counts:
  /// only the one is shown.
  private func partsOfOneKind(_ part: BillModel.PartSource) -> [(part: BillModel.PartSource, condition: Term?)] {
    guard case .byValues(let slots, let radices, let parts) = part else { return [(part, nil)] }
    let isPhantom = parts.map { $0 >= 0 && model.catalog.parts[$0].kind == .phantom }
    guard isPhantom.contains(true), zip(parts, isPhantom).contains(where: { $0 >= 0 && !$1 }) else {
      return [(part, nil)]
    }
    let givesPhantom = Term.or(parts.indices.filter { isPhantom[$0] }.map { combination($0, slots, radices) })
    func line(_ wanted: Bool) -> BillModel.PartSource {
      .byValues(slots: slots, radices: radices, parts: zip(parts, isPhantom).map { $1 == wanted ? $0 : -1 })
    }
    return [(line(true), givesPhantom), (line(false), .not(givesPhantom))]
  }

  /// That the cells hold the values whose mixed radix number is `number`.
  private func combination(_ number: Int, _ slots: [Int], _ radices: [Int]) -> Term {
    var rest = number
    var values: [Term] = []
    for (slot, radix) in zip(slots, radices).reversed() {
      values.append(.equal(.load(slot, range: -1...Int64(radix) - 1), .constant(Int64(rest % radix))))
      rest /= radix
    }
    return .and(values)
  }

  private mutating func addFixedBill(of part: Int, under line: Int, onlyFor parentPart: Int?) {
    for position in model.catalog.parts[part].bill where position.effectivity.covers(model.slice) {
      let me = append(
        path: "\(lines[line].path)/\(position.id)", parent: line, when: nil, parentPart: parentPart,
        part: .fixed(position.part), quantity: .fixed(position.quantity), scrap: position.scrap, cut: nil,
        alternatives: position.alternatives)
      addFixedBill(of: position.part, under: me, onlyFor: nil)
      lines[me].end = lines.count
    }
  }

  private mutating func append(
    path: String, parent: Int?, when: Int?, parentPart: Int?, part: BillModel.PartSource,
    quantity: BillModel.QuantitySource, scrap: FixedDecimal?, cut: BillModel.Cut?, alternatives: [Alternative]
  ) -> Int {
    let isPhantom = parts(of: part).contains { model.catalog.parts[$0].kind == .phantom }
    let parentLevel = parent.map { lines[$0].level - (lines[$0].isPhantom ? 1 : 0) } ?? 0
    let factor = scrap.flatMap { scrapFactor($0) }
    var line = BillModel.Line(
      path: path, level: parentLevel + 1, parent: parent, end: 0, when: when, parentPart: parentPart, part: part,
      quantity: quantity, scrapFactor: factor, fixedTotal: nil, isPhantom: isPhantom, cut: cut,
      checksCut: cut.map { checks($0) } ?? false,
      alternatives: alternatives.filter { $0.effectivity.covers(model.slice) }.map(\.part))
    line.fixedTotal = fixedTotal(of: line)
    lines.append(line)
    return lines.count - 1
  }

  private func fixedTotal(of line: BillModel.Line) -> FixedDecimal? {
    guard case .fixed(let own) = line.quantity else { return nil }
    var total = own
    if let factor = line.scrapFactor {
      guard let product = total.multiplied(by: factor) else { return nil }
      total = product
    }
    guard let parent = line.parent else { return total.normalized }
    return lines[parent].fixedTotal.flatMap { total.multiplied(by: $0)?.normalized }
  }

  /// 1 + percent / 100.
  private func scrapFactor(_ percent: FixedDecimal) -> FixedDecimal? {
    FixedDecimal(100).adding(percent)?.multiplied(by: FixedDecimal(mantissa: 1, scale: 2))
  }

  private func checks(_ cut: BillModel.Cut) -> Bool {
    [cut.length, cut.width, cut.thickness, cut.cutLength, cut.cutWidth].contains { size in
      switch size {
      case .fixed(let size)?: size.mantissa <= 0
      case .register(let term, _)?: terms.terms[term].range.lowerBound <= 0
      case nil: false
      }
    }
  }

  private func isFixed(_ part: BillModel.PartSource) -> Bool {
    if case .fixed = part { true } else { false }
  }

  private func parts(of source: BillModel.PartSource) -> [Int] {
    switch source {
    case .fixed(let part): [part]
    // -1 stands where the condition excludes the values.
    case .byValues(_, _, let parts): Set(parts).subtracting([-1]).sorted()
    }
  }

  private func partSource(_ choice: Position.PartChoice, base: Int) -> BillModel.PartSource {
    switch choice {
    case .fixed(let part): .fixed(part)
    case .byValues(let slots, let radices, let parts):
      .byValues(slots: slots.map { $0 + base }, radices: radices, parts: parts)
    }
  }

  mutating func quantity(_ expression: TypedExpression, base: Int) -> BillModel.QuantitySource {
    let scale = if case .number(let number) = expression.type { number.scale } else { 0 }
    let term = expression.term.relocated(by: base)
    if let constant = term.constant { return .fixed(FixedDecimal(mantissa: constant, scale: scale)) }
    return .register(terms.index(of: term), scale: scale)
  }

  private mutating func cut(_ cut: Position.Cut, base: Int) -> BillModel.Cut {
    let length = quantity(cut.length, base: base)
    let width = quantity(cut.width, base: base)
    return BillModel.Cut(
      length: length, width: width, thickness: cut.thickness.map { quantity($0, base: base) },
      cutLength: cut.cutLength.map { quantity($0, base: base) } ?? length,
      cutWidth: cut.cutWidth.map { quantity($0, base: base) } ?? width, grain: cut.grain, edges: cut.edges,
      edgePart: cut.edgePart.map { partSource($0, base: base) })
  }
}
