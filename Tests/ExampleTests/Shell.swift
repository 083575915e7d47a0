import Foundation

/// Commands as a user types them.
enum Shell {
  /// What a command left behind.
  struct Ending {
    var code: Int32
    var printed: String
    var complaints: String
  }

  /// Runs a command of bash in the repository's folder, with the programs that were built beside these tests on the path.
  static func run(_ command: String) throws -> Ending {
    let folder = try TemporaryFolder()
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/bash")
    shell.arguments = ["--noprofile", "--norc", "-c", "{ \(command)\n} 2> \(folder.path)/complaints"]
    shell.currentDirectoryURL = Repository.root
    shell.environment = ["PATH": "\(Repository.products.path):/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    shell.standardInput = FileHandle.nullDevice
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    return Ending(
      code: shell.terminationStatus, printed: String(decoding: printed, as: UTF8.self),
      complaints: try String(contentsOfFile: "\(folder.path)/complaints", encoding: .utf8))
  }
}

/// A folder of its own for one test, gone when the last reference is.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "doors-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
