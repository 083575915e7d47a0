/// Paths as text: joined and tidied without asking the operating system.
enum FilePath {
  /// The folder part of `path`, without the slash; empty where it has none.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash.
  static func name(of path: String) -> String {
    tidy(path).split(separator: "/").last.map(String.init) ?? path
  }

  /// `file` as seen from `folder`, with `.` and `x/..` taken out.
  static func join(_ folder: String, _ file: String) -> String {
    file.hasPrefix("/") || folder.isEmpty ? tidy(file) : tidy("\(folder)/\(file)")
  }

  /// Whether `path` is `folder` or lies below it; both real paths.
  static func contains(_ folder: String, _ path: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix(folder + "/")
  }

  /// `path` with `.` and `x/..` taken out.
  static func tidy(_ path: String) -> String {
    var pieces: [Substring] = []
    for piece in path.split(separator: "/", omittingEmptySubsequences: true) where piece != "." {
      if piece == "..", let last = pieces.last, last != ".." { pieces.removeLast() } else { pieces.append(piece) }
    }
    let tidied = pieces.joined(separator: "/")
    return path.hasPrefix("/") ? "/\(tidied)" : tidied
  }
}
