import Glibc

/// Where the templates are that nobody named.
enum TemplateFolder {
  /// `Templates` in the folder of the program or in one above it, as in a checkout; else in the working directory.
  static var found: String {
    var folder = programFolder
    while !folder.isEmpty {
      if isFolder("\(folder)/Templates") { return "\(folder)/Templates" }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
    return "Templates"
  }

  private static var programFolder: String {
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return "" }
    defer { unsafe free(path) }
    let program = unsafe String(cString: path)
    return String(program[..<(program.lastIndex(of: "/") ?? program.startIndex)])
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
