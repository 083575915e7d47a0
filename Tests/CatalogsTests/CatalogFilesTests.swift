import Catalogs
import Diagnostics
import Digests
import Foundation
import Testing

/// What is opened, what is not, and what the digest covers.
@Suite struct CatalogFilesTests {
  static func catalog(_ body: String) -> String {
    """
    <catalog xmlns="urn:orderwright:catalog:1" id="c" revision="1" date="2026-01-01" currency="CNY" languages="en">
    <label xml:lang="en">C</label>
    \(body)
    </catalog>
    """
  }

  static func module(_ body: String) -> String {
    #"<module xmlns="urn:orderwright:catalog:1" id="m">\#(body)</module>"#
  }

  static let market = #"<market id="cn"><label xml:lang="en">China</label></market>"#

  @Test func withoutTheMarkOnlyTheCatalogsFolderIsOpen() throws {
    let files = ["a/catalog.xml": Self.catalog(#"<import file="../b/m.xml"/>"#), "b/m.xml": Self.module(Self.market)]
    #expect(try CatalogFolder(files).read("a/catalog.xml").errors.map(\.code) == ["file-outside"])
    let marked = files.merging(["orderwright-catalogs": ""]) { $1 }
    let reading = try CatalogFolder(marked).read("a/catalog.xml")
    #expect(reading.texts == [])
    #expect(reading.catalog?.files == ["catalog.xml", "../b/m.xml"])
  }

  @Test func symbolicLinksDoNotLeadOut() throws {
    let folder = try CatalogFolder([
      "a/catalog.xml": Self.catalog(#"<import file="link.xml"/>"#), "secret.xml": Self.module(Self.market),
    ])
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/a/link.xml", withDestinationPath: "../secret.xml")
    #expect(folder.read("a/catalog.xml").errors.map(\.code) == ["file-outside"])
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try CatalogFolder(["catalog.xml": Self.catalog(#"<import file="pipe"/>"#)])
    let made = unsafe mkfifo("\(folder.path)/pipe", 0o600)
    #expect(made == 0)
    let errors = folder.read().errors
    #expect(errors.map(\.message) == ["cannot read 'pipe': it is no regular file"])
    #expect(try CatalogFolder(["x": ""]).read().diagnostics.map(\.code) == ["file-unreadable"])
  }

  @Test func aFileIsReadOnceAndByWhateverName() throws {
    let reading = try CatalogFolder([
      "catalog.xml": Self.catalog(#"<import file="m.xml"/><import file="./x/../m.xml"/><import file="n.xml"/>"#),
      "m.xml": Self.module(Self.market), "n.xml": Self.module(#"<import file="m.xml"/>"#), "x/y": "",
    ]).read()
    #expect(reading.texts == [])
    #expect(reading.catalog?.files == ["catalog.xml", "m.xml", "n.xml"])
    #expect(reading.catalog?.markets.count == 1)
  }

  @Test func aModuleOfAProductBelongsToEachThatImportsIt() throws {
    let reading = try CatalogFolder([
      "catalog.xml": Self.catalog(
        """
        <product id="p"><label xml:lang="en">P</label><import file="m.xml"/><import file="m.xml"/></product>
        <product id="q"><label xml:lang="en">Q</label><import file="m.xml"/></product>
        """),
      "m.xml": Self.module(#"<boolean id="b"><label xml:lang="en">B</label></boolean>"#),
    ]).read()
    #expect(reading.texts == [])
    #expect(reading.catalog?.products.map { $0.characteristics.map(\.id) } == [["b"], ["b"]])
  }

  @Test func theDigestIsOfAllBytesInOrder() throws {
    let main = Self.catalog(#"<import file="m.xml"/>"#)
    let module = Self.module(Self.market)
    let folder = try CatalogFolder(["catalog.xml": main, "m.xml": module])
    let bytes = Array((main + module).utf8)
    #expect(folder.read().catalog?.digest == "sha256:" + SHA256Digest(of: bytes.span).hexadecimal)
  }

  @Test func placesAreSeenFromTheCatalog() throws {
    let folder = try CatalogFolder(["c/catalog.xml": Self.catalog(#"<import file="m/m.xml"/>"#), "c/m/m.xml": "<x/>"])
    #expect(folder.read("c/catalog.xml").errors.map(\.place?.file) == ["m/m.xml"])
    #expect(folder.read("./c//../c/catalog.xml").errors.map(\.place?.file) == ["m/m.xml"])
    for spelled in ["\(folder.path)/c/catalog.xml", "\(folder.path)/./c//../c/catalog.xml"] {
      let located = folder.read("c/catalog.xml").errors.map { $0.located(fromCatalogAt: spelled) }
      #expect(located.map(\.place?.file) == ["\(folder.path)/c/m/m.xml"])
    }
    let note = Diagnostic(
      "x", at: nil, "x", notes: [.init("y", at: SourceRange(file: "../m.xml", line: 1, column: 1))])
    #expect(note.located(fromCatalogAt: "a/b/catalog.xml").notes.map(\.place?.file) == ["a/m.xml"])
    #expect(note.located(fromCatalogAt: "catalog.xml").notes.map(\.place?.file) == ["../m.xml"])
  }

  /// A catalog that is not there is named as it was asked for.
  @Test func aMissingCatalogIsNamedByItsPath() {
    do throws(DiagnosedFailure) {
      _ = try readCatalog(at: "./no/such.xml")
      Issue.record("it was read")
    } catch {
      #expect(
        error.diagnostics.map { $0.text() } == [
          "error: cannot read 'no/such.xml': there is no such file [file-unreadable]"
        ])
    }
  }

  @Test func whatAMissingFileMayDefineIsNotReported() throws {
    let reading = try CatalogFolder([
      "catalog.xml": Self.catalog(
        """
        <import file="gone.xml"/>
        <values id="v"><value id="a"><label xml:lang="en">A</label></value></values>
        <table id="t" file="gone.csv"><key name="k" type="v"/><result name="r" type="integer"/></table>
        <product id="p" plant="somewhere"><choice id="c" values="v"/><integer id="n" formula="t.r(c)"/>
        <position id="2" part="X-{c}" quantity="1"/><label xml:lang="en">P</label><boolean id="b" formula="hinges.n(1) gt 2"/>
        <position id="1" part="SOME" quantity="1"/><operation id="1" work-center="w" run="PT1S"/></product>
        """)
    ]).read()
    #expect(reading.errors.map(\.code) == ["file-unreadable", "file-unreadable"])
  }

  @Test func limitsAreReportedByName() throws {
    var limits = CatalogLimits()
    limits.files = 2
    let three = try CatalogFolder([
      "catalog.xml": Self.catalog(#"<import file="m.xml"/><import file="n.xml"/>"#), "m.xml": Self.module(""),
      "n.xml": Self.module(""),
    ])
    #expect(three.read(limits: limits).errors.map(\.message) == ["the catalog has too many files (limit 'files': 2)"])
    limits = CatalogLimits()
    limits.importDepth = 1
    let deep = try CatalogFolder([
      "catalog.xml": Self.catalog(#"<import file="m.xml"/>"#), "m.xml": Self.module(#"<import file="n.xml"/>"#),
      "n.xml": Self.module(""),
    ])
    #expect(deep.read(limits: limits).errors.map(\.code) == ["limit-import-depth"])
    limits = CatalogLimits()
    limits.templateParts = 1
    #expect(
      try CatalogFolder(["catalog.xml": SmallCatalog().source]).read(limits: limits).errors.map(\.message)
        == ["'LID-{colour}' stands for too many parts (limit 'templateParts': 1)"])
    limits = CatalogLimits()
    limits.xml.depth = 2
    #expect(
      try CatalogFolder(["catalog.xml": SmallCatalog().source]).read(limits: limits).errors.map(\.code)
        == ["limit-depth"])
  }
}
