import Catalogs
import Configurations
import ConstraintModels
import Digests
import Expressions
import JSONLines
import Quantities

/// The id of a configured item: the same whenever the configuration is, in whatever order, run or catalog revision.
///
/// SHA-256 over one line for each chosen characteristic of each instance that is there, sorted by path; 96 bits of it, in
/// hexadecimal, after the product's id. Derived values follow from the chosen ones and are left out.
public struct ItemIdentity: Sendable {
  /// One chosen characteristic: `path=` and, for a choice, each value with it.
  private struct Line: Sendable {
    var field: Int
    var slot: Int
    var type: ValueType
    var active: Int
    var prefix: [UInt8]
    var values: [[UInt8]]
    /// For a set: each value's bit and id, sorted by id.
    var members: [(bit: Int64, id: [UInt8])]
  }

  private let lines: [Line]
  private let prefix: [UInt8]

  public init(_ model: ProductModel) {
    prefix = Array("\(model.product(of: 0).id)-".utf8)
    lines = model.fields.indices.filter { model.fields[$0].isChosen }
      .sorted { model.fields[$0].path.utf8.lexicographicallyPrecedes(model.fields[$1].path.utf8) }
      .map { index in
        let field = model.fields[index]
        let path = Array("\(field.path)=".utf8)
        return Line(
          field: index, slot: field.slot, type: model.characteristic(of: field).type, active: field.instance, prefix: path,
          values: Self.values(of: model.characteristic(of: field).type).map { path + Array("\($0)\n".utf8) },
          members: Self.members(of: model.characteristic(of: field).type))
      }
  }

  private static func values(of type: ValueType) -> [String] {
    switch type {
    case .boolean: ["false", "true"]
    case .value(let domain, _): domain.values
    case .set, .number, .text: []
    }
  }

  private static func members(of type: ValueType) -> [(bit: Int64, id: [UInt8])] {
    guard case .set(let domain) = type else { return [] }
    return domain.values.enumerated().map { (Int64($0), Array($1.utf8)) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }
  }

  /// Appends the item's id. `text` gives what a text characteristic holds; `isActive` whether an instance is there.
  public func append(
    to id: inout [UInt8], row: ConfigurationRow, hasher: inout SHA256Hasher, scratch: inout JSONWriter,
    isActive: (Int) -> Bool, text: (Int) -> JSONString?
  ) {
    scratch.reset()
    for line in lines where line.active == 0 || isActive(line.active) {
      let cell = row[line.slot]
      if !line.values.isEmpty {
        if cell >= 0 { scratch.append(line.values[Int(cell)]) }
      } else {
        scratch.append(line.prefix)
        append(cell, of: line, to: &scratch, text: text)
        scratch.endLine()
      }
    }
    scratch.withSpan { hasher.update($0) }
    id += prefix
    let start = id.count
    hasher.finish().append(hexadecimalTo: &id)
    id.removeLast(id.count - start - 24)
  }

  private func append(_ cell: Int64, of line: Line, to scratch: inout JSONWriter, text: (Int) -> JSONString?) {
    switch line.type {
    case .number(let number): scratch.appendDecimal(FixedDecimal(mantissa: cell, scale: number.scale).normalized)
    case .set:
      var isFirst = true
      for member in line.members where cell >> member.bit & 1 == 1 {
        if !isFirst { scratch.append(",") }
        scratch.append(member.id)
        isFirst = false
      }
    case .text: if let text = text(line.field) { scratch.string(text) }
    case .boolean, .value: break
    }
  }
}
