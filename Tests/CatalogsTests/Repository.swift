import Foundation

/// Files of the repository that tests hold the code against.
enum Repository {
  /// The folder with `Package.swift`, wherever the tests are built.
  static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The bytes of a file, by its path in the repository.
  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(path)))
  }

  /// The text of a file, by its path in the repository.
  static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  /// Paths in the repository of all files below a folder whose names end so, in order.
  static func files(below path: String, endingIn end: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.appendingPathComponent(path).path)
      .filter { $0.hasSuffix(end) }.map { "\(path)/\($0)" }.sorted()
  }
}
