import CatalogSessions
import Commands
import Diagnostics
import Glibc

/// A folder in memory with the files of one catalog.
private struct Folder {
  let path = "/dev/shm/orderwright-fuzz-\(getpid())"

  init() { mkdir(path, 0o700) }

  func write(_ bytes: [UInt8], to name: String) {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(file >= 0, "the folder can be written")
    _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  /// Opens the catalog; a mistake has a message, and a place or none.
  func check() {
    do {
      _ = try openCatalog(at: "\(path)/catalog.xml", SessionRequest())
    } catch {
      precondition(!error.diagnostics.isEmpty, "a catalog is refused for a reason")
      for diagnostic in error.diagnostics {
        precondition(!diagnostic.message.isEmpty && !diagnostic.text().isEmpty, "a reason is told")
        if let place = diagnostic.place { precondition(place.line > 0 && place.column > 0, "places count from 1") }
      }
    }
  }
}

/// The main file of a catalog.
struct CatalogFiles: FuzzTarget {
  private let folder = Folder()

  mutating func run(_ input: [UInt8]) {
    folder.write(input, to: "catalog.xml")
    folder.check()
  }
}

/// A table's CSV file beside a sound catalog.
struct CSVFiles: FuzzTarget {
  private let folder = Folder()

  init() {
    folder.write(
      Array(
        """
        <catalog xmlns="urn:orderwright:catalog:1" id="c" revision="1" date="2026-01-01" currency="EUR" languages="en">
        <label xml:lang="en">C</label>
        <values id="colours"><value id="red"><label xml:lang="en">R</label></value>
        <value id="blue"><label xml:lang="en">B</label></value></values>
        <table id="t" file="t.csv"><key name="height" type="integer" match="up-to"/><key name="colour" type="colours"/>
        <result name="number" type="integer"/><result name="share" type="decimal"/></table>
        <product id="p"><label xml:lang="en">P</label><choice id="colour" values="colours"><label xml:lang="en">C</label></choice>
        <integer id="height" min="0" max="9999"><label xml:lang="en">H</label></integer>
        <integer id="n" formula="t.number(height, colour)"><label xml:lang="en">N</label></integer></product>
        </catalog>
        """.utf8), to: "catalog.xml")
  }

  mutating func run(_ input: [UInt8]) {
    folder.write(input, to: "t.csv")
    folder.check()
  }
}
