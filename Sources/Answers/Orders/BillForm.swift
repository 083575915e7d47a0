import BillsOfMaterials
import Catalogs
import JSONLines
import Quantities

/// How a catalog's parts are named in the lines of bills.
public final class PartForms: Sendable {
  struct Form: Sendable {
    /// `"part":"…","quantity":`
    var part: PreparedText.Piece
    /// `,"unit":"…"`
    var unit: PreparedText.Piece
    /// `"…"`
    var name: PreparedText.Piece
  }

  let text: PreparedText
  let forms: [Form]

  /// Cost: linear in the parts.
  public init(_ catalog: Catalog) {
    var builder = PreparedText.Builder()
    var forms: [Form] = []
    for part in catalog.parts {
      forms.append(
        Form(
          part: builder.add("\"part\":\(quoted(part.id)),\"quantity\":"),
          unit: builder.add(",\"unit\":\(quoted(part.unit.code))"), name: builder.add(quoted(part.id))))
    }
    self.forms = forms
    text = builder.finish()
  }
}

/// How a bill's lines are written: in one piece where nothing in them depends on the configuration, else in several.
final class BillForm: Sendable {
  private enum Line: Sendable {
    /// Everything is known.
    case whole(PreparedText.Piece)
    /// The part is known, the quantity follows.
    case quantity(start: PreparedText.Piece, end: PreparedText.Piece)
    /// Neither is known: from the part on.
    case part(start: PreparedText.Piece)
  }

  private let text: PreparedText
  private let lines: [Line]
  private let isCut: [Bool]
  private let parts: PartForms

  init(_ bill: BillModel, parts: PartForms) {
    var builder = PreparedText.Builder()
    let catalog = bill.model.catalog
    var lines: [Line] = []
    for line in bill.lineForms { lines.append(Self.form(of: line, catalog, &builder)) }
    self.parts = parts
    self.lines = lines
    isCut = bill.lineForms.map(\.isCut)
    text = builder.finish()
  }

  private static func form(
    of line: BillLineForm, _ catalog: Catalog, _ builder: inout PreparedText.Builder
  ) -> Line {
    let start = "{\"position\":\(quoted(line.path)),\"level\":\(line.level),"
    guard let part = line.part else { return .part(start: builder.add(start)) }
    let name = "\(start)\"part\":\(quoted(catalog.parts[part].id)),\"quantity\":"
    let unit = ",\"unit\":\(quoted(catalog.parts[part].unit.code))"
    if let total = line.total, !line.isCut { return .whole(builder.add("\(name)\"\(total)\"\(unit)")) }
    return .quantity(start: builder.add(name), end: builder.add(unit))
  }
}

extension BillForm {
  /// Writes a bill's lines as one array. `more` writes what else is told of a line.
  func write(
    _ making: Making, to writer: inout JSONWriter, more: (Explosion.Line, inout JSONWriter) -> Void = { _, _ in }
  ) {
    writer.openArray()
    var nextSize = 0
    for line in making.lines {
      begin(line, to: &writer)
      if isCut[line.index] {
        write(making.sizes[nextSize], to: &writer)
        nextSize += 1
      }
      more(line, &writer)
      writer.closeObject()
    }
    writer.closeArray()
  }

  /// Writes a line up to its unit.
  private func begin(_ line: Explosion.Line, to writer: inout JSONWriter) {
    switch lines[line.index] {
    case .whole(let piece): text.write(piece, to: &writer)
    case .quantity(let start, let end):
      text.write(start, to: &writer)
      writer.quotedDecimal(line.quantity)
      text.append(end, to: &writer)
    case .part(let start):
      text.write(start, to: &writer)
      parts.text.append(parts.forms[line.part].part, to: &writer)
      writer.quotedDecimal(line.quantity)
      parts.text.append(parts.forms[line.part].unit, to: &writer)
    }
  }

  private func write(_ size: BillLine.CutSize, to writer: inout JSONWriter) {
    writer.key("cut")
    writer.openObject()
    let sizes: [(StaticString, FixedDecimal?)] = [
      ("length", size.length), ("width", size.width), ("thickness", size.thickness), ("cutLength", size.cutLength),
      ("cutWidth", size.cutWidth),
    ]
    for (name, value) in sizes {
      guard let value else { continue }
      writer.key(name)
      writer.quotedDecimal(value)
    }
    writer.key("grain")
    writer.string(size.grain.rawValue)
    if !size.edges.isEmpty {
      writer.key("edges")
      writer.openArray()
      for edge in size.edges { writer.string(edge.rawValue) }
      writer.closeArray()
    }
    if let part = size.edgePart {
      writer.key("edgePart")
      parts.text.write(parts.forms[part].name, to: &writer)
    }
    writer.closeObject()
  }
}
