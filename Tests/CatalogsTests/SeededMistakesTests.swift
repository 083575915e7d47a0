import Catalogs
import Diagnostics
import Testing

/// Each mistake alone in a sound catalog is reported alone, with its code, its words and its place.
@Suite struct SeededMistakesTests {
  static let all =
    FormMistakes.all + ReferenceMistakes.all + MeaningMistakes.products + SurroundingMistakes.all

  @Test(arguments: all) func reportsTheMistake(_ mistake: SeededMistake) throws {
    let main = MarkedSource(mistake.source)
    var places = main.places
    var files = ["catalog.xml": main.text]
    for (name, text) in mistake.files {
      let marked = MarkedSource(text, file: name)
      places += marked.places
      files[name] = marked.text
    }
    let folder = try CatalogFolder(files)
    let reading = folder.read()
    #expect(reading.catalog == nil)
    let error = try #require(reading.errors.first)
    #expect(reading.errors.count == 1, "\(reading.errors.map { $0.text() })")
    #expect(error.code == mistake.code)
    #expect(error.message == mistake.message)
    #expect(error.suggestion == mistake.suggestion)
    #expect(error.place == places.first)
  }
}
