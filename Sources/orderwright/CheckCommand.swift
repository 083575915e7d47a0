import ArgumentParser
import Commands
import Diagnostics

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a catalog: every mistake at its line and column, then its tests.",
    discussion: """
      Example:
        orderwright check Catalogs/furniture/catalog.xml
      """)

  @Argument(help: "The catalog's main file.")
  var catalog: String

  func run() throws {
    do throws(DiagnosedFailure) {
      let opened = try openCatalog(at: catalog, SessionRequest())
      Terminal.show(opened.warnings)
    } catch {
      Terminal.show(error.diagnostics)
      throw ExitCode.catalog
    }
  }
}
