import Catalogs
import Configurations
import ConstraintModels
import Digests
import Expressions
import JSONLines
import Quantities

/// The id of a configured item: the same whenever the configuration is, in whatever order, run or catalog revision.
///
/// SHA-256 over one line for each chosen characteristic of each instance that is there, sorted by path, then one for each number of
/// instances that the customer chooses; 96 bits of it, in hexadecimal, after the product's id. Derived values follow from the
/// chosen ones and are left out.
public struct ItemIdentity: Sendable {
  /// One chosen characteristic or count, without references, so that nothing is counted.
  private struct Line: Sendable, BitwiseCopyable {
    enum Kind: UInt8, Sendable, BitwiseCopyable { case value, number, set, text }

    var kind: Kind
    /// -1: a count.
    var field: Int32
    var slot: Int32
    var instance: Int32
    /// Of a number.
    var scale: Int32
    /// Piece with `path=`; for a value, its line for each index follows; for a set, the members' ids in order of id.
    var piece: Int32
    /// Of a set: where its members' bits start in `memberBits`, and how many there are.
    var firstMember: Int32
    var memberCount: Int32
  }

  private var lines: [Line] = []
  private var text: [UInt8] = []
  /// Where each piece of the text starts; one more than there are pieces.
  private var starts: [Int] = [0]
  private var memberBits: [Int64] = []
  /// What a text holds that nobody gave, by field; only where that is not empty.
  private var textDefaults: [Int: String] = [:]
  private let prefix: [UInt8]

  public init(_ model: ProductModel) {
    prefix = Array("\(model.product(of: 0).id)-".utf8)
    let chosen = model.fields.indices.filter { model.fields[$0].isChosen }
    for index in chosen.sorted(by: { model.fields[$0].path.utf8.lexicographicallyPrecedes(model.fields[$1].path.utf8) })
    {
      add(index, model)
    }
    for count in model.counts.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) { add(count) }
  }

  /// How many the customer chose: instances that have nothing chosen in them still count.
  private mutating func add(_ count: CountField) {
    guard case .listed(let range, _) = count.source, range.count > 1 else { return }
    lines.append(
      Line(
        kind: .number, field: -1, slot: Int32(count.slot), instance: Int32(count.instance), scale: 0,
        piece: Int32(starts.count - 1), firstMember: 0, memberCount: 0))
    addPiece("count(\(count.path))=")
  }

  private mutating func add(_ index: Int, _ model: ProductModel) {
    let field = model.fields[index]
    var line = Line(
      kind: .value, field: Int32(index), slot: Int32(field.slot), instance: Int32(field.instance), scale: 0,
      piece: Int32(starts.count - 1), firstMember: 0, memberCount: 0)
    addPiece("\(field.path)=")
    switch model.characteristic(of: field).type {
    case .boolean: for value in ["false", "true"] { addPiece("\(field.path)=\(value)\n") }
    case .value(let domain, _): for value in domain.values { addPiece("\(field.path)=\(value)\n") }
    case .number(let number): (line.kind, line.scale) = (.number, Int32(number.scale))
    case .text:
      line.kind = .text
      let preset = model.characteristic(of: field).textDefault
      if !preset.isEmpty { textDefaults[index] = preset }
    case .set(let domain):
      line.kind = .set
      let sorted = domain.values.enumerated().sorted { $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) }
      (line.firstMember, line.memberCount) = (Int32(memberBits.count), Int32(sorted.count))
      for (bit, value) in sorted {
        memberBits.append(Int64(bit))
        addPiece(value)
      }
    }
    lines.append(line)
  }

  private mutating func addPiece(_ piece: String) {
    text += Array(piece.utf8)
    starts.append(text.count)
  }

  /// Appends the item's id. `text` gives what a text characteristic holds; `isActive` whether an instance is there.
  public func append(
    to id: inout [UInt8], row: ConfigurationRow, hasher: inout SHA256Hasher, scratch: inout JSONWriter,
    isActive: (Int) -> Bool, text given: (Int) -> JSONString?
  ) {
    scratch.reset()
    let lines = lines
    for line in lines where line.instance == 0 || isActive(Int(line.instance)) {
      let cell = row[Int(line.slot)]
      if line.kind == .value {
        if cell >= 0 { append(piece: Int(line.piece) + 1 + Int(cell), to: &scratch) }
      } else {
        append(piece: Int(line.piece), to: &scratch)
        append(cell, of: line, to: &scratch, text: given)
        scratch.endLine()
      }
    }
    scratch.withSpan { hasher.update($0) }
    id += prefix
    let start = id.count
    hasher.finish().append(hexadecimalTo: &id)
    id.removeLast(id.count - start - 24)
  }

  private func append(_ cell: Int64, of line: Line, to scratch: inout JSONWriter, text given: (Int) -> JSONString?) {
    switch line.kind {
    case .value: break
    case .number: scratch.appendDecimal(FixedDecimal(mantissa: cell, scale: Int(line.scale)).normalized)
    case .text:
      // Nothing written and an empty text are the same.
      if cell == 0 { return }
      if let own = given(Int(line.field)) {
        scratch.string(own)
      } else if let preset = textDefaults[Int(line.field)] {
        scratch.string(preset)
      }
    case .set:
      var isFirst = true
      for i in 0..<Int(line.memberCount) where cell >> memberBits[Int(line.firstMember) + i] & 1 == 1 {
        if !isFirst { scratch.append(",") }
        append(piece: Int(line.piece) + 1 + i, to: &scratch)
        isFirst = false
      }
    }
  }

  private func append(piece: Int, to scratch: inout JSONWriter) {
    scratch.append(text, starts[piece]..<starts[piece + 1])
  }
}
