import Foundation

extension DocumentationPage {
  /// Runs the page's steps one after the other in one shell, in a folder of its own that sees the repository's, and gives what each
  /// command printed, on stdout and stderr, as on a terminal.
  func replay() throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "documentation-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["Catalogs", "Templates", "Tests", "examples"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: name), withDestinationURL: Repository.root.appending(path: name))
    }
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/bash")
    shell.arguments = ["--noprofile", "--norc", "-c", script]
    shell.currentDirectoryURL = folder
    let path = "\(Repository.products.path):/usr/bin:/bin"
    shell.environment = ["PATH": path, "LC_ALL": "C.UTF-8", "HOME": folder.path]
    shell.standardInput = FileHandle.nullDevice
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let printed = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    shell.waitUntilExit()
    return Array(printed.components(separatedBy: Self.mark).dropLast())
  }

  private static let mark = "\n--- the next command ---\n"

  private var script: String {
    let parts = steps.map { step in
      switch step {
      case .command(let command): "\(command.text)\n{ status=$?; printf '\(Self.mark)'; (exit $status); }"
      case .file(let path, let content):
        "mkdir -p \"$(dirname \(path))\"\ncat > \(path) <<'END OF FILE'\n\(content)\nEND OF FILE"
      }
    }
    return "exec 2>&1\n" + parts.joined(separator: "\n") + "\n"
  }
}

/// Whether what a page shows is what a command printed: `…` in a line stands for any text, `…` alone for any lines. Empty lines at the
/// end do not count, nor does a carriage return at a line's end.
func shows(_ shown: [String], _ printed: String) -> Bool {
  var lines = printed.replacing("\r\n", with: "\n").components(separatedBy: "\n")[...]
  var shown = shown[...]
  while lines.last?.isEmpty == true { lines.removeLast() }
  while shown.last?.isEmpty == true { shown.removeLast() }
  return shows(shown, lines)
}

private func shows(_ shown: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
  guard let first = shown.first else { return lines.isEmpty }
  let rest = shown.dropFirst()
  if first == "…" { return (0...lines.count).contains { shows(rest, lines.dropFirst($0)) } }
  guard let line = lines.first, isShown(line, as: first) else { return false }
  return shows(rest, lines.dropFirst())
}

private func isShown(_ line: String, as pattern: String) -> Bool {
  let pieces = pattern.components(separatedBy: "…")
  guard pieces.count > 1 else { return line == pattern }
  guard line.hasPrefix(pieces[0]), line.hasSuffix(pieces.last!) else { return false }
  var rest = line.dropFirst(pieces[0].count)
  for piece in pieces[1..<(pieces.count - 1)] where !piece.isEmpty {
    guard let found = rest.firstRange(of: piece) else { return false }
    rest = rest[found.upperBound...]
  }
  return rest.count >= pieces.last!.count
}
