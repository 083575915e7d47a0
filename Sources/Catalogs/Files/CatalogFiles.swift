import CatalogXML
import Diagnostics
import Digests

/// The files of one catalog: which may be read, what they hold, and the digest over all of them.
///
/// Only files inside `boundary` are opened: the catalog's folder, or the nearest folder at or above it that holds a file
/// called `orderwright-catalogs`. Real paths are compared, so that neither `..` nor a symbolic link leads out.
struct CatalogFiles {
  let limits: CatalogLimits
  let boundary: String
  /// How places name the files, in the order of first reading.
  private(set) var names: [String] = []
  /// Top-level elements in reading order: an import stands for what it imports.
  private(set) var definitions: [XMLElement] = []
  private(set) var root: XMLElement?
  private(set) var diagnostics: [Diagnostic] = []
  /// A file could not be read or understood: what is not found may be defined in it.
  private(set) var isIncomplete = false
  /// See `LanguageCheck.mistakenIds`.
  private(set) var mistakenIds: Set<String> = []

  private var hashed: [[UInt8]] = []
  private var readPaths: Set<String> = []
  /// What each imported file holds, by real path.
  private var modules: [String: [XMLElement]] = [:]
  private var realFolders: [String: String] = [:]
  private var imports: [(path: String, place: SourceRange)] = []

  /// Reads the main file, which places call `name`, and everything that it imports.
  init(mainPath: String, name: String, limits: CatalogLimits) {
    self.limits = limits
    guard let path = try? FileSystem.realPath(mainPath) else {
      boundary = "/"
      report("file-unreadable", at: nil, "cannot read '\(name)': there is no such file")
      return
    }
    boundary = Self.boundary(around: FilePath.folder(of: path))
    let children = readModule(path, name: name, importedAt: nil, context: CatalogLanguage.mainRoot)
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

  private mutating func report(
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
  private mutating func resolve(_ attribute: XMLAttribute) -> (path: String, name: String)? {
    let place = attribute.valuePlace
    let name = FilePath.join(FilePath.folder(of: place.file), attribute.value)
    guard let folder = realFolders[place.file] else { return nil }
    let path: String
    do throws(FileFailure) {
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

  private mutating func read(_ path: String, name: String, at place: SourceRange?, limit: Int) -> [UInt8]? {
    guard readPaths.count < limits.files else {
      report("limit-files", at: place, "the catalog has too many files (limit 'files': \(limits.files))")
      return nil
    }
    do throws(FileFailure) {
      return try FileSystem.bytes(at: path, limit: limit)
    } catch {
      report("file-unreadable", at: place, "cannot read '\(name)': \(error.reason)")
      return nil
    }
  }

  private mutating func record(_ bytes: [UInt8], name: String) {
    hashed.append(bytes)
    names.append(name)
  }

  /// Reads a main or imported file and gives what it holds, imports expanded; `context` is the element that it stands in.
  fileprivate mutating func readModule(
    _ path: String, name: String, importedAt place: SourceRange?, context: String
  ) -> [XMLElement] {
    guard let bytes = read(path, name: name, at: place, limit: limits.xml.bytes) else { return [] }
    readPaths.insert(path)
    realFolders[name] = FilePath.folder(of: path)
    record(bytes, name: name)
    do throws(DiagnosedFailure) {
      let module = try readDocument(bytes: bytes, file: name, limits: limits.xml).root
      return take(module, path: path, isMain: place == nil, context: context)
    } catch {
      diagnostics += error.diagnostics
      isIncomplete = true
      return []
    }
  }

  private mutating func take(_ module: XMLElement, path: String, isMain: Bool, context: String) -> [XMLElement] {
    let wanted = isMain ? CatalogLanguage.mainRoot : CatalogLanguage.importedRoot
    var check = LanguageCheck()
    check.check(root: module, named: wanted, standingIn: context)
    diagnostics += check.diagnostics
    mistakenIds.formUnion(check.mistakenIds)
    if isMain { root = module }
    guard module.name == wanted else {
      isIncomplete = true
      return []
    }
    return expandedChildren(of: module, path: path, context: context)
  }

  /// The children, each import among them replaced by what the file holds.
  private mutating func expandedChildren(of element: XMLElement, path: String, context: String) -> [XMLElement] {
    var expanded: [XMLElement] = []
    for child in element.children {
      if child.name == CatalogLanguage.importing {
        if let attribute = child.attribute("file") { expanded += readImport(attribute, from: path, context: context) }
      } else if CatalogLanguage.element(child.name)?.children.contains(CatalogLanguage.importing) ?? false {
        expanded.append(child.replacingChildren(expandedChildren(of: child, path: path, context: child.name)))
      } else {
        expanded.append(child)
      }
    }
    return expanded
  }

  private mutating func readImport(
    _ attribute: XMLAttribute, from importer: String, context: String
  ) -> [XMLElement] {
    guard !attribute.value.isEmpty, let (path, name) = resolve(attribute) else { return [] }
    let place = attribute.valuePlace
    imports.append((importer, place))
    defer { imports.removeLast() }
    if let start = imports.firstIndex(where: { $0.path == path }) {
      let chain = imports[start...].dropLast()
      report(
        "import-cycle", at: place, "'\(name)' imports itself\(chain.isEmpty ? "" : " by way of others")",
        notes: chain.map { .init("the way leads through this import", at: $0.place) })
      return []
    }
    guard imports.count <= limits.importDepth else {
      report(
        "limit-import-depth", at: place,
        "the imports lie too deep inside one another (limit 'importDepth': \(limits.importDepth))")
      return []
    }
    // What stands at the top is there once; what stands in a product belongs to each product that imports it.
    if let known = modules[path] { return context == CatalogLanguage.mainRoot ? [] : known }
    guard !readPaths.contains(path) else { return [] }
    let read = readModule(path, name: name, importedAt: place, context: context)
    modules[path] = read
    return read
  }
}
