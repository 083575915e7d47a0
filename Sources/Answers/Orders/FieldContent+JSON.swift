import ConstraintModels
import JSONLines

extension FieldContent {
  /// Writes the content as an order would give it.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .none: writer.null()
    case .boolean(let bool): writer.bool(bool)
    case .number(let number): writer.decimal(number)
    case .value(let id): writer.string(id)
    case .set(let ids):
      writer.openArray()
      for id in ids { writer.string(id) }
      writer.closeArray()
    case .text(let text): writer.string(text)
    }
  }

  /// The content as JSON on one line.
  public var json: String {
    var writer = JSONWriter(capacity: 64)
    write(to: &writer)
    return writer.text
  }
}
