import Foundation

/// A folder of its own for one test, gone when the last reference is.
final class TemporaryFolder: Sendable {
  /// The folder of the repository that these tests are in.
  static let repository = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/\($1)" }

  let path = NSTemporaryDirectory() + "methods-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
