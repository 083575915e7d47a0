import Catalogs
import ConstraintModels
import Diagnostics
import Expressions
import JSONLines
import Quantities

extension ConfigurationReader {
  /// A JSON value as the content of a field's cell; nil where it is none, which is then reported.
  func cell(of value: JSONValue, _ index: Int) -> Int64? {
    switch forms[index] {
    case .boolean:
      if let bool = value.bool { return bool ? 1 : 0 }
      return wrongType(index, "true or false")
    case .value(let table): return choice(value, index, table)
    case .set(let table): return set(value, index, table)
    case .number(let form): return number(value, index, form)
    case .text(let form): return text(value, index, form)
    }
  }

  private func wrongType(_ index: Int, _ wanted: String) -> Int64? {
    let path = model.fields[index].path
    report("wrong-type", "configuration.\(path)", "'\(path)' must be \(wanted)")
    return nil
  }

  func choice(_ value: JSONValue, _ index: Int, _ table: NameTable) -> Int64? {
    guard let name = value.string else { return wrongType(index, "the id of a value, a string") }
    if let number = unsafe table.number(of: UnsafeRawBufferPointer(name.bytes)) { return Int64(number) }
    let field = model.fields[index]
    let values = table.allNames
    let listed = values.count <= 8 ? "; it has \(values.joined(separator: ", "))" : ""
    report(
      "unknown-value", "configuration.\(field.path)", "'\(field.path)' has no value '\(name)'\(listed)",
      suggestion: nearest(to: name.description, among: values))
    return nil
  }

  private func set(_ value: JSONValue, _ index: Int, _ table: NameTable) -> Int64? {
    guard value.kind == .array else { return wrongType(index, "a list of values' ids") }
    var bits: Int64 = 0
    var isSound = true
    for element in value.elements {
      if let member = choice(element, index, table) { bits |= 1 << member } else { isSound = false }
    }
    return isSound ? bits : nil
  }

  private func number(_ value: JSONValue, _ index: Int, _ form: CellForm.Number) -> Int64? {
    guard value.kind == .integer || value.kind == .number else { return wrongType(index, "a number") }
    if let mantissa = value.decimal?.mantissa(atScale: form.scale), form.allows(mantissa) { return mantissa }
    let field = model.fields[index]
    let lowest = FixedDecimal(mantissa: form.lowest, scale: form.scale)
    let highest = FixedDecimal(mantissa: form.highest, scale: form.scale)
    let steps = FixedDecimal(mantissa: form.step, scale: form.scale)
    report(
      "out-of-range", "configuration.\(field.path)",
      "'\(field.path)' must lie between \(lowest) and \(highest) in steps of \(steps), not \(shortened(value))")
    return nil
  }

  private func text(_ value: JSONValue, _ index: Int, _ form: CellForm.Text) -> Int64? {
    guard let text = value.string else { return wrongType(index, "a text") }
    let field = model.fields[index]
    let length = unsafe text.bytes.reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) }
    guard length <= form.maximum else {
      report(
        "too-long", "configuration.\(field.path)",
        "'\(field.path)' may have \(form.maximum) characters, not \(length)")
      return nil
    }
    if !form.allows(text, length: length) {
      report(
        "pattern", "configuration.\(field.path)",
        "'\(text)' does not have the form that '\(field.path)' asks for: \(form.pattern?.text ?? "")")
      return nil
    }
    keep(text, for: index)
    return Int64(length)
  }

  /// A number as written; a very long one cut short.
  private func shortened(_ value: JSONValue) -> String {
    let text = value.decimal?.description ?? value.number?.description ?? ""
    return text.count > 40 ? "\(text.prefix(40))…" : text
  }
}
