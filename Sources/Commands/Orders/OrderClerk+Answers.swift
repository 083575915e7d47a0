import Catalogs
import Configurations
import ConstraintModels
import Expressions
import JSONLines
import Orders
import Quantities

extension OrderClerk {
  func begin(_ status: JSONString, _ record: OrderRecord, to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("order")
    writer.string(record.order ?? "")
    writer.key("status")
    writer.string(status)
  }

  /// Catalog and digest end every answer but an error's.
  func end(_ record: OrderRecord, to writer: inout JSONWriter) {
    writer.raw(session.catalogText)
    if let digest = record.digest {
      writer.key("digest")
      writer.string("sha256:\(digest.hexadecimal)")
    }
    writer.closeObject()
  }

  func writeError(
    _ code: String, _ message: String, line: Int, column: Int?, order: String?, to writer: inout JSONWriter
  ) {
    writer.openObject()
    writer.key("order")
    if let order { writer.string(order) } else { writer.null() }
    writer.key("status")
    writer.string("error")
    writer.key("line")
    writer.integer(line)
    if let column {
      writer.key("column")
      writer.integer(column)
    }
    writer.key("code")
    writer.string(code)
    writer.key("message")
    writer.string(message)
    writer.closeObject()
  }

  func writeProblems(_ problems: [OrderProblem], _ record: OrderRecord, to writer: inout JSONWriter) {
    begin("invalid", record, to: &writer)
    writer.key("problems")
    writer.openArray()
    for problem in problems {
      writer.openObject()
      writer.key("code")
      writer.string(problem.code)
      writer.key("field")
      writer.string(problem.field)
      writer.key("message")
      writer.string(problem.message)
      if let suggestion = problem.suggestion {
        writer.key("suggestion")
        writer.string(suggestion)
      }
      writer.closeObject()
    }
    writer.closeArray()
    end(record, to: &writer)
  }

  func writeUndecided(_ limit: String, _ record: OrderRecord, to writer: inout JSONWriter) {
    begin("undecided", record, to: &writer)
    writer.key("limit")
    writer.string(limit)
    end(record, to: &writer)
  }

  func writeIncomplete(_ missing: [Int], _ desk: OrderDesk, _ record: OrderRecord, to writer: inout JSONWriter) {
    begin("incomplete", record, to: &writer)
    writer.key("missing")
    writer.openArray()
    for field in missing { writer.string(desk.model.model.fields[field].path) }
    writer.closeArray()
    end(record, to: &writer)
  }

  func writeConflict(_ conflict: Conflict, _ desk: OrderDesk, _ record: OrderRecord, to writer: inout JSONWriter) {
    let model = desk.model.model
    begin("invalid", record, to: &writer)
    writer.key("conflict")
    writer.openObject()
    writer.key("rules")
    writer.openArray()
    for constraint in conflict.constraints { desk.model.constraintForms[constraint].write(to: &writer) }
    writer.closeArray()
    writer.key("choices")
    writer.openObject()
    for field in conflict.choices {
      writer.key(named: model.fields[field].path)
      writeCell(desk.row[model.fields[field].slot], of: field, desk, to: &writer)
    }
    for count in conflict.lists {
      writer.key(named: model.counts[count].path)
      writer.integer(desk.reader.listed[count] ?? 0)
    }
    writer.closeObject()
    writer.closeObject()
    end(record, to: &writer)
  }

  private func writeCell(_ cell: Int64, of field: Int, _ desk: OrderDesk, to writer: inout JSONWriter) {
    let model = desk.model.model
    switch model.characteristic(of: model.fields[field]).type {
    case .boolean: writer.bool(cell == 1)
    case .number(let number): writer.decimal(FixedDecimal(mantissa: cell, scale: number.scale).normalized)
    case .value(let domain, _): if cell < 0 { writer.null() } else { writer.string(domain.values[Int(cell)]) }
    case .set(let domain):
      writer.openArray()
      for (i, value) in domain.values.enumerated() where cell >> Int64(i) & 1 == 1 { writer.string(value) }
      writer.closeArray()
    case .text: writer.string(desk.text(field) ?? "")
    }
  }
}
