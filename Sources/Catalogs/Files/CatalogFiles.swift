import CatalogXML
import Diagnostics
import Digests
import Files

/// The files of one catalog: which may be read, what they hold, and the digest over all of them.
///
/// Only files inside `boundary` are opened: the catalog's folder, or the nearest folder at or above it that holds a file
/// called `orderwright-catalogs`. Real paths are compared, so that neither `..` nor a symbolic link leads out.
struct CatalogFiles {
  let limits: CatalogLimits
  let boundary: String
  /// How places name the files, as seen from the main file's folder, in the order of first reading.
  var names: [String] = []
  /// Top-level elements in reading order: an import stands for what it imports.
  var definitions: [XMLElement] = []
  var root: XMLElement?
  var diagnostics: [Diagnostic] = []
  /// A file could not be read or understood: what is not found may be defined in it.
  var isIncomplete = false
  /// See `LanguageCheck.mistakenIds`.
  var mistakenIds: Set<String> = []

  /// The bytes of the files in `names`.
  var hashed: [[UInt8]] = []
  /// Real paths.
  var readPaths: Set<String> = []
  /// The roots of the imported files, by real path.
  var roots: [String: XMLElement] = [:]
  /// The files that the product or plant at hand has imported.
  var importedHere: Set<String> = []
  /// The real folder of each file, by the name that places give it.
  var realFolders: [String: String] = [:]
  /// The imports being read, outermost first, each with the real path of the file that it stands in.
  var imports: [(path: String, place: SourceRange)] = []

  /// Reads the main file and everything that it imports.
  init(mainPath: String, limits: CatalogLimits) {
    self.limits = limits
    let name = FilePath.name(of: mainPath)
    guard let path = try? FileSystem.realPath(mainPath) else {
      boundary = "/"
      report("file-unreadable", at: nil, "cannot read '\(FilePath.tidy(mainPath))': there is no such file")
      return
    }
    boundary = Self.boundary(around: FilePath.folder(of: path))
    guard let main = readRoot(path, name: name, importedAt: nil, context: CatalogLanguage.mainRoot) else { return }
    let children = expandedChildren(of: main, path: path, context: CatalogLanguage.mainRoot)
    definitions = children.filter { $0.name != "label" }
  }

  private static func boundary(around folder: String) -> String {
    var candidate = folder
    while true {
      if FileSystem.exists(FilePath.join(candidate, "orderwright-catalogs")) { return candidate }
      if candidate == "/" || candidate.isEmpty { return folder }
      candidate = FilePath.folder(of: candidate)
    }
  }

  /// Reports why a file cannot be had.
  mutating func report(
    _ code: String, at place: SourceRange?, _ message: String, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(code, at: place, message, notes: notes))
    isIncomplete = true
  }

  /// `sha256:` and the digest over the bytes of all files read so far, in that order.
  var digest: String {
    var hasher = SHA256Hasher()
    for bytes in hashed { hasher.update(bytes.span) }
    return "sha256:" + hasher.finish().hexadecimal
  }
}

extension CatalogFiles {
  /// The bytes of the file that `attribute` names and how places name it; nil, reported, where it may not be read.
  ///
  /// An already read file gives its bytes again and counts once.
  mutating func bytes(namedBy attribute: XMLAttribute, limit: Int) -> (bytes: [UInt8], name: String)? {
    guard let (path, name) = resolve(attribute),
      let bytes = read(path, name: name, at: attribute.valuePlace, limit: limit)
    else {
      return nil
    }
    if readPaths.insert(path).inserted { record(bytes, name: name) }
    return (bytes, name)
  }

  /// The real path of the file that `attribute` names relative to its own file, if it may be read.
  mutating func resolve(_ attribute: XMLAttribute) -> (path: String, name: String)? {
    let place = attribute.valuePlace
    let name = FilePath.join(FilePath.folder(of: place.file), attribute.value)
    guard let folder = realFolders[place.file] else { return nil }
    let path: String
    do throws(FileError) {
      path = try FileSystem.realPath(attribute.value.hasPrefix("/") ? attribute.value : "\(folder)/\(attribute.value)")
    } catch {
      report("file-unreadable", at: place, "cannot read '\(name)': \(error.reason)")
      return nil
    }
    guard FilePath.contains(boundary, path) else {
      report("file-outside", at: place, "'\(attribute.value)' lies outside the folder that this catalog may read")
      return nil
    }
    return (path, name)
  }

  /// The bytes of a file that may be opened.
  mutating func read(_ path: String, name: String, at place: SourceRange?, limit: Int) -> [UInt8]? {
    guard readPaths.count < limits.files else {
      report("limit-files", at: place, "the catalog has too many files (limit 'files': \(limits.files))")
      return nil
    }
    do throws(FileError) {
      return try FileInput.bytes(of: path, limit: limit, regular: true)
    } catch {
      report("file-unreadable", at: place, "cannot read '\(name)': \(error.reason)")
      return nil
    }
  }

  /// Counts a file as read.
  mutating func record(_ bytes: [UInt8], name: String) {
    hashed.append(bytes)
    names.append(name)
  }
}
