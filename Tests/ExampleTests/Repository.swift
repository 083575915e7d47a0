import Foundation
import Testing

/// The repository's folder and the programs that were built beside these tests.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Where the test bundle lies, and the products beside it.
  static let products = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()

  static func contents(of path: String) throws -> Data { try Data(contentsOf: root.appending(path: path)) }

  /// Paths from the root, sorted.
  static func files(under folder: String, endingIn ending: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }

  /// Runs a script or program of the repository, which must end with this code, and gives what it printed on stdout. The input must
  /// fit into a pipe.
  static func run(_ program: String, _ arguments: String..., input: String = "", code: Int32 = 0) throws -> String {
    let process = Process()
    process.executableURL = program.contains("/") ? root.appending(path: program) : products.appending(path: program)
    process.arguments = arguments
    process.currentDirectoryURL = root
    process.environment = ProcessInfo.processInfo.environment
      .merging(["ORDERWRIGHT": products.appending(path: "orderwright").path]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    let typed = Pipe()
    process.standardInput = typed
    try process.run()
    try typed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try typed.fileHandleForWriting.close()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == code)
    return String(decoding: printed, as: UTF8.self)
  }
}
