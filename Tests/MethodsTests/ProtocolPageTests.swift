import Foundation
import JSONLines
import Testing

@testable import Methods

/// The protocol's reference says of methods what their descriptions say.
@Suite("docs/protocol.md and the methods")
struct ProtocolPageTests {
  private let lines: [String]
  private let methods: [MethodDescription] = [
    .catalogList, .orderValidate, .orderSubmit, .orderGet, .bomExplode, .planSchedule,
  ]

  init() throws {
    let page = try String(contentsOfFile: "\(TemporaryFolder.repository)/docs/protocol.md", encoding: .utf8)
    lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The rows of the table with a head.
  private func table(_ head: String) -> [String] {
    guard let start = lines.firstIndex(of: head) else { return [] }
    return lines.dropFirst(start + 2).prefix { $0.hasPrefix("|") }.map { $0 }
  }

  @Test("Each method has a row, with its parameters and its summary")
  func methodTable() {
    let rows = methods.map { method in
      let parameters = method.parameters.map { parameter in
        let schema = String(decoding: parameter.schema.bytes, as: UTF8.self)
        let type = schema.contains(#""format":"date""#) ? "date" : schema.contains(#""object""#) ? "object" : "string"
        return "`\(parameter.name)`\(parameter.isRequired ? "" : "?") (\(type))"
      }
      let taken = parameters.isEmpty ? "–" : parameters.joined(separator: ", ")
      return "| `\(method.name)` | \(taken) | \(method.summary)\(method.isLong ? " Takes long." : "") |"
    }
    #expect(table("| Method | Parameters | |") == rows)
  }

  @Test("Each error has a row, with its message, its methods and its particulars")
  func errorTable() {
    var errors: [MethodError] = []
    for error in methods.flatMap(\.errors) where !errors.contains(error) { errors.append(error) }
    let rows = errors.sorted { $0.code < $1.code }.map { error in
      let names = methods.filter { $0.errors.contains(error) }.map { "`\($0.name)`" }.joined(separator: ", ")
      return "| \(error.code) | \(error.message) | \(names) | \(error.particulars ?? "–") |"
    }
    #expect(table("| Code | Message | Of | `data` |") == rows)
  }
}
