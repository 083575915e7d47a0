import Files

/// A document being written: in its place when it is finished, and only where its bytes are new.
struct OutputFile: ~Copyable {
  private let path: String
  private var file: FileOutput

  /// Begins a document in a folder, which is made where it is missing.
  init(_ name: String, in folder: String) throws(DocumentError) {
    path = "\(folder)/\(name)"
    do throws(FileError) {
      try FileSystem.makeFolder(folder)
      file = try FileOutput(path)
    } catch {
      throw OutputFile.failure(error)
    }
  }

  /// Adds text in UTF-8.
  mutating func write(_ text: String) throws(DocumentError) {
    do throws(FileError) { try file.write(text.utf8) } catch { throw OutputFile.failure(error) }
  }

  /// Puts the document in place.
  consuming func finish() throws(DocumentError) -> WrittenDocument {
    let path = path
    do throws(FileError) {
      return WrittenDocument(path: path, isChanged: try file.finish(ifNew: true))
    } catch {
      throw OutputFile.failure(error)
    }
  }

  private static func failure(_ error: FileError) -> DocumentError {
    DocumentError(.unwritable, file: error.path, message: "cannot be written: \(error.reason)")
  }
}
