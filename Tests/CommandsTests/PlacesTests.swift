import CatalogChecks
import CatalogSessions
import Commands
import Diagnostics
import Testing

/// Places in answers are the catalog's own; those that an author is shown lead to the file.
struct PlacesTests {
  private static let order =
    #"{"order":"A","product":"box","configuration":{"colour":"red","weight":1,"width":2500,"lid":false}}"#

  @Test func answersDoNotTellHowTheCatalogWasNamed() throws {
    let folder = try CatalogFolder(["works/catalog.xml": SmallCatalog().source])
    let answers = try ["works/catalog.xml", "./works//catalog.xml", "works/../works/./catalog.xml"].map { spelled in
      let session = try openCatalog(at: "\(folder.path)/\(spelled)", SessionRequest()).session
      var evaluator = OrderEvaluator(session)
      return answer(Self.order, &evaluator, session)
    }
    #expect(answers[0].contains(#""warnings":[{"id":"R0","because":"So.","at":"catalog.xml:"#), "\(answers[0])")
    #expect(Set(answers).count == 1)
    #expect(!answers[0].contains(folder.path))
  }

  @Test func mistakesLeadToTheFile() throws {
    let folder = try CatalogFolder(["catalog.xml": SmallCatalog(top: "<nonsense/>").source])
    let path = "\(folder.path)/catalog.xml"
    let report = checkCatalog(at: path)
    #expect(Set(report.diagnostics.map(\.place?.file)) == [path])
    do throws(DiagnosedFailure) {
      _ = try openCatalog(at: path, SessionRequest())
      Issue.record("it was opened")
    } catch {
      #expect(Set(error.diagnostics.map(\.place?.file)) == [path])
    }
  }

  @Test func warningsOfSoundCatalogsLeadToTheFile() throws {
    let folder = try CatalogFolder([
      "catalog.xml": SmallCatalog(top: #"<part id="LEFT" kind="buy"><label xml:lang="en">L</label></part>"#).source
    ])
    let report = checkCatalog(at: "\(folder.path)/./catalog.xml")
    #expect(report.reading != nil && !report.diagnostics.isEmpty)
    #expect(report.diagnostics.allSatisfy { $0.place?.file == "\(folder.path)/catalog.xml" })
  }
}
