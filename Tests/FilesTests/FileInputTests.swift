import Files
import Foundation
import Testing

@Suite struct FileInputTests {
  private func bytes(_ path: String, _ limit: Int = .max, regular: Bool = false) throws -> Int {
    try FileInput.bytes(of: path, limit: limit, regular: regular).count
  }

  /// Around the sizes at which memory is taken, and around the limit.
  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000]) func allBytesAreReadAndNoneBeyondTheLimit(count: Int) throws
  {
    let folder = try Folder()
    let path = try folder.put(String(repeating: "x", count: count), "file")
    for isRegular in [false, true] {
      #expect(try bytes(path, regular: isRegular) == count)
      #expect(try bytes(path, count, regular: isRegular) == count)
      if count > 0 {
        #expect(throws: FileError(path, .tooLong(limit: count - 1))) { try bytes(path, count - 1, regular: isRegular) }
      }
    }
    // A file that does not tell its size, as pipes do not.
    #expect(try FileInput.bytes(of: "/proc/self/stat", limit: 1 << 20).count > 0)
    #expect(throws: FileError("/dev/zero", .tooLong(limit: count))) { try bytes("/dev/zero", count) }
  }

  @Test func whatCannotBeReadIsTold() throws {
    let folder = try Folder()
    #expect(throws: FileError("\(folder.path)/none", .system(ENOENT))) { try bytes("\(folder.path)/none") }
    #expect(throws: FileError(folder.path, .system(EISDIR))) { try bytes(folder.path) }
    #expect(throws: FileError(folder.path, .notRegular)) { try bytes(folder.path, regular: true) }
    let pipe = "\(folder.path)/pipe"
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    // Nobody writes: this returns all the same.
    #expect(throws: FileError(pipe, .notRegular)) { try bytes(pipe, regular: true) }
    #expect("\(FileError("a", .system(ENOENT)))" == "a: No such file or directory")
    #expect("\(FileError("a", .tooLong(limit: 9)))" == "a: it has more than 9 bytes")
    #expect("\(FileError("a", .notRegular))" == "a: it is no regular file")
  }

  private func text(_ file: MappedFile) -> String {
    unsafe file.withBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  @Test func aMappedFileHasItsBytes() throws {
    let folder = try Folder()
    let path = try folder.put("before", "file")
    let file = try MappedFile(path)
    let empty = try MappedFile(folder.put("", "empty"), ahead: true)
    #expect(text(empty) == "")
    // Who has it mapped keeps it when another one is put in its place.
    try FileOutput.write("after, and longer".utf8, to: path)
    #expect(text(file) == "before")
    #expect(text(try MappedFile(path, ahead: true)) == "after, and longer")
    #expect(throws: FileError(folder.path, .notRegular)) { try MappedFile(folder.path) }
    #expect(throws: FileError("\(path).none", .system(ENOENT))) { try MappedFile("\(path).none") }
  }

  @Test func foldersAreMadeWithThoseAbove() throws {
    let folder = try Folder()
    for path in ["\(folder.path)/a/b/c", "\(folder.path)/a/b//c/", folder.path] {
      try FileSystem.makeFolder(path)
      #expect(FileSystem.isFolder(path))
    }
    let file = try folder.put("", "file")
    #expect(throws: FileError(file + "/a", .system(ENOTDIR))) { try FileSystem.makeFolder(file + "/a") }
    #expect(FileSystem.exists(file) && !FileSystem.isFolder(file) && !FileSystem.exists(file + "s"))
    #expect(try FileSystem.realPath("\(folder.path)/a/../file") == FileSystem.realPath(file))
    #expect(throws: FileError(file + "s", .system(ENOENT))) { try FileSystem.realPath(file + "s") }
  }
}
