import JSONLines

extension ConfigurationReader {
  /// A single content that is asked about: what the cell of the field would hold, -1 for no value, and of a multiple choice the
  /// index of a member. nil: it is none of the field's, and `problems` says why. Texts cannot be asked about.
  ///
  /// What was wrong with the configuration that was read last is forgotten.
  public func content(_ value: JSONValue, askedOf index: Int) -> Int64? {
    forgetProblems()
    switch forms[index] {
    case .set(let table): return choice(value, index, table)
    case .value where value.isNull:
      let range = model.characteristic(of: model.fields[index]).type.range
      if range.contains(-1) { return -1 }
      report("wrong-type", "value", "'\(model.fields[index].path)' is never without a value")
      return nil
    case .text:
      report("bad-value", "path", "'\(model.fields[index].path)' is a text, of which the rules know only the length")
      return nil
    case .boolean, .value, .number: return cell(of: value, index)
    }
  }
}
