import Diagnostics
import JSONLines

/// Reads the members that a question about a configuration has of its own, and collects every mistake in them.
public struct QuestionMembers {
  private let question: JSONValue
  private var found = ProblemList()
  /// What is wrong with the members that were read, in that order.
  public var problems: [OrderProblem] { found.all }

  /// The members of an object.
  public init(of question: JSONValue) { self.question = question }

  private func value(_ name: StaticString) -> JSONValue? {
    guard let value = question[JSONString(stringLiteral: name)], !value.isNull else { return nil }
    return value
  }

  /// A member as it is; reported where it is missing.
  public mutating func required(_ name: StaticString) -> JSONValue? {
    if let value = value(name) { return value }
    found.add(OrderProblem("missing-field", field: "\(name)", "the question needs '\(name)'"))
    return nil
  }

  /// A string; nil where it is left out, or no string.
  public mutating func string(_ name: StaticString) -> String? {
    guard let value = value(name) else { return nil }
    if let string = value.string { return string.description }
    found.add(OrderProblem("wrong-type", field: "\(name)", "'\(name)' must be a string"))
    return nil
  }

  /// A list of strings; nil where it is left out, or no such list.
  public mutating func strings(_ name: StaticString) -> [String]? {
    guard let value = value(name) else { return nil }
    let strings = value.kind == .array ? value.elements.map { $0.string?.description } : [nil]
    if strings.contains(nil) {
      found.add(OrderProblem("wrong-type", field: "\(name)", "'\(name)' must be a list of strings"))
      return nil
    }
    return strings.compactMap(\.self)
  }

  /// Words of a list, each one of those allowed.
  public mutating func words(_ name: StaticString, among allowed: [String]) -> [String] {
    let words = strings(name) ?? []
    for word in words where !allowed.contains(word) {
      found.add(
        OrderProblem(
          "bad-value", field: "\(name)", "'\(word)' is none of \(allowed.joined(separator: ", "))",
          suggestion: nearest(to: word, among: allowed)))
    }
    return words
  }

  /// A whole number of a range; `preset` where it is left out, or no such number.
  public mutating func number(_ name: StaticString, in range: ClosedRange<Int64>, preset: Int64) -> Int64 {
    guard let value = value(name) else { return preset }
    if let number = value.integer, range.contains(number) { return number }
    found.add(
      OrderProblem(
        "bad-value", field: "\(name)",
        "'\(name)' must be a whole number from \(range.lowerBound) to \(range.upperBound)"))
    return preset
  }

  /// Whole numbers by name, each of a range.
  public mutating func numbers(_ name: StaticString, in range: ClosedRange<Int64>) -> [(name: String, number: Int64)] {
    guard let value = value(name) else { return [] }
    guard value.kind == .object else {
      found.add(OrderProblem("wrong-type", field: "\(name)", "'\(name)' must be an object"))
      return []
    }
    var numbers: [(String, Int64)] = []
    for member in value.members {
      if let number = member.value.integer, range.contains(number) {
        numbers.append((member.name.description, number))
      } else {
        found.add(
          OrderProblem(
            "bad-value", field: "\(name).\(member.name)",
            "'\(member.name)' must be a whole number from \(range.lowerBound) to \(range.upperBound)"))
      }
    }
    return numbers
  }

  /// Notes a mistake that only whoever knows the model can see.
  public mutating func report(_ problem: OrderProblem) { found.add(problem) }
}
