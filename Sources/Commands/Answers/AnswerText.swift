import JSONLines

/// A result line for people: what came of the order and, where it is not valid, why and where to look.
public struct AnswerText: ~Copyable {
  private var json = JSONReader()

  public init() {}

  /// `answer` is a result line as `OrderClerk` writes it.
  public mutating func render(_ answer: borrowing JSONWriter) -> String {
    guard let value = unsafe try? json.read(answer.bytes) else { return "" }
    let order = value["order"]?.string?.description ?? "line \(value["line"]?.integer ?? 0)"
    let status = value["status"]?.string?.description ?? ""
    return (["\(order): \(status)\(headline(value))"] + details(value).map { "  \($0)" }).map { $0.printable + "\n" }
      .joined()
  }

  private func headline(_ value: JSONValue) -> String {
    guard let price = value["price"] else { return "" }
    let total = price["total"]?.string?.description ?? ""
    let currency = price["currency"]?.string?.description ?? ""
    let promise = value["promise"]?.string.map { ", promised for \($0)" } ?? ""
    let item = value["item"]?.string.map { ", item \($0)" } ?? ""
    return ", \(total) \(currency)\(promise)\(item)"
  }

  private func details(_ value: JSONValue) -> [String] {
    var lines: [String] = []
    if let message = value["message"]?.string {
      let column = value["column"]?.integer.map { " at column \($0)" } ?? ""
      lines.append("\(message)\(column)")
    }
    for problem in value["problems"].map({ Array($0.elements) }) ?? [] {
      let hint = problem["suggestion"]?.string.map { "; did you mean '\($0)'?" } ?? ""
      lines.append("\(text(problem, "field")): \(text(problem, "message"))\(hint)")
    }
    let missing = (value["missing"].map { Array($0.elements) } ?? []).compactMap { $0.string?.description }
    if !missing.isEmpty { lines.append("still to be chosen: \(missing.joined(separator: ", "))") }
    if let conflict = value["conflict"] { lines += explain(conflict) }
    for warning in value["warnings"].map({ Array($0.elements) }) ?? [] {
      lines.append("note \(text(warning, "id")): \(text(warning, "because")) (\(text(warning, "at")))")
    }
    return lines
  }

  private func explain(_ conflict: JSONValue) -> [String] {
    let choices = (conflict["choices"].map { Array($0.members) } ?? []).map { "\($0.name) = \($0.value.source)" }
    let rules = (conflict["rules"].map { Array($0.elements) } ?? []).map {
      "\(text($0, "id")): \(text($0, "because")) (\(text($0, "at")))"
    }
    return ["chosen: \(choices.isEmpty ? "nothing" : choices.joined(separator: ", "))"] + rules
  }

  private func text(_ value: JSONValue, _ name: JSONString) -> String { value[name]?.string?.description ?? "" }
}
