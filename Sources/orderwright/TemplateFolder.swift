import Files

/// Where the templates are that nobody named.
enum TemplateFolder {
  /// `Templates` in the folder of the program or in one above it, as in a checkout; else in the working directory.
  static var found: String {
    var folder = programFolder
    while !folder.isEmpty {
      if FileSystem.isFolder("\(folder)/Templates") { return "\(folder)/Templates" }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
    return "Templates"
  }

  private static var programFolder: String {
    guard let program = try? FileSystem.realPath("/proc/self/exe") else { return "" }
    return String(program[..<(program.lastIndex(of: "/") ?? program.startIndex)])
  }
}
