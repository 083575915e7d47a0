import ArgumentParser
import CatalogSessions
import Commands
import Diagnostics
import Quantities

/// The catalog that a command works on, and what orders count as that do not say.
struct CatalogOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The catalog's main file.", valueName: "file"))
  var catalog: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day on which orders count as placed that do not say; default: the catalog's date.", valueName: "yyyy-mm-dd"))
  var date: String?

  @Option(name: .long, help: "The market of orders that do not say; default: the catalog's first.")
  var market: String?

  @Option(name: .long, help: "The plant of orders that do not say; default: the product's.")
  var plant: String?

  @Option(name: .long, help: "The language of labels and reasons, such as en or zh; default: the catalog's first.")
  var language: String?

  /// Reads the catalog, showing its mistakes on stderr; ends the program where it cannot be used.
  ///
  /// Warnings are for the catalog's author: `check` shows them. Whoever answers orders is not told again on each run.
  func open() throws -> CatalogSession {
    do throws(DiagnosedFailure) {
      let opened = try openCatalog(
        at: catalog, SessionRequest(date: date, market: market, plant: plant, language: language))
      return opened.session
    } catch {
      Terminal.show(error.diagnostics)
      throw ExitCode.catalog
    }
  }
}
