import CatalogXML
import Diagnostics

extension CatalogFiles {
  /// Reads a main or imported file and checks its form; `context` is the element that it stands in.
  mutating func readRoot(
    _ path: String, name: String, importedAt place: SourceRange?, context: String
  ) -> XMLElement? {
    guard let bytes = read(path, name: name, at: place, limit: limits.xml.bytes) else { return nil }
    readPaths.insert(path)
    realFolders[name] = FilePath.folder(of: path)
    record(bytes, name: name)
    do throws(DiagnosedFailure) {
      let read = try readDocument(bytes: bytes, file: name, limits: limits.xml).root
      if place == nil { root = read }
      return checked(read, isMain: place == nil, context: context)
    } catch {
      diagnostics += error.diagnostics
      isIncomplete = true
      return nil
    }
  }

  private mutating func checked(_ root: XMLElement, isMain: Bool, context: String) -> XMLElement? {
    let wanted = isMain ? CatalogLanguage.mainRoot : CatalogLanguage.importedRoot
    var check = LanguageCheck()
    check.check(root: root, named: wanted, standingIn: context)
    diagnostics += check.diagnostics
    mistakenIds.formUnion(check.mistakenIds)
    if root.name == wanted { return root }
    isIncomplete = true
    return nil
  }

  /// The children of an element of the file at `path`, each import among them replaced by what that file holds.
  mutating func expandedChildren(of element: XMLElement, path: String, context: String) -> [XMLElement] {
    var expanded: [XMLElement] = []
    for child in element.children {
      if child.name == CatalogLanguage.importing {
        if let attribute = child.attribute("file") { expanded += imported(attribute, from: path, context: context) }
      } else if CatalogLanguage.element(child.name)?.children.contains(CatalogLanguage.importing) ?? false {
        importedHere = []
        expanded.append(child.replacingChildren(expandedChildren(of: child, path: path, context: child.name)))
      } else {
        expanded.append(child)
      }
    }
    return expanded
  }

  /// What stands at the top is there once; what stands in a product is there once in each product that imports it.
  private mutating func imported(_ attribute: XMLAttribute, from importer: String, context: String) -> [XMLElement] {
    guard !attribute.value.isEmpty, let (path, name) = resolve(attribute) else { return [] }
    imports.append((importer, attribute.valuePlace))
    defer { imports.removeLast() }
    guard mayImport(path, name: name, at: attribute.valuePlace) else { return [] }
    let isKnown = readPaths.contains(path)
    if context == CatalogLanguage.mainRoot {
      guard !isKnown else { return [] }
    } else {
      guard importedHere.insert(path).inserted else { return [] }
    }
    if !isKnown { roots[path] = readRoot(path, name: name, importedAt: attribute.valuePlace, context: context) }
    return roots[path].map { expandedChildren(of: $0, path: path, context: context) } ?? []
  }

  private mutating func mayImport(_ path: String, name: String, at place: SourceRange) -> Bool {
    if let start = imports.firstIndex(where: { $0.path == path }) {
      let chain = imports[start...].dropLast()
      report(
        "import-cycle", at: place, "'\(name)' imports itself\(chain.isEmpty ? "" : " by way of others")",
        notes: chain.map { .init("the way leads through this import", at: $0.place) })
      return false
    }
    guard imports.count <= limits.importDepth else {
      report(
        "limit-import-depth", at: place,
        "the imports lie too deep inside one another (limit 'importDepth': \(limits.importDepth))")
      return false
    }
    return true
  }
}
