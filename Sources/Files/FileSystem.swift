import Glibc

/// What is where; paths are as the kernel takes them.
public enum FileSystem {
  /// The path without symbolic links and dots; fails where nothing is there.
  public static func realPath(_ path: String) throws(FileError) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw .last(path) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Whether something is at the path.
  public static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Whether a folder is at the path.
  public static func isFolder(_ path: String) -> Bool { kind(of: path) == S_IFDIR }

  /// Makes a folder and those above it where they are missing.
  public static func makeFolder(_ folder: String) throws(FileError) {
    var end = folder.startIndex
    while end < folder.endIndex {
      end = folder[end...].dropFirst().firstIndex(of: "/") ?? folder.endIndex
      let path = String(folder[..<end])
      guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST || errno == EISDIR else { throw .last(path) }
    }
  }

  /// The kind of file that is at the path, in the words of `stat`.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
