import Foundation
import Testing

/// The schemas that the server tells, held against what it answers by a validator that is not ours.
struct SchemaTests {
  /// Whether the validator is on this machine.
  static let hasValidator: Bool = {
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", "-W", "ignore", "-c", "import jsonschema; jsonschema.Draft202012Validator"]
    python.standardError = FileHandle.nullDevice
    guard (try? python.run()) != nil else { return false }
    python.waitUntilExit()
    return python.terminationStatus == 0
  }()

  @Test(
    "What serve answers and refuses is what its schemas say",
    .enabled(if: hasValidator, "python3 has no jsonschema (PyPI)"))
  func schemas() throws {
    let printed = try Repository.run("examples/service/check-schemas", "8")
    #expect(printed.split(separator: "\n").count == 3)
  }
}
