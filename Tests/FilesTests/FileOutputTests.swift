import Files
import Foundation
import Testing

@Suite struct FileOutputTests {
  @Test func theOldFileStaysUntilTheNewOneIsWhole() throws {
    let folder = try Folder()
    let path = try folder.put("old", "file")
    var file = try FileOutput(path)
    let block = String(repeating: "0123456789", count: 20_000)
    try file.write("new ".utf8)
    try file.write(block.utf8)
    #expect(try folder.text("file") == "old")
    try file.write("end".utf8)
    #expect(try file.finish())
    #expect(try folder.text("file") == "new " + block + "end")
    #expect(folder.names == ["file"])
  }

  @Test func droppedUnfinishedItLeavesNothingBehind() throws {
    let folder = try Folder()
    let path = try folder.put("old", "file")
    do {
      var file = try FileOutput(path)
      try file.write("new".utf8)
      #expect(folder.names.count == 2)
    }
    #expect(folder.names == ["file"])
    #expect(try folder.text("file") == "old")
  }

  @Test func equalBytesLeaveTheFileAsItIs() throws {
    let folder = try Folder()
    let path = "\(folder.path)/file"
    func put(_ text: String) throws -> Bool {
      var file = try FileOutput(path)
      try file.write(text.utf8)
      return try file.finish(ifNew: true)
    }
    #expect(try put("one"))
    #expect(try !put("one"))
    #expect(try put("two"))
    #expect(try put(""))
    #expect(try !put(""))
    #expect(try folder.text("file") == "" && folder.names == ["file"])
  }

  @Test func linksAndPermissionsStay() throws {
    let folder = try Folder()
    let path = try folder.put("old", "file")
    #expect(unsafe chmod(path, 0o600) == 0 && symlink("file", "\(folder.path)/link") == 0)
    try FileOutput.write("new".utf8, to: "\(folder.path)/link")
    #expect(try folder.text("file") == "new" && folder.names == ["file", "link"])
    var status = stat()
    #expect(unsafe lstat("\(folder.path)/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(unsafe stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  /// A device is no place for another file.
  @Test func devicesAreWrittenTo() throws {
    try FileOutput.write("nothing".utf8, to: "/dev/null")
    #expect(throws: FileError("/dev/full", .system(ENOSPC))) { try FileOutput.write("nothing".utf8, to: "/dev/full") }
    #expect(FileSystem.exists("/dev/null") && FileSystem.exists("/dev/full"))
  }

  @Test func whatCannotBeWrittenIsTold() throws {
    let folder = try Folder()
    let inside = "\(folder.path)/none/file"
    #expect(throws: FileError(inside, .system(ENOENT))) { try FileOutput.write("x".utf8, to: inside) }
    #expect(throws: FileError(folder.path, .system(EISDIR))) { try FileOutput.write("x".utf8, to: folder.path) }
  }
}
