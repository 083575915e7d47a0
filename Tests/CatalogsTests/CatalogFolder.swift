import Catalogs
import Diagnostics
import Foundation

/// A folder of files for one test, taken away afterwards.
final class CatalogFolder {
  let path: String

  /// Writes the files, by their paths inside the folder; folders are made as needed.
  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("catalogs-\(UUID().uuidString)")
    path = folder.path
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Reads the catalog whose main file is `name`; places name files relative to it.
  func read(_ name: String = "catalog.xml", limits: CatalogLimits = CatalogLimits()) -> Reading {
    do throws(DiagnosedFailure) {
      let (catalog, warnings) = try readCatalog(at: "\(path)/\(name)", limits: limits)
      return Reading(catalog: catalog, diagnostics: warnings)
    } catch {
      return Reading(catalog: nil, diagnostics: error.diagnostics)
    }
  }
}

/// What came of reading a catalog.
struct Reading {
  var catalog: Catalog?
  var diagnostics: [Diagnostic]

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  /// One text for each diagnostic, as a terminal shows them.
  var texts: [String] { diagnostics.map { $0.text() } }
}

/// Source in which `«` and `»` stand around the text that a diagnostic must point at.
struct MarkedSource {
  let text: String
  /// In the order of the opening marks.
  private(set) var places: [SourceRange] = []

  init(_ marked: String, file: String = "catalog.xml") {
    var plain = String.UnicodeScalarView()
    var line = 1
    var column = 1
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«":
        open.append(places.count)
        places.append(SourceRange(file: file, line: line, column: column))
      case "»":
        let index = open.removeLast()
        places[index].endLine = line
        places[index].endColumn = column
      default:
        plain.append(scalar)
        if scalar == "\n" {
          line += 1
          column = 1
        } else {
          column += 1
        }
      }
    }
    text = String(plain)
  }
}
