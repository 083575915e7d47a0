import Foundation

/// What one run of `workbench`, as a user types it, left behind.
struct WorkbenchRun {
  /// The exit code.
  let code: Int32
  /// What stands on the standard output.
  let printed: String
  /// What stands on the standard error.
  let complaints: String
  /// Where it ran; gone with the last run in it.
  let folder: WorkbenchFolder

  /// Runs the program that was built beside these tests.
  ///
  /// - Parameters:
  ///   - arguments: as words parted by blanks.
  ///   - folder: where it runs, with the files that it reads.
  ///   - input: what comes on the standard input.
  init(_ arguments: String, in folder: WorkbenchFolder, input: String = "") throws {
    try folder.write("input", Data(input.utf8))
    for name in ["printed", "complaints"] { try folder.write(name, Data()) }
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "workbench")
    process.arguments = arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder.url
    process.standardInput = try FileHandle(forReadingFrom: folder.url.appending(path: "input"))
    process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "printed"))
    process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "complaints"))
    try process.run()
    process.waitUntilExit()
    code = process.terminationStatus
    printed = try folder.text("printed")
    complaints = try folder.text("complaints")
    self.folder = folder
  }

  /// Runs it where there are some files.
  init(_ arguments: String, _ files: KeyValuePairs<String, String> = [:], input: String = "") throws {
    try self.init(arguments, in: WorkbenchFolder(files), input: input)
  }

  /// The lines of the standard output.
  var lines: [String] { printed.split(separator: "\n").map(String.init) }

  /// The lines without what a run takes: `c` lines of figures, and members of JSON lines that tell times and memory.
  var answers: [String] {
    lines.filter { !$0.hasPrefix("c ") }.map { line in
      line.replacing(
        /,"(cpuSeconds|wallSeconds|microseconds|openMicroseconds|countMicroseconds|peakBytes)":[-0-9.e]+/, with: "")
    }
  }

  /// A member of the last line, which is a JSON object.
  func number(_ member: String) throws -> Int? {
    let last = lines.last ?? ""
    return (try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any])?[member] as? Int
  }
}

/// A folder of its own for runs of one test.
final class WorkbenchFolder {
  /// Where it is.
  let url = FileManager.default.temporaryDirectory.appending(path: "workbench-\(UUID().uuidString)")

  /// A folder with some files.
  init(_ files: KeyValuePairs<String, String> = [:]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, Data(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Puts a file there, in folders of its own where its name has a `/`.
  func write(_ name: String, _ content: Data) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: file)
  }

  /// What a file says.
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// What a file holds.
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  /// The names of all files but those of runs, in order.
  var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: url.path)
        .filter { !["input", "printed", "complaints"].contains($0) }.sorted()
    }
  }
}
